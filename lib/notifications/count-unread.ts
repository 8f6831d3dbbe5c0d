import { countUnread as count } from './store';

/** How many notifications a member has not read. Those of deleted posts do not count. */
export const countUnread = (memberId: number): Promise<number> => count(memberId);
