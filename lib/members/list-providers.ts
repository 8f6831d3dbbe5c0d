import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { mayManageAccount } from './policy';
import { listAccounts } from './store';
import type { Viewer } from './views';

const NAMES: Record<string, string> = { github: 'GitHub', google: 'Google' };

/** An account elsewhere that signs the viewer in. */
export interface LinkedProvider {
  name: string;
  /** ISO 8601 in UTC. */
  since: string;
}

/** The viewer's linked accounts at GitHub and Google. */
export async function listProviders(viewer: Viewer): Promise<Result<LinkedProvider[]>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const rows = await listAccounts(viewer.id);
  return ok(
    rows.map(({ provider, createdAt }) => ({
      name: NAMES[provider] ?? provider,
      since: createdAt.toISOString(),
    })),
  );
}
