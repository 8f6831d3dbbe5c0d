/** What every command of `npm run admin` has in common. */

/** Bad input or a refusal; the message is one line for the operator. */
export class CommandError extends Error {
  override name = 'CommandError';
}

export interface Option {
  /** Shown in the list of commands, for instance `<name>`. */
  value: string;
  required?: boolean;
}

/** What a command gives back: for `--json` as it is, else as lines. */
export interface Output {
  json: Record<string, unknown>;
  lines: string[];
}

export interface Context {
  /** Values of the options, all given ones. */
  options: Readonly<Record<string, string>>;
  databaseUrl: string;
  /** Draws how far it is, unless the output is for programs. */
  progress(done: number, total: number): void;
}

export interface Command {
  /** One line: what it does. */
  summary: string;
  options: Record<string, Option>;
  /** False for the commands that work on the migrations themselves. */
  needsMigrated: boolean;
  run(context: Context): Promise<Output>;
}
