import { TOPICS_PER_PAGE } from '@/lib/limits';
import { listTopics } from './list-topics';

/** A page of the topics of all boards, newest activity first; null where the page does not exist. */
export const listLatestTopics = (page: number) => listTopics({}, 'activity', page, TOPICS_PER_PAGE);
