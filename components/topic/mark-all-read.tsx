'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useKeptAction } from '@/components/editor/use-kept-action';
import { useViewer } from '@/components/shell/viewer-provider';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { markNotificationsReadAction } from '@/lib/web/actions/notifications';

/** Marks every notification read. */
export function MarkAllRead() {
  const t = useTranslations('notifications');
  const router = useRouter();
  const { refresh } = useViewer();
  const { state, pending, formProps } = useKeptAction(markNotificationsReadAction);
  useEffect(() => {
    if (state.status !== 'done') return;
    router.refresh();
    void refresh();
  }, [state, router, refresh]);
  return (
    <form {...formProps}>
      <FormError state={state} />
      <Button type="submit" size="sm" icon="check" aria-disabled={pending || undefined}>
        {t('markAllRead')}
      </Button>
    </form>
  );
}
