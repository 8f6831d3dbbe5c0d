import { domainToASCII } from 'node:url';
import {
  DISPLAY_NAME_MAX,
  EMAIL_MAX,
  PASSWORD_MAX,
  PASSWORD_MIN,
  USERNAME_MAX,
  USERNAME_MIN,
} from '@/lib/limits';
import { isSingleScript, isUsernameAlphabet, readsAsLatin, skeletonOf } from './confusables';

export type { MemberRole, TokenScope } from './views';
export { MEMBER_ROLES, THEMES, TOKEN_LIFETIMES_DAYS, TOKEN_SCOPES } from './views';

/**
 * Names that would speak for the site, or that a path or a program could take for something else.
 * Compared by skeleton, and without digits and separators: `Admin_1` and `ADM1N` are reserved too.
 */
const RESERVED_NAMES = [
  ...[
    'admin',
    'administrator',
    'moderator',
    'mod',
    'staff',
    'team',
    'official',
    'owner',
    'operator',
    'support',
  ],
  ...[
    'help',
    'security',
    'system',
    'root',
    'sysop',
    'webmaster',
    'postmaster',
    'abuse',
    'noreply',
    'minibatch',
  ],
  ...[
    'api',
    'new',
    'settings',
    'sign-in',
    'sign-up',
    'sign-out',
    'about',
    'search',
    'topics',
    'posts',
    'boards',
  ],
  ...[
    'tags',
    'members',
    'member',
    'me',
    'guest',
    'anonymous',
    'deleted',
    'everyone',
    'here',
    'all',
    'channel',
  ],
  ...['null', 'undefined', 'true', 'false', 'nan'],
  ...[
    '管理员',
    '管理員',
    '超级管理员',
    '版主',
    '站长',
    '官方',
    '系统',
    '客服',
    '运营',
    '团队',
    '游客',
    '匿名',
  ],
  ...['所有人', '全体成员', '已删除', '小批量'],
];
const reservedSkeletons = new Set(RESERVED_NAMES.map(bareSkeleton));

function bareSkeleton(name: string): string {
  return skeletonOf(name.normalize('NFKC').replace(/[-_\s.]/g, ''));
}

/** Whether a name speaks for the site, in any spelling of it. */
export const isReservedName = (name: string): boolean =>
  reservedSkeletons.has(bareSkeleton(name)) ||
  reservedSkeletons.has(bareSkeleton(name.normalize('NFKC').replace(/\d+/g, '')));

/** The form in which a username is kept: NFKC, so that fullwidth and halfwidth letters are the plain ones. */
export const normaliseUsername = (raw: string): string => raw.normalize('NFKC').trim();

/** Two usernames are one name when their skeletons are equal: case, width and look-alikes are folded away. */
export const usernameSkeleton = (username: string): string => skeletonOf(normaliseUsername(username));

/** Number of code points: what a reader counts in Chinese and Latin alike. */
export const lengthOf = (text: string): number => [...text].length;

export type UsernameProblem =
  | 'required'
  | 'too_short'
  | 'too_long'
  | 'bad_characters'
  | 'bad_separators'
  | 'needs_letter'
  | 'mixed_scripts'
  | 'reserved';

/**
 * Why a normalised username cannot be had, or null. Reserved names are allowed to the operator's own commands.
 * Mixed scripts follow UTS #39 "highly restrictive": Latin with Chinese, Japanese or Korean, else one script alone.
 */
export function usernameProblem(name: string, allowReserved = false): UsernameProblem | null {
  const length = lengthOf(name);
  if (length === 0) return 'required';
  if (length < USERNAME_MIN) return 'too_short';
  if (length > USERNAME_MAX) return 'too_long';
  if (!isUsernameAlphabet(name)) return 'bad_characters';
  if (/^[-_]|[-_]$|[-_]{2}/.test(name)) return 'bad_separators';
  if (!/\p{L}/u.test(name)) return 'needs_letter';
  if (!isSingleScript(name) || readsAsLatin(name)) return 'mixed_scripts';
  if (!allowReserved && isReservedName(name)) return 'reserved';
  return null;
}

/** Bidirectional and invisible letters can make a name read as another; marks stacked high break the line. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0\u2800]|\u034F|\p{M}{4,}/u;

/** The form in which a display name is kept: NFC, single spaces. */
export const normaliseDisplayName = (raw: string): string => raw.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Why a normalised display name cannot be had, or null. */
export function displayNameProblem(
  name: string,
): 'required' | 'too_long' | 'bad_characters' | 'reserved' | null {
  if (name === '') return 'required';
  if (lengthOf(name) > DISPLAY_NAME_MAX) return 'too_long';
  // An emoji's joiner (U+200D) and variation selector are letters of their own word: they may stay inside it.
  if (INVISIBLE.test(name.replace(/\p{Extended_Pictographic}(\uFE0F|\u200D|\p{EMod})+/gu, ''))) {
    return 'bad_characters';
  }
  return isReservedName(name) ? 'reserved' : null;
}

/**
 * One spelling of a mail address, made once, before it is compared or kept: trimmed, lower case, the domain in
 * ASCII. Letters outside ASCII before the @ are refused, because their case folding differs between systems and
 * has let one address take another's reset link. Null when it is no address.
 */
export function normaliseEmail(raw: string): string | null {
  const trimmed = raw.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(0, at));
  const domain = domainToASCII(trimmed.slice(at + 1));
  const email = `${local}@${domain}`.toLowerCase();
  if (email.length > EMAIL_MAX || local.length > 64) return null;
  if (!/^[a-z0-9!#$%&'*+/=?^_{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*$/i.test(local)) return null;
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(domain)) return null;
  return email;
}

/** Whether the runtime knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Offsets such as `+08:00` are accepted by newer engines; a member's zone must follow summer time.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** The few long passwords that stand in every list of leaked ones; short ones fail by length already. */
const COMMON_PASSWORDS =
  /^(?:(.)\1+|(?:0?1234567890?)+|0?9?876543210|q?werty(?:uiop)?\d*|1q2w3e4r5t6?y?|(?:pass?word|admin|letmein|welcome|iloveyou|abcd?e?f?g?)[\d!@]*|a?woaini\d*|minibatch\d*)$/i;

/** Why a new password is refused, or null: length alone and a list, as NIST SP 800-63B-4 asks; no rules of letters. */
export function passwordProblem(
  password: string,
): 'required' | 'too_short' | 'too_long' | 'too_common' | null {
  const length = lengthOf(password);
  if (length === 0) return 'required';
  if (length < PASSWORD_MIN) return 'too_short';
  if (length > PASSWORD_MAX) return 'too_long';
  return COMMON_PASSWORDS.test(password) ? 'too_common' : null;
}
