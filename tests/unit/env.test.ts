import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EnvironmentError, environmentSchema, parseEnvironment } from '@/lib/env';

/** The lines of .env.example, as a shell would read them. */
function exampleVariables(): Record<string, string> {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
      return name ? [[name, value ?? '']] : [];
    }),
  );
}

function sentencesFor(variables: Record<string, string>): string[] {
  try {
    parseEnvironment(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.sentences;
    throw error;
  }
}

describe('the environment', () => {
  test('.env.example documents every variable, and no other', () => {
    expect(Object.keys(exampleVariables()).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  test('.env.example works unedited, and names the defaults', () => {
    expect(parseEnvironment(exampleVariables())).toEqual(parseEnvironment({}));
  });

  test.each([
    ['PORT', '70000', /^PORT must be/],
    ['PORT', 'http', /^PORT/],
    ['DATABASE_URL', 'mysql://x', /^DATABASE_URL must begin with postgresql:/],
    ['SITE_URL', 'minibatch.example', /^SITE_URL must be the address/],
    ['NEXTAUTH_SECRET', 'short', /^NEXTAUTH_SECRET must have at least 32/],
    ['SEED_DEMO', 'no', /^SEED_DEMO must be 0 or 1/],
    ['RATE_LIMIT_SCALE', '-1', /^RATE_LIMIT_SCALE must be a number above 0/],
    ['TRUST_PROXY', 'true', /^TRUST_PROXY must be the number of proxies/],
    ['SMTP_URL', 'mail.example', /^SMTP_URL must begin with smtp/],
  ])('%s=%s is refused with one sentence that names it', (name, value, sentence) => {
    const sentences = sentencesFor({ [name]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(sentence);
  });

  test('each of several bad variables gets its own sentence', () => {
    expect(sentencesFor({ PORT: 'x', SEED_DEMO: '2' })).toHaveLength(2);
  });

  test('a sign-in provider with half of its variables is refused', () => {
    expect(sentencesFor({ GITHUB_ID: 'id' })[0]).toMatch(/GITHUB_SECRET is missing/);
  });
});
