import { findMemberByName } from '@/lib/members/find-members';
import { listAnswer } from '@/lib/web/api/answers';
import { endpoint } from '@/lib/web/api/endpoint';
import { orNotFound } from '@/lib/web/api/parameters';
import { topicRowResource } from '@/lib/web/api/resources';
import { readMemberTopics } from '@/lib/web/reads/topics';

/** A page of the topics that a member opened, newest first. */
export const GET = endpoint<{ username: string }>('apiRead', async ({ params, query }) => {
  const member = orNotFound(await findMemberByName(params.username));
  if (!member.ok) return member;
  return listAnswer(query, (page) => readMemberTopics(member.value.id, page), topicRowResource);
});
