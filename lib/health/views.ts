import type { PoolState } from '@/lib/inference/pool';

type State = 'ok' | 'unavailable';

/** The answer of GET /api/health. */
export interface HealthView {
  status: State;
  /** Version of the site, as in package.json. */
  version: string;
  database: State;
  /** Whole seconds since this web process started. */
  uptime: number;
  /** The workers that read members' pictures: what they do now, and what they have done since the start. */
  sandbox: PoolState;
}
