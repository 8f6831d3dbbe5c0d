import { personalJson } from '@/lib/web/personal-json';
import { readViewerView } from '@/lib/web/reads/viewer';

export const dynamic = 'force-dynamic';

/** Who looks at the page now (`ViewerView`): what the shared html cannot say. */
export const GET = async (): Promise<Response> => personalJson(await readViewerView());
