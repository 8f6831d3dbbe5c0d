import { notFound } from 'next/navigation';
import { idParam } from '@/lib/web/path-params';

/** The post's id, or the page that says there is none. */
export function postIdOr404(segment: string): number {
  const id = idParam(segment);
  if (id === null) notFound();
  return id;
}
