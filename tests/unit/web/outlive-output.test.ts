import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const MODULE = resolve('lib/web/outlive-output.ts');

/** Writes until its reader is gone, reports what Node then throws at it as exit code 3, and ends well otherwise. */
const program = (before: string) => `
  ${before}
  process.on('uncaughtException', () => process.exit(3));
  process.stdin.resume();
  process.stdin.on('end', () => {
    for (let line = 0; line < 5; line++) setTimeout(() => console.log('a line that nobody reads'), line * 10);
    setTimeout(() => process.exit(0), 200);
  });
`;

async function exitCode(before: string): Promise<number | null> {
  const tsx = ['--import', 'tsx', '--input-type=module', '--eval', program(before)];
  const child = spawn(process.execPath, tsx, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdout.destroy();
  child.stdin.end();
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

test('a process whose output nobody reads any more goes on', async () => {
  expect(await exitCode('')).toBe(3);
  expect(await exitCode(`import { outliveOutput } from ${JSON.stringify(MODULE)}; outliveOutput();`)).toBe(0);
});
