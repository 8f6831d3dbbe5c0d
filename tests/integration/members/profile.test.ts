import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getBlob } from '@/lib/blobs';
import { db } from '@/lib/db';
import { avatarUrlOf } from '@/lib/members/avatar';
import { removeAvatar, uploadAvatar } from '@/lib/members/change-avatar';
import { createMember } from '@/lib/members/create-member';
import { findMembersByNames } from '@/lib/members/find-members';
import { getProfile, getSettings } from '@/lib/members/get-profile';
import { createSession, viewerOfSession } from '@/lib/members/sessions';
import { updatePreferences, updateProfile } from '@/lib/members/update-profile';
import type { Viewer } from '@/lib/members/views';

let viewer: Viewer;
let count = 0;

async function newViewer(): Promise<Viewer> {
  const username = `profile-x${count++}`;
  const made = await createMember({ username, email: `${username}@example.org` });
  if (!made.ok) throw new Error(made.error.code);
  const { secret } = await createSession(made.value.id, { address: '', userAgent: '' });
  const found = await viewerOfSession(secret);
  if (!found) throw new Error('not signed in');
  return found;
}

beforeEach(async () => {
  viewer = await newViewer();
});

const profile = { displayName: '小红 Hong', biography: '我学习 **深度学习**，$L=-\\log p$。', links: [] };

describe('the profile', () => {
  test('shows what was saved, its biography rendered and safe', async () => {
    const links = [
      { label: '主页', url: 'https://example.org/~hong' },
      { label: '', url: '' },
      { label: '', url: 'http://example.com' },
    ];
    const biography = `${profile.biography}\n\n<script>alert(1)</script> [x](javascript:alert(1))`;
    expect(await updateProfile(viewer, { ...profile, biography, links })).toMatchObject({ ok: true });
    const shown = await getProfile(viewer.username.toUpperCase());
    expect(shown).toMatchObject({ displayName: '小红 Hong', username: viewer.username });
    expect(shown?.biographyHtml).toContain('<strong>深度学习</strong>');
    expect(shown?.biographyHtml).toContain('katex');
    expect(shown?.biographyHtml).not.toMatch(/<script|javascript:/);
    expect(shown?.links).toEqual([
      { label: '主页', url: 'https://example.org/~hong' },
      { label: '', url: 'http://example.com/' },
    ]);
    expect((await getSettings(viewer))?.biographySource).toContain('$L=');
    expect(await getProfile('nobody-has-this')).toBeNull();
  });

  test.each([
    ['javascript:alert(1)', 'links.0.url'],
    ['data:text/html,x', 'links.0.url'],
    ['https://user:secret@example.org', 'links.0.url'],
    ['not an address', 'links.0.url'],
  ])('a link to %s is refused', async (url, field) => {
    const result = await updateProfile(viewer, { ...profile, links: [{ label: 'x', url }] });
    expect(result).toMatchObject({ ok: false, error: { fields: [{ field, key: 'bad_link' }] } });
  });

  test('a display name cannot speak for the site, and nobody edits more than the profile', async () => {
    for (const displayName of ['Administrator', '管理员', 'a\u202eb', ' ']) {
      expect(await updateProfile(viewer, { ...profile, displayName })).toMatchObject({ ok: false });
    }
    expect(await updateProfile(viewer, { ...profile, role: 'administrator' })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
  });

  test('a suspended member, and an access token, cannot edit it', async () => {
    const suspended = { ...viewer, suspendedUntil: new Date(Date.now() + 1e6) };
    expect(await updateProfile(suspended, profile)).toMatchObject({
      ok: false,
      error: { code: 'suspended' },
    });
    const byToken = { ...viewer, sessionId: null, scopes: ['posts:write'] };
    expect(await updateProfile(byToken, profile)).toMatchObject({
      ok: false,
      error: { code: 'not_allowed' },
    });
  });

  test('names in a text are found in one look-up, in any spelling', async () => {
    const found = await findMembersByNames([viewer.username.toUpperCase(), 'nobody-here', viewer.username]);
    expect([...found.keys()]).toEqual([viewer.username.toUpperCase(), viewer.username]);
    expect(found.get(viewer.username)?.id).toBe(viewer.id);
  });
});

describe('preferences', () => {
  test('language, theme and time zone are kept', async () => {
    const input = { locale: 'en', theme: 'dark', timeZone: 'Europe/Berlin' };
    expect(await updatePreferences(viewer, input)).toMatchObject({ ok: true });
    expect(await getSettings(viewer)).toMatchObject(input);
  });

  test.each([
    { locale: 'fr', theme: 'dark', timeZone: 'UTC' },
    { locale: 'en', theme: 'pink', timeZone: 'UTC' },
    { locale: 'en', theme: 'dark', timeZone: 'Mars/Olympus' },
    { locale: 'en', theme: 'dark', timeZone: '+08:00' },
  ])('%j is refused', async (input) => {
    expect(await updatePreferences(viewer, input)).toMatchObject({
      ok: false,
      error: { code: 'invalid_input' },
    });
  });
});

describe('the avatar', () => {
  let photograph: Buffer;
  beforeAll(async () => {
    photograph = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3355aa' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
  });

  const keyOf = async () => (await db.member.findUnique({ where: { id: viewer.id } }))?.avatarKey ?? '';

  test('is generated until a picture is uploaded, and again when it is removed', async () => {
    const generated = (await getProfile(viewer.username))?.avatarUrl;
    expect(generated).toMatch(/^\/avatars\/70-\d+\.svg$/);
    expect(await uploadAvatar(viewer, photograph)).toMatchObject({
      ok: true,
      value: { members: [viewer.id] },
    });
    const key = await keyOf();
    expect((await getProfile(viewer.username))?.avatarUrl).toBe(`/avatars/${key}`);
    const stored = await getBlob(key);
    const metadata = await sharp(stored ?? Buffer.alloc(0)).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 256, height: 256 });
    expect(metadata.exif).toBeUndefined();
    expect(Buffer.from(stored ?? []).toString('latin1')).not.toContain('secret place');
    expect(await removeAvatar(viewer)).toMatchObject({ ok: true });
    expect(await getBlob(key)).toBeNull();
    expect((await getProfile(viewer.username))?.avatarUrl).toBe(generated);
  });

  test('a new picture takes the old one away', async () => {
    await uploadAvatar(viewer, photograph);
    const first = await keyOf();
    await uploadAvatar(viewer, photograph);
    expect(await getBlob(first)).toBeNull();
    expect(await getBlob(await keyOf())).not.toBeNull();
  });

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>');
  test.each([
    ['nothing', () => Buffer.alloc(0), 'invalid_input'],
    ['a text', () => Buffer.from('hello, I am a picture'), 'unsupported_media'],
    ['an SVG', () => svg, 'unsupported_media'],
    ['a truncated JPEG', () => photograph.subarray(0, 400), 'bad_image'],
    ['a head without a body', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'bad_image'],
    ['more than 4 MB', () => Buffer.concat([photograph, Buffer.alloc(4 * 1024 * 1024)]), 'too_large'],
  ])('%s is refused and changes nothing', async (_name, bytes, code) => {
    expect(await uploadAvatar(viewer, bytes())).toMatchObject({ ok: false, error: { code } });
    expect(await keyOf()).toBe('');
  });

  test('a picture of far too many pixels is refused', async () => {
    const bomb = await sharp({ create: { width: 16_000, height: 16_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(4 * 1024 * 1024);
    expect(await uploadAvatar(viewer, bomb)).toMatchObject({ ok: false, error: { code: 'bad_image' } });
  }, 60_000);

  test('the same member has the same generated picture, neighbours another colour', () => {
    const of = (id: number) => avatarUrlOf({ id, username: '学习', avatarKey: null });
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
    expect(of(1)).toMatch(/^\/avatars\/5b66-/);
  });
});
