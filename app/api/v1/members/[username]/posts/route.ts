import { findMemberByName } from '@/lib/members/find-members';
import { listAnswer } from '@/lib/web/api/answers';
import { endpoint } from '@/lib/web/api/endpoint';
import { orNotFound } from '@/lib/web/api/parameters';
import { postRowResource } from '@/lib/web/api/resources';
import { readMemberPosts } from '@/lib/web/reads/posts';

/** A page of the posts that a member wrote, newest first. */
export const GET = endpoint<{ username: string }>('apiRead', async ({ params, query }) => {
  const member = orNotFound(await findMemberByName(params.username));
  if (!member.ok) return member;
  return listAnswer(query, (page) => readMemberPosts(member.value.id, page), postRowResource);
});
