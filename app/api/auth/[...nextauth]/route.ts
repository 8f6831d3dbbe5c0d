import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/web/auth';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own addresses: the way to GitHub and Google and back. */
const handler = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, authOptions());

export { handler as GET, handler as POST };
