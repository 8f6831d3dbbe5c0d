'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

/** Asks before a link leads away from unsaved text. `wanted` is the link's address, language included. */
export function LeaveDialog({ wanted, onStay }: { wanted: string | null; onStay: () => void }) {
  const t = useTranslations('editor');
  const router = useRouter();
  if (wanted === null) return null;
  const leave = () => {
    onStay();
    router.push(wanted);
  };
  return (
    <Dialog
      open
      onClose={onStay}
      title={t('leaveTitle')}
      footer={
        <>
          <Button onClick={leave}>{t('leave')}</Button>
          <Button variant="primary" onClick={onStay}>
            {t('stay')}
          </Button>
        </>
      }
    >
      <p>{t('leaveText')}</p>
    </Dialog>
  );
}
