import { type Db, replaceTopicTags } from './store';
import type { TagRef } from './views';

/** Gives a topic exactly these tags, within the caller's transaction; new ones are made. */
export const setTopicTags = (tx: Db, topicId: number, tags: TagRef[]): Promise<void> =>
  replaceTopicTags(tx, topicId, tags);
