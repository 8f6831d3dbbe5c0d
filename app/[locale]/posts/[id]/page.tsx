import { notFound } from 'next/navigation';
import type { Locale } from 'next-intl';
import { setRequestLocale } from 'next-intl/server';
import { redirect } from '@/i18n/navigation';
import { postAnchorPath } from '@/lib/topics/views';
import { pathId } from '@/lib/web/path-id';
import { readPostPlace } from '@/lib/web/reads/posts';

/** Not kept: a permalink is one small query, and anyone could fill a cache with ids that do not exist. */
export const dynamic = 'force-dynamic';

/** The permalink of a post: leads to its place on its topic's page, also where only a tombstone is left. */
export default async function PostPermalink({
  params,
}: {
  params: Promise<{ locale: string; id: string }>;
}): Promise<never> {
  const { locale, id } = await params;
  setRequestLocale(locale as Locale);
  const place = await readPostPlace(pathId(id));
  if (!place) notFound();
  return redirect({ href: postAnchorPath(place.topicId, place.number), locale: locale as Locale });
}
