import { isRowId } from '@/lib/parse';
import { pageOfNumber } from '@/lib/topics/views';
import { findPlace } from './store';
import type { PostPlace } from './views';

/** Where a post is, deleted or not; null where there never was one. */
export async function getPostPlace(postId: number): Promise<PostPlace | null> {
  const row = isRowId(postId) ? await findPlace(postId) : null;
  return row && { postId: row.id, topicId: row.topicId, number: row.number, page: pageOfNumber(row.number) };
}
