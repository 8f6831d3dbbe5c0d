import 'server-only';
import { getBlob } from '@/lib/blobs';
import { avatarSvg } from '@/lib/members/avatar-svg';

/** The bytes of an avatar and what they are. */
export interface Picture {
  type: 'image/svg+xml; charset=utf-8' | 'image/webp';
  body: BodyInit;
}

/** A picture by the last part of its address, as `avatarUrlOf` makes it; null when there is none. */
export async function readAvatar(file: string): Promise<Picture | null> {
  const generated = /^([0-9a-f]{2,5})-(\d{1,2})\.svg$/.exec(file);
  if (generated) {
    const svg = avatarSvg(Number.parseInt(generated[1] ?? '', 16), Number(generated[2]));
    return svg === null ? null : { type: 'image/svg+xml; charset=utf-8', body: svg };
  }
  const uploaded = /^[0-9a-f]{32}\.webp$/.test(file) ? await getBlob(file) : null;
  return uploaded ? { type: 'image/webp', body: new Uint8Array(uploaded) } : null;
}
