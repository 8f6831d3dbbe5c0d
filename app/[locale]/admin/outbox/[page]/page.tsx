export { default, generateMetadata } from '../page';

/** Each page file says so for itself. */
export const dynamic = 'force-dynamic';
