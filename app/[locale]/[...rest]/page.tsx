import { notFound } from 'next/navigation';

/** Every path that no page has: the 404 page in the path's language, inside the shell. */
export default function UnknownPage() {
  notFound();
}
