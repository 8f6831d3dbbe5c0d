'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useViewer } from '@/components/shell/viewer-provider';
import { Link, useRouter } from '@/i18n/navigation';

/** Leads the member whose run this is to their own list; others see only where runs of one's own are. */
export function OwnRunPointer({ id }: { id: number }) {
  const t = useTranslations('runPages');
  const { status } = useViewer();
  const router = useRouter();
  useEffect(() => {
    if (status !== 'member') return;
    const leaving = new AbortController();
    const { signal } = leaving;
    fetch(`/api/viewer/runs/${id}`, { cache: 'no-store', signal }).then(
      (answer) => answer.ok && router.replace(`/sandbox/runs#run-${id}`),
      () => undefined,
    );
    return () => leaving.abort();
  }, [id, router, status]);
  return (
    <p className="mx-auto max-w-xl text-center text-sm text-muted">
      {t.rich('notShared', { runs: (chunks) => <Link href="/sandbox/runs">{chunks}</Link> })}
    </p>
  );
}
