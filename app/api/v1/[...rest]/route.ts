import { appError } from '@/lib/errors';
import { fail } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';

/** What the API does not have is a problem document too, not a page. */
const missing = endpoint<{ rest: string[] }>('apiRead', async () => fail(appError('not_found')));

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
