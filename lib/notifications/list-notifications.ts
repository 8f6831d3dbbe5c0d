import { NOTIFICATIONS_PER_PAGE } from '@/lib/limits';
import { toMemberRef, type Viewer } from '@/lib/members/views';
import { hasPage, type Paged, pageCountOf, windowOf } from '@/lib/paging';
import { asReader } from './policy';
import { isNotificationKind } from './rules';
import { countAll, findNotifications } from './store';
import type { NotificationView } from './views';

type Row = Awaited<ReturnType<typeof findNotifications>>[number];

function toView({ id, kind, actor, post, createdAt, readAt }: Row): NotificationView[] {
  if (!isNotificationKind(kind)) return [];
  const { topic, ...postRef } = post;
  return [
    {
      id,
      kind,
      actor: toMemberRef(actor),
      topic,
      post: postRef,
      createdAt: createdAt.toISOString(),
      read: readAt !== null,
    },
  ];
}

/** A page of the viewer's notifications, newest first; null where the page does not exist or they may not read. */
export async function listNotifications(
  viewer: Viewer,
  page: number,
): Promise<Paged<NotificationView> | null> {
  if (!asReader(viewer).ok) return null;
  const total = await countAll(viewer.id);
  if (!hasPage(page, total, NOTIFICATIONS_PER_PAGE)) return null;
  const rows = await findNotifications(viewer.id, windowOf(page, NOTIFICATIONS_PER_PAGE));
  return { items: rows.flatMap(toView), page, pageCount: pageCountOf(total, NOTIFICATIONS_PER_PAGE), total };
}
