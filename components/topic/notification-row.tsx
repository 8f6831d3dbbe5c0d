'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { useViewer } from '@/components/shell/viewer-provider';
import { Avatar } from '@/components/ui/avatar';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import type { NotificationView } from '@/lib/notifications/views';
import { postAnchorPath } from '@/lib/topics/views';
import { IDLE } from '@/lib/web/action-state';
import { markNotificationsReadAction } from '@/lib/web/actions/notifications';

/** Who did what, where; opening it marks it read. */
export function NotificationRow({ notification }: { notification: NotificationView }) {
  const t = useTranslations('notifications');
  const { refresh } = useViewer();
  const { id, kind, actor, topic, post, createdAt, read } = notification;
  const markRead = () => {
    if (read) return;
    const form = new FormData();
    form.set('id', String(id));
    // Not waited for: a mark that fails costs nothing, a page that waits does.
    markNotificationsReadAction(IDLE, form).then(refresh, () => undefined);
  };
  return (
    <li
      className={clsx(
        'grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 px-2 py-3',
        !read && 'bg-accent-soft/50',
      )}
    >
      <Avatar member={actor} />
      <div className="grid min-w-0 gap-0.5">
        <p className="text-sm text-muted">
          {!read && <strong className="text-accent">{t('unread')} </strong>}
          {t(`kind.${kind}`, { name: actor.displayName })} <Time at={createdAt} />
        </p>
        <Link
          href={postAnchorPath(topic.id, post.number)}
          onClick={markRead}
          className="font-semibold break-words text-ink hover:text-accent hover:underline"
        >
          {topic.title}
        </Link>
        <p className="line-clamp-2 text-sm break-words text-muted">{post.excerpt}</p>
      </div>
    </li>
  );
}
