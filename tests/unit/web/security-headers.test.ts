import { describe, expect, it } from 'vitest';
import { buildFileHeaders, contentSecurityPolicy, securityHeaders } from '@/lib/web/security-headers';

const names = (environment: Record<string, string>) => securityHeaders(environment).map(({ key }) => key);

describe('security headers', () => {
  it('ask for https only where the site has it', () => {
    expect(names({ SITE_URL: 'https://minibatch.example' })).toContain('Strict-Transport-Security');
    expect(names({ SITE_URL: 'http://localhost:3000' })).not.toContain('Strict-Transport-Security');
    expect(names({})).not.toContain('Strict-Transport-Security');
  });

  it('let forms lead to a sign-in provider only where it is switched on', () => {
    const formAction = (environment: Record<string, string>) =>
      contentSecurityPolicy(environment, []).match(/form-action ([^;]*)/)?.[1];
    expect(formAction({})).toBe("'self'");
    expect(formAction({ GITHUB_ID: 'x' })).toBe("'self' https://github.com");
    expect(formAction({ GOOGLE_ID: 'x', GOOGLE_ISSUER: 'http://127.0.0.1:9/o' })).toBe(
      "'self' http://127.0.0.1:9",
    );
  });

  it('allow neither foreign sources nor eval in production', () => {
    const policy = contentSecurityPolicy({ NODE_ENV: 'production' }, ["'sha256-abc'"]);
    expect(policy).toContain("script-src 'self' 'sha256-abc';");
    expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    for (const directive of [
      "object-src 'none'",
      "base-uri 'self'",
      "frame-ancestors 'none'",
      "default-src 'self'",
    ])
      expect(policy).toContain(directive);
  });

  it('let a worker compile WebAssembly, and a page not', () => {
    const production = { NODE_ENV: 'production' };
    const [worker] = buildFileHeaders(production).map(({ value }) => value);
    expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(worker).not.toContain("'unsafe-eval'");
    expect(contentSecurityPolicy(production, [])).not.toContain('wasm');
  });
});
