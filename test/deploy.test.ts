import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { HARVESTER_FLAGS } from '../harvester/memory-flags.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const units = globSync('deploy/systemd/*.service', { cwd: root }).sort();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-deploy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const compose = z
  .object({
    services: z.record(
      z.string(),
      z.object({
        command: z.array(z.string()).optional(),
        environment: z.record(z.string(), z.string()).optional(),
        read_only: z.boolean().optional(),
        cap_drop: z.array(z.string()).optional(),
        ports: z.array(z.string()).optional(),
      }),
    ),
  })
  .parse(parse(read('deploy/compose.yaml'), { merge: true }));

/** The words after `node`, as a unit or a service starts it. */
function argumentsOf(command: readonly string[]): { flags: string[]; script: string } {
  const rest = command.slice(1);
  const at = rest.findIndex((word) => !word.startsWith('-'));
  return { flags: rest.slice(0, at), script: rest[at] ?? '' };
}

describe('what is deployed is what the code is', () => {
  const commands = [
    ...units.map((file) => ({
      name: file,
      words: /^ExecStart=(.+)$/m.exec(read(file))?.[1]?.split(' ') ?? [],
    })),
    ...Object.entries(compose.services).flatMap(([name, { command }]) =>
      command === undefined ? [] : [{ name: `compose: ${name}`, words: command }],
    ),
  ];

  test.each(commands)('$name starts a program there is', ({ name, words }) => {
    const { flags, script } = argumentsOf(words);
    expect(existsSync(join(root, script)), script).toBe(true);
    // The harvester's memory is measured with its flags; the rest run without.
    expect(flags).toEqual(name.includes('harvester') ? HARVESTER_FLAGS : []);
  });

  test('every program runs in both', () => {
    const scripts = (of: (name: string) => boolean): string[] =>
      commands.filter(({ name }) => of(name)).map(({ words }) => argumentsOf(words).script);
    const inUnits = scripts((name) => !name.startsWith('compose')).sort();
    expect(inUnits).toHaveLength(3);
    expect(scripts((name) => name.startsWith('compose')).sort()).toEqual(inUnits);
  });

  test('every variable that is set is one the README knows', () => {
    const set = [
      ...Object.entries(compose.services)
        .filter(([name]) => ['site', 'harvester', 'indexer'].includes(name))
        .flatMap(([, { environment = {} }]) => Object.keys(environment)),
      ...[...read('deploy/systemd/environment').matchAll(/^#?([A-Z_]+)=/gm)].map((m) => m[1] ?? ''),
      ...[...read('deploy/Containerfile').matchAll(/([A-Z_]+)=\S*/g)]
        .map((m) => m[1] ?? '')
        .filter((name) => !['NODE_ENV', 'PUBLIC_HOST'].includes(name)),
    ];
    expect(set.length).toBeGreaterThan(8);
    const readme = read('README.md');
    expect([...new Set(set)].filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test('our containers can write nothing but the data folder, and only the proxy is reached from outside', () => {
    for (const name of ['site', 'harvester', 'indexer'])
      expect(compose.services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });

  test('no image carries data, tests or the history of the repository', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const name of ['.git', 'data', 'node_modules']) expect(ignored).toContain(name);
  });
});

describe('the tools that will read the files accept them', () => {
  test('systemd', ({ skip }) => {
    if (spawnSync('systemd-analyze', ['--version']).error !== undefined) {
      console.log('*** systemd-analyze is not installed: the units were not verified by it');
      skip();
    }
    // The programs are looked for where they will lie, so the units are turned to ones that exist.
    for (const file of [
      ...units,
      'deploy/systemd/fellesinnsyn-site.socket',
      'deploy/systemd/fellesinnsyn.target',
    ])
      writeFileSync(
        join(folder, file.split('/').at(-1) ?? ''),
        read(file)
          .replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`)
          .replace(/^EnvironmentFile=/m, 'EnvironmentFile=-'),
      );
    for (const file of globSync('*', { cwd: folder })) {
      const { stderr, status } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
        cwd: folder,
        encoding: 'utf8',
      });
      const ours = stderr.split('\n').filter((line) => line.includes('fellesinnsyn'));
      expect({ status, ours }).toEqual({ status: 0, ours: [] });
    }
  });

  test('docker compose', ({ skip }) => {
    if (spawnSync('docker', ['compose', 'version']).status !== 0) {
      console.log(
        '*** docker compose is not installed: compose.yaml was read by our own test only',
      );
      skip();
    }
    cpSync(join(root, 'deploy'), join(folder, 'deploy'), { recursive: true });
    mkdirSync(join(folder, 'deploy/secrets'));
    writeFileSync(join(folder, 'deploy/secrets/smtp-password'), 'x');
    const { status, stderr } = spawnSync(
      'docker',
      ['compose', '-f', join(folder, 'deploy/compose.yaml'), 'config', '--quiet'],
      { encoding: 'utf8', env: { ...process.env, PUBLIC_HOST: 'innsyn.example.no' } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
