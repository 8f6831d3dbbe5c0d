import 'server-only';
import type { Viewer } from '../../members/views';
import { listNotifications } from '../../notifications/list-notifications';
import type { NotificationView } from '../../notifications/views';
import type { Paged } from '../../topics/views';

/** A page of the viewer's own notifications, newest first; null where the page does not exist. Never cached. */
export const readNotifications = (viewer: Viewer, page: number): Promise<Paged<NotificationView> | null> =>
  listNotifications(viewer, page);
