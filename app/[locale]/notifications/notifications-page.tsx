import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ClientMessages } from '@/components/shell/client-messages';
import { MarkAllRead } from '@/components/topic/mark-all-read';
import { NotificationRow } from '@/components/topic/notification-row';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { NotificationView } from '@/lib/notifications/views';
import type { Paged } from '@/lib/topics/views';
import { readNotifications } from '@/lib/web/reads/notifications';
import { requireViewer } from '@/lib/web/session';

/** A page of the viewer's own notifications; a guest is led to sign in. */
export async function NotificationsPage({ locale, page }: { locale: string; page: number | null }) {
  const viewer = await requireViewer(locale, '/notifications');
  const notifications = page === null ? null : await readNotifications(viewer, page);
  if (!notifications) notFound();
  return (
    <ClientMessages namespaces={['notifications']}>
      <Notifications notifications={notifications} />
    </ClientMessages>
  );
}

function Notifications({ notifications }: { notifications: Paged<NotificationView> }) {
  const t = useTranslations('notifications');
  const { items, page, pageCount } = notifications;
  return (
    <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1>{t('title')}</h1>
        {items.some((item) => !item.read) && <MarkAllRead />}
      </header>
      {items.length === 0 ? (
        <EmptyState
          icon="bell"
          title={t('none')}
          action={<ButtonLink href="/latest">{t('toLatest')}</ButtonLink>}
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {items.map((item) => (
            <NotificationRow key={item.id} notification={item} />
          ))}
        </ul>
      )}
      <Pagination basePath="/notifications" page={page} pages={pageCount} />
    </div>
  );
}
