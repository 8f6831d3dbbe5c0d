import { MEMBER_ITEMS_PER_PAGE } from '@/lib/limits';
import { listTopics } from './list-topics';

/** A page of the topics that a member opened, newest first; null where the page does not exist. */
export const listMemberTopics = (memberId: number, page: number) =>
  listTopics({ authorId: memberId }, 'created', page, MEMBER_ITEMS_PER_PAGE);
