import { execFile } from 'node:child_process';
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = join('build', 'content-worker.mjs');
const SOURCES = join('lib', 'content');

const changedAt = (path: string): number => statSync(path).mtimeMs;

/** Whether the built thread is there and no source of it is newer. */
function isFresh(script: string, sources: string): boolean {
  if (!existsSync(script)) return false;
  if (process.env.NODE_ENV === 'production' || !existsSync(sources)) return true;
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const built = changedAt(script);
  return files.every((name) => changedAt(join(sources, name)) <= built);
}

let building: Promise<void> | undefined;

/**
 * Bundles the thread as scripts/build-workers.ts does, into a file of its own that is then moved into place. esbuild
 * runs in another process, so that no bundler takes it for a part of the site.
 */
async function build(root: string, script: string): Promise<void> {
  const outfile = `${script}.${process.pid}.mjs`;
  const settings = {
    entryPoints: [join(root, SOURCES, 'worker.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  };
  const program = `import { build } from 'esbuild'; await build(${JSON.stringify(settings)});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: root });
  renameSync(outfile, script);
}

/**
 * Path of the built rendering thread. A production build made it beforehand; in development and in tests it is built
 * when it is missing or older than its sources.
 */
export async function contentWorkerScript(root = process.cwd()): Promise<string> {
  const script = join(root, SCRIPT);
  if (!isFresh(script, join(root, SOURCES))) {
    building ??= build(root, script).finally(() => {
      building = undefined;
    });
    await building;
  }
  return script;
}
