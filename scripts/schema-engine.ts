import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Pool, type QueryResult } from 'pg';
import { readMigrations } from '@/lib/db/migrate';

/**
 * Prisma's schema engine in WebAssembly: what `prisma migrate diff` does, without the native binary that the
 * CLI fetches from the network when it runs. Used while developing only; the site applies migrations itself.
 */
export const SCHEMA_FILE = resolve('prisma/schema.prisma');

let ready: Promise<void> | null = null;

/** Once for the process: the glue keeps one instance, a second would take the first one's memory away. */
async function instantiate(): Promise<void> {
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace('schema_engine.js', 'schema_engine_bg.wasm');
  const imports = glue as unknown as WebAssembly.ModuleImports;
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': imports,
  });
  const { __wbg_set_wasm: connect } = glue as unknown as {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  connect(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === 'function') start();
}

/** PostgreSQL's one-byte type "char", in the catalogues only. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * @prisma/adapter-pg 7.10 refuses columns of type "char", and the engine reads them from the catalogues: they
 * pass the adapter as texts, and are given to the engine as the single characters that it expects.
 */
class CataloguePool extends Pool {
  readonly characterColumns = new Set<string>();

  override async query(...args: unknown[]): Promise<never> {
    const run = super.query.bind(this) as (...all: unknown[]) => Promise<QueryResult>;
    const result = await run(...args);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      this.characterColumns.add(field.name);
    }
    return result as never;
  }
}

async function connectCatalogue(url: string): Promise<SqlDriverAdapter> {
  const pool = new CataloguePool({ connectionString: url });
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnNames.map((name, index) =>
      pool.characterColumns.has(name)
        ? ColumnTypeEnum.Character
        : (result.columnTypes[index] ?? ColumnTypeEnum.Text),
    );
    return { ...result, columnTypes };
  };
  return adapter;
}

/** An engine on the database at `url`. */
export async function openEngine(url: string): Promise<SchemaEngine> {
  ready ??= instantiate();
  await ready;
  const connect = () => connectCatalogue(url);
  // The engine asks for a shadow database to replay migrations in: ours is one already, made for this run.
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect,
    connectToShadowDb: connect,
  });
  const datamodels: [string, string][] = [[SCHEMA_FILE, readFileSync(SCHEMA_FILE, 'utf8')]];
  return glue.SchemaEngine.new({ datamodels }, () => undefined, factory);
}

/** The migrations folder in the shape that the engine asks for. */
export function migrationList(directory = resolve('prisma/migrations')): MigrationList {
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };
  return {
    baseDir: directory,
    lockfile,
    shadowDbInitScript: '',
    migrationDirectories: readMigrations(directory).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/**
 * The SQL that leads from nothing, or from the migrations so far, to prisma/schema.prisma.
 *
 * @param url an empty database, in which the migrations are replayed
 */
export async function diffToSchema(url: string, from: 'empty' | 'migrations'): Promise<string> {
  const engine = await openEngine(url);
  const files = [{ path: SCHEMA_FILE, content: readFileSync(SCHEMA_FILE, 'utf8') }];
  const { stdout } = await engine.diff({
    from: from === 'empty' ? { tag: 'empty' } : { tag: 'migrations', ...migrationList() },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}
