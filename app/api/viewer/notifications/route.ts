import { personalJson } from '@/lib/web/personal-json';
import { readUnread } from '@/lib/web/reads/viewer';

export const dynamic = 'force-dynamic';

/** How many notifications the viewer has not read: `{ unread }`, 0 for a guest. */
export const GET = async (): Promise<Response> => personalJson({ unread: await readUnread() });
