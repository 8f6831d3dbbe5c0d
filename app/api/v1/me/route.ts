import { appError } from '@/lib/errors';
import { findMemberById } from '@/lib/members/find-members';
import { fail, ok } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { orNotFound } from '@/lib/web/api/parameters';

/** The member of the token, and what the token may do. */
export const GET = endpoint('apiRead', async ({ viewer }) => {
  if (!viewer) return fail(appError('not_signed_in'));
  const member = orNotFound(await findMemberById(viewer.id));
  if (!member.ok) return member;
  const { emailConfirmed, scopes } = viewer;
  return ok({ body: { ...member.value, emailConfirmed, scopes: scopes ?? [] } });
});
