import { createNavigation } from 'next-intl/navigation';
import { routing } from './routing';

/** Next's navigation with the page's language put before the path: `<Link href="/boards">` leads to `/en/boards`. */
export const { getPathname, redirect, permanentRedirect, usePathname, useRouter } = createNavigation(routing);
export { Link } from './link';
