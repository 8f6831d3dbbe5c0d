import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { closePool } from '@/lib/inference/pool';
import { closeRunFactories } from '@/prisma/run-factories';

/**
 * Builds the sandbox's workers before the tests of a file and ends them behind them. Gives the folder in which the
 * tests' files lie, which goes with the workers.
 */
export function withSandbox(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minibatch-runs-'));
  beforeAll(() => {
    process.env.MINIBATCH_DATA_DIR = folder;
    execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build-workers.ts']);
  });
  afterAll(async () => {
    await closePool();
    await closeRunFactories();
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
