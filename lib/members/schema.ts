import { z } from 'zod';
import {
  BIOGRAPHY_MAX,
  DISPLAY_NAME_MAX,
  EMAIL_MAX,
  PASSWORD_MAX,
  PASSWORD_MIN,
  PROFILE_LINKS_MAX,
  USERNAME_MAX,
  USERNAME_MIN,
} from '@/lib/limits';
import { text } from '@/lib/parse';
import {
  displayNameProblem,
  isTimeZone,
  normaliseDisplayName,
  normaliseEmail,
  normaliseUsername,
  passwordProblem,
  usernameProblem,
} from './rules';
import { MEMBER_ROLES, THEMES, TOKEN_LIFETIMES_DAYS, TOKEN_SCOPES } from './views';

const fault = (message: string, params: Record<string, number> = {}) =>
  ({ code: 'custom', message, params }) as const;

const username = (allowReserved: boolean) =>
  z
    .string()
    .transform(normaliseUsername)
    .check(({ value, issues }) => {
      const problem = usernameProblem(value, allowReserved);
      const params = { min: USERNAME_MIN, max: USERNAME_MAX };
      if (problem) issues.push({ ...fault(problem, params), input: value });
    });

const email = z.string().transform((raw, context) => {
  const address = normaliseEmail(raw);
  if (address) return address;
  context.issues.push({ ...fault(raw.trim() ? 'bad_email' : 'required'), input: raw });
  return z.NEVER;
});

const newPassword = z.string().check(({ value, issues }) => {
  const problem = passwordProblem(value);
  if (problem) issues.push({ ...fault(problem, { min: PASSWORD_MIN, max: PASSWORD_MAX }), input: '' });
});

/** A password that is only compared: any text, bounded so that hashing it is. */
const givenPassword = text(1, PASSWORD_MAX);

const displayName = z
  .string()
  .transform(normaliseDisplayName)
  .check(({ value, issues }) => {
    const problem = displayNameProblem(value);
    if (problem) issues.push({ ...fault(problem, { max: DISPLAY_NAME_MAX }), input: value });
  });

const timeZone = z.string().refine(isTimeZone, { error: 'invalid' });
const locale = z.enum(['zh-CN', 'en']);

const LINK_LABEL_MAX = 40;
const LINK_URL_MAX = 300;

/** Only http and https: a `javascript:` link runs in the reader's page. A password in an address is nobody's business. */
function webAddress(raw: string): string | null {
  const address = raw.length <= LINK_URL_MAX && URL.canParse(raw) ? new URL(raw) : null;
  const plain = address && /^https?:$/.test(address.protocol) && !address.username && !address.password;
  return plain ? address.href : null;
}

/** A line of the form: a link, or null where nothing was typed. */
const profileLink = z
  .strictObject({
    label: text(0, LINK_LABEL_MAX, (raw) => raw.normalize('NFC').replace(/\s+/g, ' ').trim()),
    url: z.string(),
  })
  .transform(({ label, url: raw }, context) => {
    if (label === '' && raw.trim() === '') return null;
    const url = webAddress(raw.trim());
    if (url) return { label, url };
    context.issues.push({ ...fault('bad_link'), path: ['url'], input: raw });
    return z.NEVER;
  });

export const signUpSchema = z
  .strictObject({ username: username(false), email, password: newPassword, locale })
  .check(({ value, issues }) => {
    if (!isGuessable(value)) return;
    issues.push({ ...fault('password_has_name'), path: ['password'], input: '' });
  });

function isGuessable({
  username,
  email,
  password,
}: {
  username: string;
  email: string;
  password: string;
}): boolean {
  const folded = password.normalize('NFKC').toLowerCase();
  return [username, email, email.split('@')[0] ?? ''].some((name) => folded === name.toLowerCase());
}

export const signInSchema = z.strictObject({
  /** A username or a mail address. */
  name: text(1, EMAIL_MAX, (raw) => raw.trim()),
  password: givenPassword,
});

export const resetRequestSchema = z.strictObject({ email, locale });
export const resetPasswordSchema = z.strictObject({ token: text(1, 100), password: newPassword });
export const changePasswordSchema = z.strictObject({ current: givenPassword, password: newPassword });
export const changeEmailSchema = z.strictObject({
  email,
  password: z.string().max(PASSWORD_MAX).default(''),
});

export const profileSchema = z.strictObject({
  displayName,
  biography: text(0, BIOGRAPHY_MAX, (raw) => raw.replace(/\r\n?/g, '\n').trim()),
  links: z
    .array(profileLink)
    .max(PROFILE_LINKS_MAX)
    .transform((links) => links.filter((link) => link !== null)),
});

export const preferencesSchema = z.strictObject({ locale, theme: z.enum(THEMES), timeZone });

export const accessTokenSchema = z.strictObject({
  name: text(1, 60, (raw) => raw.trim()),
  scopes: z
    .array(z.enum(TOKEN_SCOPES))
    .min(1, { error: 'required' })
    .transform((scopes) => [...new Set(scopes)]),
  /** Days until it expires; null: until it is revoked. */
  days: z.union(TOKEN_LIFETIMES_DAYS.map((days) => z.literal(days))),
});

export const suspendSchema = z.strictObject({
  memberId: z.int().positive(),
  reason: text(1, 500, (raw) => raw.trim()),
  /** Days; 0 lifts a suspension. */
  days: z.int().min(0).max(3_650),
});

/** A member made by the operator, a seed or a test: nothing is mailed, and reserved names are allowed. */
export const createMemberSchema = z.strictObject({
  username: username(true),
  email: email.nullish(),
  displayName: text(1, DISPLAY_NAME_MAX, normaliseDisplayName).optional(),
  password: newPassword.optional(),
  role: z.enum(MEMBER_ROLES).default('member'),
  locale: locale.default('zh-CN'),
  timeZone: timeZone.default('Asia/Shanghai'),
  /** Source in Markdown; its html is made by the caller's save of a profile. */
  biography: text(0, BIOGRAPHY_MAX).optional(),
  /** Default true: the operator vouches for the address. */
  emailConfirmed: z.boolean().default(true),
  /** A member of the seed, who cannot sign in. */
  demo: z.boolean().default(false),
  createdAt: z.date().optional(),
});
