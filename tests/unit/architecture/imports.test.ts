import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Who may import whom (design, section 2): app composes, components show, lib/web adapts to Next, the domain decides,
 * and store.ts alone knows the database. Each rule names the files it is about and what they must not import.
 */

const ROOTS = ['app', 'components', 'lib', 'i18n', 'prisma', 'scripts'];
const NEXT_SIDE = /^(next|react|react-dom|server-only|client-only|next-auth|next-intl)(\/|$)/;

const LEAVES = [
  'early-script',
  'missing-page',
  'errors',
  'result',
  'limits',
  'env',
  'parse',
  'paging',
  'time',
  'locales',
].map((name) => `lib/${name}`);
/** Folders of lib that are no domain: the adapter to Next, the database, and what is pure of the domain. */
const NOT_DOMAIN = ['web', 'db', 'content', 'inference', 'training', 'blobs'];
/** Pure of the domain: text in, html out; pixels in, digits out. */
const PURE = ['content', 'inference', 'training'];

interface Source {
  file: string;
  /** Modules it imports: `lib/posts/views` for our own, the bare name for a package. */
  imports: string[];
  /** Those of them that are gone after compiling (`import type`). */
  typesOnly: Set<string>;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory())
      return entry.name === 'generated' || entry.name === 'assembly' ? [] : listFiles(place);
    return /\.(ts|tsx)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [place] : [];
  });
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

function resolveModule(file: string, module: string): string {
  const local = module.startsWith('@/')
    ? module.slice(2)
    : module.startsWith('.')
      ? posix.join(dirname(file), module)
      : null;
  return local === null ? module : local.replace(/\.(tsx?|mjs|json)$/, '').replace(/\/index$/, '');
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(IMPORT)].map(([, type, fixed, dynamic]) => ({
    module: resolveModule(file, fixed ?? dynamic ?? ''),
    type: Boolean(type),
  }));
  const used = new Set(found.filter(({ type }) => !type).map(({ module }) => module));
  return {
    file,
    imports: [...new Set(found.map(({ module }) => module))],
    typesOnly: new Set(found.map(({ module }) => module).filter((module) => !used.has(module))),
  };
}

const sources = ROOTS.flatMap(listFiles).map(read);
const moduleOf = (file: string) => file.replace(/\.tsx?$/, '').replace(/\/index$/, '');
const domainOf = (file: string) => {
  const [, folder, rest] = /^lib\/([^/]+)\/(.+)$/.exec(file) ?? [];
  return folder && rest && !NOT_DOMAIN.includes(folder) ? folder : null;
};
const isViews = (module: string) => /^lib\/[^/]+\/views$/.test(module);
/** A file of a domain folder that does something: not its store, nor what only its own verbs ask. */
const isVerb = (module: string) =>
  /^lib\/(?!web|db|content|inference|training)[^/]+\/(?!store|present|rules|policy|schema)[\w-]+$/.test(
    module,
  );
/** Runs beside a page, in a thread of its own; no page imports it. */
const isBrowserWorker = (file: string) => file.endsWith('.worker.ts');
const isLeaf = (module: string) => LEAVES.includes(module) || module === 'package';

/** Breaches of one rule, as lines `file -> module`. */
function breaches(
  about: (file: string) => boolean,
  allowed: (module: string, source: Source) => boolean,
): string[] {
  return sources
    .filter(({ file }) => about(file))
    .flatMap((source) =>
      source.imports
        .filter((module) => !allowed(module, source))
        .map((module) => `${source.file} -> ${module}`),
    );
}

const isOwn = (module: string) => ROOTS.some((root) => module === root || module.startsWith(`${root}/`));

describe('imports', () => {
  test('the scan sees the code at all', () => {
    expect(sources.length).toBeGreaterThan(100);
    const store = sources.find(({ file }) => file === 'lib/topics/store.ts');
    expect(store?.imports).toContain('lib/db');
  });

  test('app takes components, lib/web, view types, limits and messages; a route handler names its verb', () => {
    const allowed = (module: string, { file }: Source) =>
      (file.endsWith('/route.ts') && isVerb(module)) ||
      !isOwn(module) ||
      /^(app|components|lib\/web|i18n)\//.test(module) ||
      isViews(module) ||
      isLeaf(module);
    expect(breaches((file) => file.startsWith('app/'), allowed)).toEqual([]);
  });

  test('components take components, actions, view types and limits', () => {
    const allowed = (module: string, { typesOnly }: Source) =>
      !isOwn(module) ||
      /^(components|i18n|lib\/web\/actions)\//.test(module) ||
      isViews(module) ||
      isLeaf(module) ||
      // What crosses from the server is a type, and pure rules and policies are asked by form and action alike.
      typesOnly.has(module) ||
      /^lib\/[^/]+\/(rules|policy|schema)$/.test(module) ||
      /^lib\/web\/[\w-]*state$/.test(module);
    const shown = (file: string) => file.startsWith('components/') && !isBrowserWorker(file);
    expect(breaches(shown, allowed)).toEqual([]);
  });

  test('a worker of the browser computes with what is pure: inference, and reading pixels without a server', () => {
    const allowed = (module: string) =>
      !isOwn(module) || /^(components|lib\/inference)\//.test(module) || module === 'lib/models/read-raster';
    expect(breaches(isBrowserWorker, allowed)).toEqual([]);
  });

  test('primitives in components/ui know no domain', () => {
    const allowed = (module: string) =>
      !isOwn(module) ||
      /^(components\/ui|i18n)\//.test(module) ||
      module === 'lib/web/action-state' ||
      isLeaf(module);
    expect(breaches((file) => file.startsWith('components/ui/'), allowed)).toEqual([]);
  });

  test('lib knows neither app nor components', () => {
    expect(
      breaches(
        (file) => file.startsWith('lib/'),
        (module) => !/^(app|components|tests|scripts)\//.test(module),
      ),
    ).toEqual([]);
  });

  test('only lib/web knows Next, React and server-only', () => {
    const about = (file: string) => file.startsWith('lib/') && !file.startsWith('lib/web/');
    expect(breaches(about, (module) => !NEXT_SIDE.test(module))).toEqual([]);
  });

  test('only store.ts knows the database, and lib/web goes through verbs', () => {
    const allowed = (module: string) => !/^lib\/db(\/|$)/.test(module);
    const about = (file: string) =>
      file.startsWith('lib/') &&
      !file.startsWith('lib/db/') &&
      !/^lib\/[^/]+\/store(\/[^/]+)?\.ts$/.test(file);
    expect(breaches(about, allowed)).toEqual([]);
    expect(
      breaches(
        (file) => file.startsWith('lib/web/'),
        (module) => !/^lib\/(?!web\/).*\/store$/.test(module),
      ),
    ).toEqual([]);
  });

  test('a domain folder takes its own files, leaves, pure folders, blobs, and the verbs and views of others', () => {
    const foreignInside = /^lib\/[^/]+\/(store|present)(\/|$)/;
    const allowed = (module: string, { file }: Source) => {
      const own = `lib/${domainOf(file)}/`;
      if (!isOwn(module) || module.startsWith(own) || isLeaf(module)) return true;
      if (/^lib\/(db|web)(\/|$)/.test(module))
        return module.startsWith('lib/db') && /\/store(\/[^/]+)?\.ts$/.test(file);
      return module.startsWith('lib/') && !foreignInside.test(module);
    };
    expect(breaches((file) => domainOf(file) !== null, allowed)).toEqual([]);
  });

  test('content, inference and training are pure of the domain', () => {
    const about = (file: string) => PURE.some((folder) => file.startsWith(`lib/${folder}/`));
    const allowed = (module: string, { file }: Source) => {
      const own = PURE.find((folder) => file.startsWith(`lib/${folder}/`));
      return (
        !isOwn(module) ||
        module.startsWith(`lib/${own}/`) ||
        isLeaf(module) ||
        module.startsWith('lib/inference') ||
        // Looking into the network needs training's arithmetic, and its data to find the pictures it learned from.
        (file.startsWith('lib/inference/') && /^lib\/training\/(kernels|data)\//.test(module))
      );
    };
    expect(breaches(about, allowed)).toEqual([]);
  });

  test('leaves import nothing of ours but leaves', () => {
    const about = (file: string) => isLeaf(moduleOf(file));
    expect(breaches(about, (module) => !isOwn(module) || isLeaf(module))).toEqual([]);
  });

  test('no file is a drawer', () => {
    const drawers = sources
      .map(({ file }) => file)
      .filter((file) => /(^|\/)(utils?|helpers?|misc|common)\.tsx?$/.test(file));
    expect(drawers).toEqual([]);
  });

  test('there is no cycle', () => {
    expect(findCycle()).toBeNull();
  });
});

/** The first cycle of imports that exist at run time, as a path; null where there is none. */
function findCycle(): string[] | null {
  const graph = new Map(
    sources.map(({ file, imports, typesOnly }) => [
      moduleOf(file),
      imports.filter((module) => isOwn(module) && !typesOnly.has(module)),
    ]),
  );
  const done = new Set<string>();
  const path: string[] = [];
  function visit(module: string): string[] | null {
    if (path.includes(module)) return [...path.slice(path.indexOf(module)), module];
    if (done.has(module)) return null;
    path.push(module);
    for (const next of graph.get(module) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(module);
    return null;
  }
  for (const module of graph.keys()) {
    const cycle = visit(module);
    if (cycle) return cycle;
  }
  return null;
}
