import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { disconnect } from '@/lib/db';
import { defaultDataDirectory, startEmbedded } from '@/lib/db/embedded';
import { listMigrations } from '@/lib/db/migrate';
import { SetupError } from '@/lib/db/setup-error';
import { EnvironmentError, env } from '@/lib/env';
import { type Command, CommandError, type Output } from './admin/command';
import { maintenanceCommands } from './admin/maintenance';
import { memberCommands } from './admin/members';
import { tellEverything } from './admin/tell-everything';
import { siteRuns } from './site/claim.mjs';

/** The operator's commands: `npm run admin -- <command> [--option value] [--json]`. */
const COMMANDS: Record<string, Command> = { ...memberCommands, ...maintenanceCommands };

const BAR_WIDTH = 30;

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, { options, summary }]) => {
    const shown = Object.entries(options).map(([option, { value, required }]) =>
      required ? `--${option} ${value}` : `[--${option} ${value}]`,
    );
    return `  ${[name, ...shown].join(' ')}\n      ${summary}`;
  });
  return ['npm run admin -- <command> [--json]', '', ...lines].join('\n');
}

interface Request {
  command: Command;
  options: Record<string, string>;
  json: boolean;
}

/** The command that the first words name, and its options; refuses what it does not know. */
function readRequest(words: string[]): Request {
  const name = Object.keys(COMMANDS).find((known) => `${words.join(' ')} `.startsWith(`${known} `));
  const command = name ? COMMANDS[name] : undefined;
  if (!name || !command) {
    const given = words.filter((word) => !word.startsWith('-')).join(' ');
    throw new CommandError(
      `${given ? `Unknown command: ${given}` : 'No command was given'}. The commands are: ${Object.keys(COMMANDS).join(', ')}.`,
    );
  }
  const known = Object.fromEntries(
    Object.keys(command.options).map((option) => [option, { type: 'string' as const }]),
  );
  const { json, ...options } = parseOptions(words.slice(name.split(' ').length), known);
  for (const [option, { required }] of Object.entries(command.options)) {
    if (required && !options[option]) throw new CommandError(`--${option} is required.`);
  }
  return { command, options: options as Record<string, string>, json: json === true };
}

function parseOptions(
  args: string[],
  known: Record<string, { type: 'string' }>,
): Record<string, string | boolean | undefined> {
  try {
    return parseArgs({ args, options: { ...known, json: { type: 'boolean' } }, strict: true }).values;
  } catch (error) {
    const [sentence = 'The options cannot be read'] = (error as Error).message.split(/\. |\n/);
    throw new CommandError(`${sentence.replace(/\.$/, '')}.`);
  }
}

/** The site's database: the operator's own, or the embedded one, started for this command if it does not run. */
async function openDatabase(): Promise<() => Promise<void>> {
  if (env().DATABASE_URL) return async () => undefined;
  const server = await startEmbedded();
  process.env.DATABASE_URL = server.url;
  // A site that was started meanwhile uses the server now.
  return async () => (server.started && !siteRuns(defaultDataDirectory()) ? server.stop() : undefined);
}

async function refuseUnmigrated(databaseUrl: string): Promise<void> {
  const foreign = (await listMigrations(databaseUrl)).find(({ state }) => state !== 'applied');
  if (foreign?.state === 'pending') {
    throw new CommandError('The database is not migrated yet: run `npm run admin -- migrate run` first.');
  }
  if (foreign)
    throw new CommandError(`The database does not fit this version: ${foreign.name} is ${foreign.state}.`);
}

function drawProgress(done: number, total: number): void {
  const filled = total === 0 ? BAR_WIDTH : Math.round((done / total) * BAR_WIDTH);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`;
  process.stderr.write(
    `${process.stderr.isTTY ? '\r' : ''}${bar} ${done}/${total}${process.stderr.isTTY ? '' : '\n'}`,
  );
  if (done === total && process.stderr.isTTY) process.stderr.write('\n');
}

async function execute({ command, options, json }: Request): Promise<Output> {
  const close = await openDatabase();
  const databaseUrl = process.env.DATABASE_URL ?? '';
  try {
    if (command.needsMigrated) await refuseUnmigrated(databaseUrl);
    const output = await command.run({
      options,
      databaseUrl,
      progress: json ? () => undefined : drawProgress,
    });
    if (command.needsMigrated) await tellEverything(databaseUrl);
    return output;
  } finally {
    await disconnect();
    await close();
  }
}

/** One line for the operator; what is a fault of the code keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof EnvironmentError) return error.sentences.join(' ');
  if (error instanceof CommandError || error instanceof SetupError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|28|3D)/.test(code)) return `The database cannot be used (${code}).`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function main(words: string[]): Promise<number> {
  if (words.length === 1 && ['--help', '-h', 'help'].includes(words[0] ?? '')) {
    console.log(usage());
    return 0;
  }
  const wantsJson = words.includes('--json');
  try {
    const request = readRequest(words);
    const { json, lines } = await execute(request);
    console.log(request.json ? JSON.stringify(json) : lines.join('\n'));
    return 0;
  } catch (error) {
    const sentence = explain(error);
    console.error(wantsJson ? JSON.stringify({ error: sentence }) : sentence);
    return 1;
  }
}

if (existsSync('.env')) process.loadEnvFile('.env');
process.exit(await main(process.argv.slice(2)));
