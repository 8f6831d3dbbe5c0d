import { notFound, redirect } from 'next/navigation';
import type { Viewer } from '@/lib/members/views';
import { signInPath } from '@/lib/web/next-path';
import { idParam } from '@/lib/web/path-params';

/** The post's id, or the page that says there is none. */
export function postIdOr404(segment: string): number {
  const id = idParam(segment);
  if (id === null) notFound();
  return id;
}

/** The member who looks at `path`; a guest is led to sign in and back. */
export function signedInFor(viewer: Viewer | null, locale: string, path: string): Viewer {
  if (!viewer) redirect(signInPath(locale, path));
  return viewer;
}
