/** Hues of the generated avatars, as many as the boards have (look.md). */
export const AVATAR_HUES = 12;

/** What an avatar's address is made of. */
export interface AvatarSubject {
  id: number;
  username: string;
  avatarKey: string | null;
}

/**
 * Address of a member's avatar, without a locale. Everything that the picture shows is in the address, so that
 * it may be cached for ever and needs no look-up: the key of the uploaded file, or hue and letter of the generated one.
 */
export function avatarUrlOf({ id, username, avatarKey }: AvatarSubject): string {
  if (avatarKey) return `/avatars/${avatarKey}`;
  const letter = (username.codePointAt(0) ?? 0x3f).toString(16);
  // 7 has no factor in common with 12: neighbours in a list of new members differ clearly.
  return `/avatars/${letter}-${(id * 7) % AVATAR_HUES}.svg`;
}
