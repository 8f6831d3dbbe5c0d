/** One response header, as Next's configuration wants it. */
export interface Header {
  key: string;
  value: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the forms of the configured sign-in providers redirect to: `form-action` is checked after redirects too. */
const PROVIDER_ORIGINS = [
  { variable: 'GITHUB_ID', address: 'GITHUB_URL', origin: 'https://github.com' },
  { variable: 'GOOGLE_ID', address: 'GOOGLE_ISSUER', origin: 'https://accounts.google.com' },
] as const;

/**
 * The Content Security Policy of the pages. Everything comes from the site itself; inline styles are allowed
 * because KaTeX and Shiki place glyphs and colours with style attributes.
 *
 * @param scripts sources for `script-src` beside `'self'`: a nonce, hashes, or `'unsafe-inline'`
 */
export function contentSecurityPolicy(environment: Environment, scripts: readonly string[]): string {
  const development = environment.NODE_ENV === 'development';
  const providers = PROVIDER_ORIGINS.filter(({ variable }) => environment[variable]).map(
    ({ address, origin }) => new URL(environment[address] || origin).origin,
  );
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    // React's development build rebuilds server stacks with eval; production never does.
    'script-src': ["'self'", ...scripts, ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'frame-src': ["'self'"],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'", ...providers],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** What the sandbox may ask for later (a camera picture of a digit); everything else is refused for us and for frames. */
const PERMISSIONS = [
  'camera=(self)',
  'microphone=()',
  'geolocation=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'midi=()',
  'accelerometer=()',
  'gyroscope=()',
  'magnetometer=()',
  'display-capture=()',
  'browsing-topics=()',
].join(', ');

/** Headers of every answer. HSTS only where the site's own address is https, else a local start would lock itself out. */
export function securityHeaders(environment: Environment): Header[] {
  const headers: Header[] = [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy(environment, ["'unsafe-inline'"]) },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'X-Frame-Options', value: 'DENY' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'Permissions-Policy', value: PERMISSIONS },
    { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  ];
  if (environment.SITE_URL?.startsWith('https://')) {
    headers.push({ key: 'Strict-Transport-Security', value: 'max-age=31536000' });
  }
  return headers;
}

/**
 * The policy of what the build made (`/_next/static`): a script's own policy matters where it runs as a worker (CSP 3,
 * section 4.2.2), and the sandbox's worker compiles the network's kernels. Pages may not compile WebAssembly.
 */
export function buildFileHeaders(environment: Environment): Header[] {
  // Next's development build evaluates strings, in workers as in pages.
  const development = environment.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  const policy = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${development}; connect-src 'self'`;
  return [{ key: 'Content-Security-Policy', value: policy }];
}

/**
 * The public API answers pages of any origin: it looks at no cookie, so there is nothing that another site's page
 * could do in a member's name (Fetch standard, CORS protocol).
 */
export function crossOriginHeaders(): Header[] {
  return [
    { key: 'Access-Control-Allow-Origin', value: '*' },
    { key: 'Access-Control-Allow-Methods', value: 'GET, POST, PUT, PATCH, DELETE' },
    {
      key: 'Access-Control-Allow-Headers',
      value: 'Authorization, Content-Type, Idempotency-Key, If-None-Match',
    },
    {
      key: 'Access-Control-Expose-Headers',
      value:
        'ETag, Location, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After',
    },
    { key: 'Access-Control-Max-Age', value: '86400' },
  ];
}
