type State = 'ok' | 'unavailable';

/** The answer of GET /api/health. */
export interface HealthView {
  status: State;
  /** Version of the site, as in package.json. */
  version: string;
  database: State;
  /** Whole seconds since this web process started. */
  uptime: number;
}
