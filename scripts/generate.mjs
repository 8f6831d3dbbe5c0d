import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * `prisma generate` without a network: the CLI wants a native schema engine to exist, which it would download,
 * but never runs it for `generate`. Any executable will do, so it gets this Node.
 *
 * @returns {{ ok: boolean, output: string }}
 */
export function generate() {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve('prisma/package.json')),
    'build',
    'index.js',
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

if (
  process.argv[1] &&
  import.meta.url.endsWith(process.argv[1].replaceAll('\\', '/').split('/').pop() ?? '')
) {
  const { ok, output } = generate();
  if (!ok) {
    console.error(output);
    process.exit(1);
  }
}
