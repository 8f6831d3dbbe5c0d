import { z } from 'zod';

/**
 * The environment of the site, checked once. Every variable is described for operators in `.env.example`;
 * a test compares the two.
 */

/** An empty variable in a shell or in a compose file means: not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess((given) => (given === '' || given === undefined ? value : given), schema);

const address = (protocols: RegExp, message: string) => z.url({ protocol: protocols, error: message });

const flag = (name: string) =>
  z.enum(['0', '1'], { error: `${name} must be 0 or 1` }).transform((value) => value === '1');

export const environmentSchema = z.object({
  PORT: withDefault(
    z.coerce.number().int().min(1).max(65_535, { error: 'PORT must be a whole number from 1 to 65535' }),
    3000,
  ),
  DATABASE_URL: optional(address(/^postgres(ql)?$/, 'DATABASE_URL must begin with postgresql://')),
  SITE_URL: optional(
    address(/^https?$/, 'SITE_URL must be the address of the site, for instance https://minibatch.example'),
  ),
  NEXTAUTH_SECRET: optional(
    z.string().min(32, { error: 'NEXTAUTH_SECRET must have at least 32 characters' }),
  ),
  MINIBATCH_DATA_DIR: withDefault(z.string(), '.data'),
  SEED_DEMO: withDefault(flag('SEED_DEMO'), '1'),
  RATE_LIMIT_SCALE: withDefault(
    z.coerce.number({ error: 'RATE_LIMIT_SCALE must be a number above 0' }).positive({
      error: 'RATE_LIMIT_SCALE must be a number above 0',
    }),
    1,
  ),
  TRUST_PROXY: withDefault(
    z.coerce
      .number({ error: 'TRUST_PROXY must be the number of proxies in front of the site, 0 to 10' })
      .int({ error: 'TRUST_PROXY must be the number of proxies in front of the site, 0 to 10' })
      .min(0, { error: 'TRUST_PROXY must be the number of proxies in front of the site, 0 to 10' })
      .max(10, { error: 'TRUST_PROXY must be the number of proxies in front of the site, 0 to 10' }),
    0,
  ),
  SMTP_URL: optional(address(/^smtps?$/, 'SMTP_URL must begin with smtp:// or smtps://')),
  MAIL_FROM: withDefault(z.string(), 'Minibatch <noreply@localhost>'),
  GITHUB_ID: optional(z.string()),
  GITHUB_SECRET: optional(z.string()),
  GITHUB_URL: withDefault(
    address(/^https?$/, 'GITHUB_URL must be an http:// or https:// address'),
    'https://github.com',
  ),
  GOOGLE_ID: optional(z.string()),
  GOOGLE_SECRET: optional(z.string()),
  GOOGLE_ISSUER: withDefault(
    address(/^https?$/, 'GOOGLE_ISSUER must be an http:// or https:// address'),
    'https://accounts.google.com',
  ),
  S3_ENDPOINT: optional(address(/^https?$/, 'S3_ENDPOINT must be an http:// or https:// address')),
  S3_REGION: withDefault(z.string(), 'auto'),
  S3_BUCKET: optional(z.string()),
  S3_ACCESS_KEY_ID: optional(z.string()),
  S3_SECRET_ACCESS_KEY: optional(z.string()),
});

/** Variables that mean something only together. */
const TOGETHER = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
] as const;

export type Environment = z.output<typeof environmentSchema>;

/** A bad environment; each of `sentences` names one variable and what it must be. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';
  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
  }
}

function missingPartners(environment: Environment): string[] {
  return TOGETHER.flatMap((group) => {
    const missing = group.filter((name) => !environment[name]);
    if (missing.length === 0 || missing.length === group.length) return [];
    return [`${group.join(', ')} are set together or not at all: ${missing.join(', ')} is missing`];
  });
}

/** Checks variables and gives them typed, with defaults. Throws EnvironmentError with a sentence for each bad one. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        return message.startsWith(name) ? message : `${name}: ${message}`;
      }),
    );
  }
  const sentences = missingPartners(parsed.data);
  if (sentences.length > 0) throw new EnvironmentError(sentences);
  return parsed.data;
}

let checked: Environment | null = null;

/** The environment of this process, checked at the first call. */
export function env(): Environment {
  checked ??= parseEnvironment(process.env);
  return checked;
}

/** The address under which members reach the site, without a slash at its end. */
export const siteUrl = (): string => (env().SITE_URL ?? `http://localhost:${env().PORT}`).replace(/\/+$/, '');
