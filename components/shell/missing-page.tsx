import { MISSING_PAGE_META } from '@/lib/missing-page';
import { NotFoundMessage } from './not-found-message';

/**
 * "There is no such page", whole and without JavaScript, for pages that are kept for everyone; their answer gets the
 * status 404. Pages that are rendered for each request call Next's `notFound()`.
 */
export function MissingPage() {
  return (
    <>
      <meta name={MISSING_PAGE_META} content="404" />
      <meta name="robots" content="noindex" />
      <NotFoundMessage />
    </>
  );
}
