import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OPTIONS = [
  '-O3',
  '--noAssert',
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--enable',
  'bulk-memory',
  '--importMemory',
];

/** Compiles `assembly/index.ts` with AssemblyScript (a devDependency) and gives the module's bytes. */
export function compileKernels(root: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'minibatch-kernels-'));
  const target = join(folder, 'kernels.wasm');
  const command = join(root, 'node_modules/assemblyscript/bin/asc.js');
  try {
    execFileSync(
      process.execPath,
      [command, 'lib/training/kernels/assembly/index.ts', ...OPTIONS, '-o', target],
      { cwd: root },
    );
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of `simd-module.ts` for these bytes. */
export const simdModuleSource = (bytes: Buffer): string => `/**
 * Generated from assembly/index.ts by \`npm run build:kernels\`; a test holds it against a fresh build. Kept in the
 * repository so that training needs no compiler at run time and runs unchanged in a browser's worker.
 */
export const SIMD_MODULE_BASE64 =
  '${bytes.toString('base64')}';
`;
