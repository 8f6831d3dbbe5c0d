import { type NextRequest, NextResponse } from 'next/server';
import { negotiateLocale } from './i18n/negotiate';
import { LOCALE_COOKIE } from './i18n/routing';

/**
 * Sends a path without a language to the same path with one: `/boards` to `/zh-CN/boards`. It guards nothing:
 * every page and action checks for itself. Pages that have their language never come here (see the matcher).
 */
export function proxy(request: NextRequest): NextResponse {
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

export const config = {
  // Not: pages with a language, route handlers, what the build made, stored pictures, files (a dot in the last segment).
  matcher: [
    '/((?!(?:zh-CN|en)(?:/|$)|api(?:/|$)|_next(?:/|$)|avatars(?:/|$)|uploads(?:/|$)|.*\\.[A-Za-z0-9]+$).*)',
  ],
};
