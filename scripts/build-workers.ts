import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles what runs outside of Next's own bundle into build/: worker threads, which Node loads by path, and the
 * cache handler, which Next loads by path. Packages stay in node_modules.
 */
const ENTRIES: Record<string, string> = {
  'cache-handler': 'lib/web/cache-handler.ts',
  'content-worker': 'lib/content/worker.ts',
  'inference-worker': 'lib/inference/worker.ts',
  'neighbours-worker': 'lib/inference/neighbours/worker.ts',
};

await build({
  entryPoints: Object.fromEntries(Object.entries(ENTRIES).filter(([, file]) => existsSync(file))),
  outdir: resolve('build'),
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
});
