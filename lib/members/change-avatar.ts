import { deleteBlob, putBlob } from '@/lib/blobs';
import { appError } from '@/lib/errors';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { encodeAvatar } from './avatar-image';
import { mayEditProfile, mayManageAccount } from './policy';
import { setAvatarKey } from './store';
import { membersTraces, type Traces } from './traces';
import type { Viewer } from './views';

const refusal = (viewer: Viewer) => {
  if (!mayManageAccount(viewer)) return appError('not_allowed');
  return mayEditProfile(viewer) ? null : appError('suspended');
};

/** The old picture goes with the change: a picture that its member took down answers 404 from then on. */
async function replaceAvatar(viewer: Viewer, avatarKey: string | null): Promise<Traces> {
  const old = await setAvatarKey(viewer.id, avatarKey);
  if (old) await deleteBlob(old);
  return membersTraces(viewer.id, true);
}

/** Takes an uploaded picture (PNG, JPEG, WebP or GIF) as the viewer's avatar. Gives where it shows up. */
export async function uploadAvatar(viewer: Viewer, bytes: Uint8Array): Promise<Result<Traces>> {
  const refused = refusal(viewer);
  if (refused) return fail(refused);
  const allowed = await consume('upload', String(viewer.id));
  if (!allowed.ok) return allowed;
  const picture = await encodeAvatar(bytes);
  if (!picture.ok) return picture;
  return ok(await replaceAvatar(viewer, await putBlob(picture.value, 'webp')));
}

/** Takes the viewer's picture down; the generated one shows again. */
export async function removeAvatar(viewer: Viewer): Promise<Result<Traces>> {
  const refused = refusal(viewer);
  if (refused) return fail(refused);
  const allowed = await consume('profile', String(viewer.id));
  if (!allowed.ok) return allowed;
  return ok(await replaceAvatar(viewer, null));
}
