import 'server-only';
import { cookies } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { siteUrl } from '@/lib/env';
import { authOptions } from './auth';

/** Calls one of next-auth's own routes, and keeps its cookies: csrf, state, PKCE and nonce, for the way back. */
async function ask(nextauth: string[], body?: Record<string, string>): Promise<Response> {
  const init = body ? { method: 'POST', body: new URLSearchParams(body) } : { method: 'GET' };
  const request = new NextRequest(`${siteUrl()}/api/auth/${nextauth.join('/')}`, init);
  const answer: Response = await NextAuth(request, { params: { nextauth } }, authOptions());
  const store = await cookies();
  for (const cookie of new NextResponse(null, { headers: answer.headers }).cookies.getAll())
    store.set(cookie);
  return answer;
}

/**
 * Begins signing in at a provider from a server action, so that it works as a plain form: asks next-auth for the
 * provider's address and sets the cookies for the way back. Null where the provider does not answer or is switched off.
 */
export async function startProvider(providerId: string, callbackUrl: string): Promise<string | null> {
  const { csrfToken } = (await (await ask(['csrf'])).json()) as { csrfToken: string };
  const answer = await ask(['signin', providerId], { csrfToken, callbackUrl });
  const target = answer.headers.get('location');
  // A failure leads to next-auth's own error page, or to a path of ours.
  return target && URL.canParse(target) && new URL(target).origin !== siteUrl() ? target : null;
}
