import { findMemberByName } from '@/lib/members/find-members';
import { listAnswer } from '@/lib/web/api/answers';
import { endpoint } from '@/lib/web/api/endpoint';
import { orNotFound } from '@/lib/web/api/parameters';
import { runCardResource } from '@/lib/web/api/resources';
import { readMemberRuns } from '@/lib/web/reads/runs';

/** A page of the runs that a member shares, newest first. */
export const GET = endpoint<{ username: string }>('apiRead', async ({ params, query }) => {
  const member = orNotFound(await findMemberByName(params.username));
  if (!member.ok) return member;
  return listAnswer(query, (page) => readMemberRuns(member.value.id, page), runCardResource);
});
