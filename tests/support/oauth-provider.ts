import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who signs in at the provider, as its own interfaces tell it. */
export interface ProviderUser {
  id: number;
  login: string;
  name: string | null;
  /** GitHub: the profile's public address, free text. */
  publicEmail?: string | null;
  emails: { email: string; primary: boolean; verified: boolean }[];
}

interface Grant {
  challenge: string;
  nonce: string | null;
  user: ProviderUser;
}

/** A provider on loopback that speaks as much of GitHub's and Google's OAuth as signing in needs, PKCE included. */
export interface OAuthProvider {
  url: string;
  /** The next authorisation is this user's. */
  user: ProviderUser;
  close(): Promise<void>;
}

const base64url = (value: string | Buffer): string => Buffer.from(value).toString('base64url');

const json = (answer: ServerResponse, value: unknown, status = 200): ServerResponse =>
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

function idToken(issuer: string, user: ProviderUser, nonce: string | null): string {
  const now = Math.floor(Date.now() / 1000);
  const email = user.emails.find(({ primary }) => primary);
  const claims = {
    iss: issuer,
    aud: 'google-client',
    sub: String(user.id),
    iat: now,
    exp: now + 600,
    nonce,
    name: user.name,
    email: email?.email,
    email_verified: email?.verified,
  };
  const head = base64url(JSON.stringify({ alg: 'RS256', kid: 'test', typ: 'JWT' }));
  const signed = `${head}.${base64url(JSON.stringify(claims))}`;
  return `${signed}.${base64url(createSign('RSA-SHA256').update(signed).sign(privateKey))}`;
}

/** Starts the provider. */
export async function startOAuthProvider(user: ProviderUser): Promise<OAuthProvider> {
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, ProviderUser>();
  const provider = { url: '', user };

  function authorize(query: URLSearchParams, answer: ServerResponse): void {
    const code = randomBytes(8).toString('hex');
    grants.set(code, {
      challenge: query.get('code_challenge') ?? '',
      nonce: query.get('nonce'),
      user: provider.user,
    });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    answer.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, answer: ServerResponse): Promise<ServerResponse> {
    const form = await formOf(request);
    const grant = grants.get(form.get('code') ?? '');
    grants.delete(form.get('code') ?? '');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || verifier !== grant.challenge) return json(answer, { error: 'invalid_grant' }, 400);
    const access = randomBytes(8).toString('hex');
    tokens.set(access, grant.user);
    return json(answer, {
      access_token: access,
      token_type: 'bearer',
      expires_in: 600,
      ...(form.get('redirect_uri')?.endsWith('/google')
        ? { id_token: idToken(provider.url, grant.user, grant.nonce) }
        : {}),
    });
  }

  function api(request: IncomingMessage, path: string, answer: ServerResponse): ServerResponse {
    const holder = tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    if (!holder) return json(answer, { message: 'Bad credentials' }, 401);
    if (path.endsWith('/emails')) return json(answer, holder.emails);
    const { id, login, name, publicEmail = null } = holder;
    return json(answer, { id, login, name, email: publicEmail });
  }

  const server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', provider.url);
    if (pathname.endsWith('/authorize')) return authorize(searchParams, answer);
    if (pathname.endsWith('/access_token')) return void token(request, answer);
    if (pathname.startsWith('/api/v3/user')) return api(request, pathname, answer);
    if (pathname === '/jwks') {
      return json(answer, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }],
      });
    }
    if (pathname === '/.well-known/openid-configuration') {
      return json(answer, {
        issuer: provider.url,
        authorization_endpoint: `${provider.url}/authorize`,
        token_endpoint: `${provider.url}/access_token`,
        jwks_uri: `${provider.url}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    answer.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(provider, {
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  });
}
