import { closeRenderer } from '@/lib/content/pool';
import { listMigrations, migrate } from '@/lib/db/migrate';
import { rerenderAllPosts } from '@/lib/posts/rerender-all-posts';
import { type Command, CommandError } from './command';

const listMigrationsCommand: Command = {
  summary: 'lists the migrations of this version and of the database',
  options: {},
  needsMigrated: false,
  async run({ databaseUrl }) {
    const migrations = await listMigrations(databaseUrl);
    const lines = migrations.map(
      ({ name, state, appliedAt }) => `${name}  ${state}${appliedAt ? `  ${appliedAt.toISOString()}` : ''}`,
    );
    return { json: { migrations }, lines };
  },
};

const runMigrationsCommand: Command = {
  summary: 'applies the migrations that the database has not got yet',
  options: {},
  needsMigrated: false,
  async run({ databaseUrl }) {
    const applied = await migrate(databaseUrl);
    return { json: { applied }, lines: applied.length > 0 ? applied : ['Nothing to apply.'] };
  },
};

const rerenderCommand: Command = {
  summary: 'renders all posts anew from their sources',
  options: {},
  needsMigrated: true,
  async run({ progress }) {
    try {
      const { total, rendered, failed } = await rerenderAllPosts(
        ({ done, total: all }) => progress(done, all),
        {
          all: true,
        },
      );
      if (failed.length > 0) {
        throw new CommandError(
          `${failed.length} of ${total} posts could not be rendered in time and keep their old html: ${failed.join(', ')}.`,
        );
      }
      return { json: { total, rendered }, lines: [`${rendered} of ${total} posts were rendered anew.`] };
    } finally {
      closeRenderer();
    }
  },
};

export const maintenanceCommands = {
  'migrate list': listMigrationsCommand,
  'migrate run': runMigrationsCommand,
  rerender: rerenderCommand,
};
