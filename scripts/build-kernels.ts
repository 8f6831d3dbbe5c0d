import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileKernels, simdModuleSource } from '../lib/training/kernels/compile';

/** Compiles the training kernels to WebAssembly and writes them where the site and the tests load them from. */
const root = process.cwd();
const target = 'lib/training/kernels/simd-module.ts';
const bytes = compileKernels(root);
writeFileSync(join(root, target), simdModuleSource(bytes));
console.log(`${target}: ${bytes.length} bytes of WebAssembly`);
