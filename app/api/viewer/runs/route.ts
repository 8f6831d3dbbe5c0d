import { personalJson } from '@/lib/web/personal-json';
import { readOwnSharedRuns } from '@/lib/web/reads/embeds';

export const dynamic = 'force-dynamic';

/** The newest runs that the viewer shares, as the editor offers them: `{ runs: RunCard[] }`, none for a guest. */
export const GET = async (): Promise<Response> => personalJson({ runs: await readOwnSharedRuns() });
