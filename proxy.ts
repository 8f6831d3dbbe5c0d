import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { isSiteLocale, negotiateLocale } from './i18n/negotiate';
import { LOCALE_COOKIE } from './i18n/routing';
import { EARLY_SCRIPT_SOURCE } from './lib/web/page-scripts';
import { contentSecurityPolicy } from './lib/web/security-headers';

/**
 * Sends a path without a language to the same path with one (`/boards` to `/zh-CN/boards`), and gives personal pages a
 * nonce for their scripts. It guards nothing: every page and action checks for itself. Shared pages that have their
 * language never come here (see the matcher).
 */
export function proxy(request: NextRequest): NextResponse {
  const [, first] = request.nextUrl.pathname.split('/');
  return isSiteLocale(first) ? withNonce(request) : withLocale(request);
}

function withLocale(request: NextRequest): NextResponse {
  const locale = negotiateLocale(
    request.cookies.get(LOCALE_COOKIE)?.value,
    request.headers.get('accept-language'),
  );
  const url = request.nextUrl.clone();
  url.pathname = `/${locale}${url.pathname === '/' ? '' : url.pathname}`;
  const response = NextResponse.redirect(url, 307);
  response.headers.set('Vary', 'Accept-Language, Cookie');
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/** Next reads the nonce from the request's policy and puts it on its own scripts; it can, for the page is made now. */
function withNonce(request: NextRequest): NextResponse {
  const nonce = `'nonce-${randomBytes(16).toString('base64')}'`;
  const policy = contentSecurityPolicy(process.env, [nonce, EARLY_SCRIPT_SOURCE]);
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = {
  matcher: [
    // Not: pages with a language, route handlers, what the build made, stored pictures, files by their endings.
    '/((?!(?:zh-CN|en)(?:/|$)|api(?:/|$)|_next(?:/|$)|avatars(?:/|$)|uploads(?:/|$)|.*\\.(?:ico|svg|png|txt|xml|json|webmanifest|js|css|map|woff2|onnx)$).*)',
    // Pages that are made for each request (`force-dynamic`): a kept page could not have a nonce.
    '/(zh-CN|en)/(settings|admin|notifications|posts|moderation)/:path*',
    '/(zh-CN|en)/sandbox/runs/:path*',
  ],
};
