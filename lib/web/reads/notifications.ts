import 'server-only';
import type { Viewer } from '@/lib/members/views';
import { listNotifications } from '@/lib/notifications/list-notifications';
import type { NotificationView } from '@/lib/notifications/views';
import type { Paged } from '@/lib/topics/views';

/** A page of the viewer's own notifications, newest first; null where the page does not exist. Never cached. */
export const readNotifications = (viewer: Viewer, page: number): Promise<Paged<NotificationView> | null> =>
  listNotifications(viewer, page);
