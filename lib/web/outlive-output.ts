/**
 * Lets the process go on when whoever read its output is gone (the start script was killed): what is written then is
 * lost. Without this, Node turns the broken pipe into an uncaught error, Next writes that error to the broken pipe, and
 * so on with a whole processor, for as long as the orphan lives.
 */
export function outliveOutput(
  outputs: readonly NodeJS.WritableStream[] = [process.stdout, process.stderr],
): void {
  for (const output of outputs) output.on('error', () => undefined);
}
