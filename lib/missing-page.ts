/**
 * Name of the meta element by which a kept page says that there is nothing at its address. Next's own `notFound()` in
 * such a page sends an empty body that only JavaScript fills; so the page is rendered whole, with this mark, and
 * `lib/web/cache-handler.ts` gives it the status. No text can forge it: in text and in React's data `<` is escaped.
 */
export const MISSING_PAGE_META = 'minibatch:missing';
