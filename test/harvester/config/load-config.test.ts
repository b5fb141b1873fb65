import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { configShape } from '../../../harvester/config/config.ts';
import { knownKeys } from '../../../harvester/config/known-keys.ts';
import { loadConfig, parseConfig } from '../../../harvester/config/load-config.ts';
import { ConfigInvalid } from '../../../harvester/errors.ts';
import { sourceKinds } from '../../../harvester/sources/registry.ts';

const kinds = new Map([
  [
    'oai-pmh',
    { settings: z.strictObject({ url: z.url(), sets: z.array(z.string()).default([]) }) },
  ],
]);

const good = `region:
  id: prove
  name: { nb: Prøveregionen }
  publicUrl: https://innsyn.example
  languages: [nb]
  contact: { name: Prøve, email: prove@innsyn.example }
  repositoryIdentifier: innsyn.example
municipalities:
  - number: "0301"
    name: { nb: Prøvevik }
    organisationNumber: "310990108"
    requestEmail: post@provevik.example
sources:
  - id: provevik-journal
    name: Prøvevik
    municipality: "0301"
    kind: oai-pmh
    enabled: true
    consent: Kommunedirektøren, 2026-10-01
    settings:
      url: https://oai.provevik.example/oai
`;

/** The problems of the file as it becomes when `from` is replaced by `to`. */
function problems(...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  let text = good;
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, () => to);
  }
  try {
    parseConfig(text, 'region.yaml', kinds);
  } catch (error) {
    if (error instanceof ConfigInvalid) return error.problems;
    throw error;
  }
  return [];
}

describe('a region file', () => {
  test('that is right is read, with what is left out filled in', () => {
    const config = parseConfig(good, 'region.yaml', kinds);
    expect(config.municipalities[0]).toMatchObject({ number: '0301', orderXmlVersion: 1 });
    expect(config.sources[0]).toMatchObject({ enabled: true, schedule: '20 5 * * *' });
    expect(config.network.allowPrivateHosts).toEqual([]);
    expect(config.region.demo).toBe(false);
  });

  test('that is not there is told with how to name another', () => {
    expect(() => loadConfig('/nowhere/region.yaml')).toThrow(
      '/nowhere/region.yaml: cannot be read. Name the region file with --config or FELLESINNSYN_CONFIG.',
    );
  });

  test('that is no YAML is told with line and column', () => {
    expect(problems(['  id: prove\n', '  id: "prove\n'])[0]).toMatch(
      /^region\.yaml:\d+:\d+ is not YAML: /,
    );
    expect(problems(['  id: prove\n', '  id: prove\n  id: twice\n'])[0]).toMatch(
      /^region\.yaml:3:3 is not YAML: .*unique/,
    );
    expect(() => parseConfig('', 'region.yaml')).toThrow('region.yaml:1:1 region: is missing');
    expect(() => parseConfig('- a\n- b\n', 'region.yaml')).toThrow(/region\.yaml:1:1 the file: /);
  });

  test.each([
    [
      'a misspelt key',
      [['  publicUrl', '  publicURL']],
      [
        'region.yaml:2:3 region.publicUrl: is missing',
        'region.yaml:4:3 region.publicURL: unknown key; did you mean "publicUrl"?',
      ],
    ],
    [
      'a key nobody knows',
      [['    kind: oai-pmh', '    kind: oai-pmh\n    wallpaper: green']],
      [
        'region.yaml:18:5 sources[0].wallpaper: unknown key; known keys: id, name, municipality, kind, enabled, consent, schedule, quietHours, settings',
      ],
    ],
    [
      'a number that should be text',
      [['number: "0301"', 'number: 301']],
      ['region.yaml:9:13 municipalities[0].number: must be text: put it in quotes, e.g. "301"'],
    ],
    [
      'an organisation number of the wrong length',
      [['"310990108"', '"31099010"']],
      [
        'region.yaml:11:25 municipalities[0].organisationNumber: nine digits in quotes, e.g. "964983380"',
      ],
    ],
    [
      'an enabled source without consent',
      [['    consent: Kommunedirektøren, 2026-10-01\n', '']],
      [
        'region.yaml:14:5 sources[0].consent: an enabled source needs consent: who agreed, when, and where it is kept',
      ],
    ],
    [
      'consent that is empty',
      [['consent: Kommunedirektøren, 2026-10-01', 'consent:']],
      [
        'region.yaml:19:5 sources[0].consent: an enabled source needs consent: who agreed, when, and where it is kept',
      ],
    ],
    [
      'a source of a municipality that is not there',
      [['    municipality: "0301"', '    municipality: "1811"']],
      ['region.yaml:16:19 sources[0].municipality: no municipality 1811 in this file'],
    ],
    [
      'a kind of source that is not there',
      [['kind: oai-pmh', 'kind: oai-phm']],
      ['region.yaml:17:11 sources[0].kind: no source kind "oai-phm"; did you mean "oai-pmh"?'],
    ],
    [
      'a setting the kind does not know',
      [['      url: https', '      uri: https']],
      [
        'region.yaml:21:7 sources[0].settings.uri: unknown key; did you mean "url"?',
        'region.yaml:21:7 sources[0].settings.url: is missing',
      ],
    ],
    [
      'a slash after the public address',
      [['https://innsyn.example', 'https://innsyn.example/']],
      ['region.yaml:4:14 region.publicUrl: no slash at the end'],
    ],
    [
      'a schedule that is none',
      [['    settings:', '    schedule: "99 5 * * *"\n    settings:']],
      [/^region\.yaml:20:15 sources\[0\]\.schedule: minute: .*e\.g\. "20 5 \* \* \*"/],
    ],
    [
      'a schedule with seconds',
      [['    settings:', '    schedule: "0 20 5 * * *"\n    settings:']],
      [/^region\.yaml:20:15 sources\[0\]\.schedule: not five fields; /],
    ],
  ] satisfies [string, [string, string][], (string | RegExp)[]][])(
    'with %s says where and what to do',
    (_, changes, expected) => {
      const found = problems(...changes);
      expect(found.toSorted()).toEqual(
        expected
          .map((line) => (typeof line === 'string' ? line : expect.stringMatching(line)))
          .toSorted(),
      );
    },
  );

  test('tells all its problems at once, from the top', () => {
    const found = problems(
      ['publicUrl: https://innsyn.example', 'publicUrl: innsyn'],
      ['requestEmail: post@provevik.example', 'requestEmail: post'],
      ['    consent: Kommunedirektøren, 2026-10-01\n', ''],
      ['url: https://oai.provevik.example/oai', 'url: 7'],
    );
    expect(found.map((line) => line.replace(/^region\.yaml:(\d+):.*? (\S+):.*/, '$1 $2'))).toEqual([
      '4 region.publicUrl',
      '12 municipalities[0].requestEmail',
      '14 sources[0].consent',
      '20 sources[0].settings.url',
    ]);
  });

  test('with two of the same is told', () => {
    const source = good.slice(good.indexOf('  - id: provevik'));
    const twice = `${good}${source}`;
    expect(() => parseConfig(twice, 'region.yaml', kinds)).toThrow(
      'region.yaml:22:9 sources[1].id: source id "provevik-journal" is used twice',
    );
    expect(
      problems([
        'sources:',
        `${good.slice(good.indexOf('  - number'), good.indexOf('sources:'))}sources:`,
      ]),
    ).toEqual(['region.yaml:13:13 municipalities[1].number: municipality 0301 is listed twice']);
  });
});

describe('the region files that come with the program', () => {
  test.each(['helgeland', 'demo', 'eksempel'])('config/%s.yaml is right', (name) => {
    expect(() => loadConfig(`config/${name}.yaml`, sourceKinds)).not.toThrow();
  });

  test('Helgeland has its 18 municipalities, and harvests nobody who has not agreed', () => {
    const { municipalities, sources } = loadConfig('config/helgeland.yaml');
    expect(municipalities).toHaveLength(18);
    expect(sources.map(({ municipality }) => municipality)).toEqual(
      municipalities.map(({ number }) => number),
    );
    for (const source of sources) {
      expect(source).toMatchObject({ enabled: false, consent: null });
      expect(String(source.settings.url)).toMatch(/^https:\/\/[a-z]+\.example\//);
    }
    const hattfjelldal = municipalities.find(({ number }) => number === '1826');
    expect(hattfjelldal?.name).toEqual({ nb: 'Hattfjelldal', sma: 'Aarborte' });
  });

  test('every key of the schema is explained in docs/', () => {
    const docs = globSync('docs/*.md')
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    const keys = keysOf(configShape);
    expect(keys).toContain('repositoryIdentifier');
    for (const key of keys) expect(docs).toContain(`\`${key}\``);
  });
});

test.each([...sourceKinds])('the kind %s and every setting of it are explained', (name, kind) => {
  const docs = readFileSync('docs/kilder.md', 'utf8');
  const start = docs.indexOf(`\n## Kind \`${name}\`\n`);
  expect(start).toBeGreaterThan(0);
  const page = `docs/kilder-${name}.md`;
  const section =
    (docs.slice(start + 1).split('\n## ')[0] ?? '') +
    (existsSync(page) ? readFileSync(page, 'utf8') : '');
  const keys = keysOf(kind.settings);
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) expect(section).toContain(`\`${key}\``);
});

/** Every key below the schema, however deep; free-form records have none. */
function keysOf(schema: unknown, path: readonly PropertyKey[] = []): string[] {
  return knownKeys(schema, path).flatMap((key) => [
    key,
    ...keysOf(schema, [...path, key]),
    ...keysOf(schema, [...path, key, 0]),
  ]);
}
