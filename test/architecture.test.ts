import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../harvester/config/config.ts';
import { sourceKinds } from '../harvester/sources/registry.ts';

const root = join(import.meta.dirname, '..');
const files = (pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: ['node_modules/**', 'dist/**', 'data/**'] }).sort();
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const rooms = ['harvester', 'indexer', 'site', 'cli', 'demo'] as const;
type Room = (typeof rooms)[number];

/** Which rooms a room may import from. Data flows right, code depends left. */
const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  harvester: ['harvester'],
  indexer: ['indexer', 'harvester'],
  site: ['site', 'indexer', 'harvester'],
  cli: ['cli', 'demo', 'site', 'indexer', 'harvester'],
  demo: ['demo', 'indexer', 'harvester'],
};

/** What the public side (indexer, site) may take from harvester/: public views, the way to open them, config, errors, log, exit codes, SQLite mechanism. */
const PUBLIC_SIDE = [
  /^harvester\/record\/public-entry\.ts$/,
  /^harvester\/store\/(open-)?public-archive\.ts$/,
  /^harvester\/config\//,
  // How every store is migrated, written and read: mechanism without any record in it.
  /^harvester\/store\/(migrate|transaction|column)\.ts$/,
  /^harvester\/(errors|log|archive-file|exit-code)\.ts$/,
];

/** What only the staff room may take besides: its reader of the archive, and the words of its wishes to the harvester. */
const STAFF_SIDE = [
  /^harvester\/store\/(open-)?staff-archive\.ts$/,
  /^harvester\/(source-wish|wish-reader)\.ts$/,
];

const isRoom = (name: string | undefined): name is Room => rooms.some((room) => room === name);

const sources = rooms.flatMap((room) => files(`${room}/**/*.{ts,astro,mjs}`));

interface Import {
  readonly from: string;
  readonly to: string;
}

/** Relative imports of our own files, paths from the root of the repository. */
const imports: readonly Import[] = sources.flatMap((from) =>
  [...read(from).matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((match) => ({
    from,
    to: normalize(join(dirname(from), match[1] ?? '')).split('?')[0] ?? '',
  })),
);

describe('code depends one way', () => {
  test('site → indexer → harvester, never back', () => {
    expect(imports.length).toBeGreaterThan(50);
    const wrong = imports.filter(({ from, to }) => {
      const [fromRoom, toRoom] = [from.split('/')[0], to.split('/')[0]];
      return isRoom(fromRoom) && isRoom(toRoom) && !mayImport[fromRoom].includes(toRoom);
    });
    expect(wrong).toEqual([]);
  });

  test('the raw record cannot be imported by indexer or site', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        /^(indexer|site)\//.test(from) &&
        to.startsWith('harvester/') &&
        !PUBLIC_SIDE.some((allowed) => allowed.test(to)) &&
        !(from.startsWith('site/desk/staff/') && STAFF_SIDE.some((allowed) => allowed.test(to))),
    );
    expect(wrong).toEqual([]);
  });

  test('a source adapter never touches the store', () => {
    const wrong = imports.filter(
      ({ from, to }) => from.startsWith('harvester/sources/') && to.startsWith('harvester/store/'),
    );
    expect(wrong).toEqual([]);
  });

  test('the public types name no raw type but code lists and where history comes from', () => {
    const names = [...read('harvester/record/public-entry.ts').matchAll(/import type \{([^}]*)\}/g)]
      .flatMap((match) => (match[1] ?? '').split(','))
      .map((name) => name.trim())
      .filter(Boolean);
    expect(names.sort()).toEqual(['Arkivuttrekk', 'Journalposttype', 'Korrespondanseparttype']);
  });
});

describe('names say what a module is', () => {
  test('no grab-bags, no barrels', () => {
    const grabBag =
      /^(utils?|helpers?|common|types?|misc|shared|index|lib|stuff|functions)\.(ts|mjs)$/;
    const wrong = [...sources, ...files('test/**/*.ts')].filter(
      (file) => grabBag.test(basename(file)) && !file.startsWith('site/pages/'),
    );
    expect(wrong).toEqual([]);
  });

  test('modules are kebab-case, components PascalCase', () => {
    const wrong = sources.filter((file) => {
      const name = basename(file);
      if (file.startsWith('site/pages/')) return false;
      if (name.endsWith('.astro')) return !/^[A-Z][A-Za-z0-9]*\.astro$/.test(name);
      return !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.(ts|mjs)$/.test(name);
    });
    expect(wrong).toEqual([]);
  });

  test('migrations are numbered without a gap', () => {
    for (const folder of new Set(files('**/migrations/*.sql').map((file) => dirname(file)))) {
      const numbers = files(`${folder}/*.sql`).map((file) => Number(basename(file).slice(0, 3)));
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    }
  });
});

describe('what can be set, visited or harvested is documented', () => {
  const manual = ['README.md', ...files('docs/*.md')].map((file) => read(file)).join('\n');

  test('every environment variable', () => {
    const names = new Set(
      [...sources, 'astro.config.mjs'].flatMap((file) =>
        [...read(file).matchAll(/(?:process\.env|variables|env)\.([A-Z][A-Z0-9_]+)/g)].map(
          (match) => match[1] ?? '',
        ),
      ),
    );
    expect(names.size).toBeGreaterThan(4);
    // ASTRO_NODE_… are set by us for the server we start, not by whoever runs it.
    expect(
      [...names]
        .filter((name) => !name.startsWith('ASTRO_NODE_'))
        .filter((name) => !manual.includes(`\`${name}\``)),
    ).toEqual([]);
  });

  test('every key of the region file', () => {
    const missing = keysOf(z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }))
      .filter((key) => !/^(nb|nn|en|sma)$/.test(key))
      .filter((key) => !manual.includes(`\`${key}\``));
    expect(missing).toEqual([]);
  });

  test('every source kind has its section, with every setting', () => {
    expect(sourceKinds.size).toBeGreaterThan(0);
    for (const [kind, source] of sourceKinds) {
      expect(manual, `docs/kilder*.md has a heading with \`${kind}\``).toMatch(
        new RegExp(`^#+ .*\`${kind}\``, 'm'),
      );
      const keys = keysOf(z.toJSONSchema(source.settings, { io: 'input', unrepresentable: 'any' }));
      expect(
        keys.filter((key) => !manual.includes(`\`${key}\``)),
        `settings of ${kind}`,
      ).toEqual([]);
    }
  });

  test('every route', () => {
    const routes = files('site/pages/**/*.{astro,ts}')
      .map((file) => file.slice('site/pages'.length).replace(/\.(astro|ts)$/, ''))
      .map((route) => route.replace(/\/index$/, '') || '/')
      .filter((route) => !/^\/(404|500)$/.test(route));
    expect(routes.length).toBeGreaterThan(5);
    const architecture = read('docs/ARCHITECTURE.md');
    expect(routes.filter((route) => !architecture.includes(`\`${route}\``))).toEqual([]);
  });

  test('every command', () => {
    const commands = [
      ...new Set(
        files('cli/**/*.ts').flatMap((file) =>
          [...read(file).matchAll(/\.command\('([a-z-]+)/g)].map((match) => match[1] ?? ''),
        ),
      ),
    ];
    expect(commands.length).toBeGreaterThan(6);
    expect(commands.filter((name) => !read('README.md').includes(`${name}`))).toEqual([]);
  });
});

test('nothing in the repository names a machine or another place to install from', () => {
  const suspicious = /\/work\/(main|shared|trees|meili)|registry\.npmjs|\/root\/|\/home\/[a-z]/;
  const wrong = [...sources, ...files('{docs,config,test}/**/*.{ts,md,yaml,sql,txt}'), 'README.md']
    .filter((file) => file !== 'test/architecture.test.ts')
    .filter((file) => suspicious.test(read(file)));
  expect(wrong).toEqual([]);
});

/** All property names anywhere in a JSON Schema. */
function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' && typeof value === 'object' && value !== null
      ? [...Object.keys(value), ...Object.values(value).flatMap(keysOf)]
      : keysOf(value),
  );
}
