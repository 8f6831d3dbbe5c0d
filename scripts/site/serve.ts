import { disconnect } from '@/lib/db';
import { defaultDataDirectory, type EmbeddedServer, startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { SetupError } from '@/lib/db/setup-error';
import { env, siteUrl } from '@/lib/env';
import { type Administrator, createAdministrator, needsSeed, seedOnce } from './first-start';
import { siteSecret } from './secret';
import { watchDatabase } from './watch-database';
import { watchNpm } from './watch-npm';
import { startWeb, type WebProcess } from './web-process';

/** What the first half of the start (plain JavaScript) hands over. */
export interface Start {
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  held: { setWeb(pid: number): void };
  /** Aborted when the operator asks the site to stop. */
  stopping: AbortSignal;
}

/** The embedded server, or null where the operator has one. */
async function openDatabase({ step }: Start): Promise<EmbeddedServer | null> {
  if (env().DATABASE_URL) return null;
  const server = await step('PostgreSQL', () => startEmbedded());
  process.env.DATABASE_URL = server.url;
  return server;
}

async function prepareDatabase({ step }: Start, url: string): Promise<void> {
  await step('Migrations', async () => (await migrate(url)).join(', ') || 'unchanged').catch(
    (cause: unknown) => {
      if (
        !(
          cause instanceof Error &&
          'code' in cause &&
          /^(ECONN|ENOTFOUND|ETIMEDOUT|28|3D)/.test(String(cause.code))
        )
      )
        throw cause;
      throw new SetupError(`The database of DATABASE_URL cannot be used: ${cause.message || cause.code}.`, {
        cause,
      });
    },
  );
  if (await needsSeed()) await step('First content', () => seedOnce(env().SEED_DEMO));
}

function setEnvironment(): void {
  const dataDirectory = defaultDataDirectory();
  process.env.MINIBATCH_DATA_DIR = dataDirectory;
  process.env.NEXTAUTH_SECRET = siteSecret(dataDirectory);
  process.env.SITE_URL = siteUrl();
  process.env.NEXTAUTH_URL = siteUrl();
  process.env.NEXT_TELEMETRY_DISABLED = '1';
}

function announce(administrator: Administrator | null): void {
  const address = `\nMinibatch is ready at ${siteUrl()}`;
  const { username, password } = administrator ?? {};
  console.log(
    administrator
      ? `${address}\nAdministrator: ${username}   Password: ${password}   (shown this once)`
      : address,
  );
}

/** Whatever comes first: the operator's wish (exit code 0), or the end of a part of the site (1). */
function untilEnd({ stopping }: Start, web: WebProcess, server: EmbeddedServer | null): Promise<number> {
  return new Promise((resolve) => {
    let over = false;
    const failed = (sentence: string) => {
      // Stopping one part ends the others: only the first end is news.
      if (!over && !stopping.aborted) console.error(sentence);
      over = true;
      resolve(stopping.aborted ? 0 : 1);
    };
    stopping.addEventListener('abort', () => resolve(0), { once: true });
    watchNpm(() => failed('npm, which ran the site, has ended: the site stops.'));
    if (server)
      void watchDatabase(server).then((sentence) =>
        failed(`${sentence} The site stops: start it again with npm start.`),
      );
    void web.ended.then((how) =>
      failed(`The web process ended (${how}): the site stops. Start it again with npm start.`),
    );
  });
}

async function serveWith(start: Start, server: EmbeddedServer | null): Promise<number> {
  setEnvironment();
  const web = await start.step('Web server', () => startWeb(start.held, start.stopping));
  try {
    const administrator = await createAdministrator();
    await disconnect();
    announce(administrator);
    return start.stopping.aborted ? 0 : await untilEnd(start, web, server);
  } finally {
    await web.stop();
  }
}

/** Database, migrations, first content, web server; resolves with the exit code when the site has ended. */
export async function serve(start: Start): Promise<number> {
  env();
  const server = await openDatabase(start);
  try {
    await prepareDatabase(start, process.env.DATABASE_URL ?? '');
    return await serveWith(start, server);
  } finally {
    await disconnect();
    await server?.stop();
    if (start.stopping.aborted) console.log('Stopped.');
  }
}
