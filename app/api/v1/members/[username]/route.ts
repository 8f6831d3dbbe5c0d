import { getProfile } from '@/lib/members/get-profile';
import { ok } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { orNotFound } from '@/lib/web/api/parameters';
import { memberResource } from '@/lib/web/api/resources';

/** A member's public profile. */
export const GET = endpoint<{ username: string }>('apiRead', async ({ params }) => {
  const profile = orNotFound(await getProfile(params.username));
  return profile.ok ? ok({ body: memberResource(profile.value) }) : profile;
});
