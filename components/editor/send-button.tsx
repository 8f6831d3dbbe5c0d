'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

/** The button that sends a kept form. It keeps the focus while the server works; a second press does nothing. */
export function SendButton({ pending, children }: { pending: boolean; children: ReactNode }) {
  const t = useTranslations('common');
  return (
    <Button
      type="submit"
      variant="primary"
      aria-disabled={pending || undefined}
      data-pending={pending || undefined}
    >
      {pending ? t('sending') : children}
    </Button>
  );
}
