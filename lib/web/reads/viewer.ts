import 'server-only';
import type { ViewerView } from '@/lib/members/views';
import { countUnread } from '@/lib/notifications/count-unread';
import { getViewerTopic } from '@/lib/topics/get-viewer-topic';
import type { ViewerTopicView } from '@/lib/topics/views';
import { currentMemberView, currentViewer } from '@/lib/web/viewer';

/** The viewer's unread notifications; 0 for a guest. */
export async function readUnread(): Promise<number> {
  const viewer = await currentViewer();
  return viewer ? countUnread(viewer.id) : 0;
}

/** Who looks at the page now. */
export async function readViewerView(): Promise<ViewerView> {
  const [member, unreadNotifications] = await Promise.all([currentMemberView(), readUnread()]);
  return { member, unreadNotifications: member ? unreadNotifications : 0 };
}

/** The personal layer over the posts from..to of a topic; null where there is no such topic. */
export const readViewerTopic = async (
  topicId: number,
  range: { from: number; to: number },
): Promise<ViewerTopicView | null> => getViewerTopic(await currentViewer(), topicId, range);
