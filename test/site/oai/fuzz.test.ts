import { expect, test } from 'vitest';
import { configSchema } from '../../../harvester/config/config.ts';
import { redirectLog } from '../../../harvester/log.ts';
import { markedText } from '../../../harvester/record/marked-text.ts';
import { createGate } from '../../../site/oai/gate.ts';
import { openOai } from '../../../site/oai/open-oai.ts';
import { serveOai } from '../../../site/oai/serve-oai.ts';
import { readAnswer } from '../../support/ask-oai.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { BINDAL, endpointConfig } from '../../support/oai-endpoint.ts';
import { endpointSchemaErrors, hasOaiSchemas } from '../../support/oai-schemas.ts';
import { type Random, seededRandom } from '../../support/seeded-random.ts';
import { TestArchive } from '../../support/test-archive.ts';

/** By hand: `OAI_FUZZ=100000 npx vitest run --project unit test/site/oai/fuzz.test.ts`. */
const COUNT = Number(process.env.OAI_FUZZ ?? 3000);
const ORIGIN = 'https://innsyn.example.no';

const VERBS = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'GetRecord',
  'ListIdentifiers',
  'ListRecords',
];
const CODES = new Set([
  'badVerb',
  'badArgument',
  'badResumptionToken',
  'cannotDisseminateFormat',
  'idDoesNotExist',
  'noRecordsMatch',
]);
const NASTY = [
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '"; DROP TABLE entries; --',
  '../../../etc/passwd',
  '&xxe;',
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
  ']]>',
  '\u0000',
  '\u0001\u001f',
  '\uFFFE',
  '%00',
  '%FF',
  '%C3%28',
  '%ED%A0%80',
  '%',
  '%%%',
  '+',
  '  ',
  '𝔉æøå',
  'e\u0301',
  '0',
  'null',
  '-1',
  '9'.repeat(400),
  'a'.repeat(5000),
  '$(reboot)',
  '{{7*7}}',
  '',
];
const DATES = [
  '2026-03-02',
  '2026-03-02T09:00:00Z',
  '1800-01-01',
  '9999-12-31',
  '2026-02-30',
  '2026-03-02T09:00:00',
  '2026-03-02T25:00:00Z',
  '+02026-03-02',
  '0000-00-00',
];

interface Known {
  readonly identifiers: readonly string[];
  readonly tokens: readonly string[];
}

/** A value for an argument: most often one that could be right. */
function value(random: Random, name: string, { identifiers, tokens }: Known): string {
  if (random.chance(0.15)) return random.pick(NASTY);
  const plain = ((): string => {
    switch (name) {
      case 'verb':
        return random.pick(VERBS);
      case 'metadataPrefix':
        return random.pick(['oai_dc', 'oai_qdc', 'noark5', 'xyz', 'OAI_DC']);
      case 'set':
        return random.pick([
          'kommune:1811',
          'kommune',
          'kilde:bindal-oai',
          'historisk',
          'kommune:9999',
          'a::b',
          ':',
        ]);
      case 'identifier':
        return random.pick(identifiers);
      case 'resumptionToken':
        return random.pick(tokens);
      default:
        return random.pick(DATES);
    }
  })();
  return random.chance(0.1) ? mutate(random, plain) : plain;
}

function mutate(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const letter = random.pick([...'AZaz09-_:%&=#+ <>"\u0000æ']);
  return random.pick([
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at),
    text + text,
    text.toUpperCase(),
  ]);
}

const encode = (random: Random, text: string): string =>
  random.chance(0.7)
    ? encodeURIComponent(text.toWellFormed())
    : random.chance(0.5)
      ? [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
      : text;

const NAMES = ['metadataPrefix', 'set', 'from', 'until', 'identifier', 'resumptionToken'];
const USUAL: Readonly<Record<string, readonly string[]>> = {
  GetRecord: ['identifier', 'metadataPrefix'],
  ListIdentifiers: ['metadataPrefix'],
  ListRecords: ['metadataPrefix'],
};

function form(random: Random, known: Known): string {
  const verb = value(random, 'verb', known);
  const wanted =
    random.chance(0.3) && verb.startsWith('List') ? ['resumptionToken'] : [...(USUAL[verb] ?? [])];
  while (random.chance(0.3)) wanted.push(random.pick(NAMES));
  const pairs = wanted
    .filter(() => random.chance(0.95))
    .map((name) => [random.chance(0.02) ? mutate(random, name) : name, value(random, name, known)]);
  if (random.chance(0.97)) pairs.unshift(['verb', verb]);
  if (random.chance(0.02)) pairs.push(...pairs);
  if (random.chance(0.01)) for (let i = 0; i < 200; i++) pairs.push(['x', '1']);
  return pairs
    .map(([name = '', text = '']) => `${name}=${encode(random, text)}`)
    .join(random.chance(0.99) ? '&' : random.pick(['&&', ';', '?', '&amp;']));
}

test(`${COUNT} random requests: well-formed XML with a legal error or an HTTP error, never 500, never what is not public`, async () => {
  redirectLog(() => {});
  using archive = new TestArchive();
  archive.run(
    [
      ...Array.from({ length: 40 }, (_, n) => ({ kind: 'record' as const, record: numbered(n) })),
      {
        kind: 'record',
        record: numbered(90, { gradering: 'K', offentligTittel: markedText('HEMMELIG') }),
      },
      { kind: 'record', record: numbered(91, { offentligTittel: markedText('SLETTET') }) },
      {
        kind: 'record',
        record: numbered(92, { offentligTittel: markedText('Brev fra Kari Nordmann') }),
      },
    ],
    BINDAL,
  );
  archive.run([{ kind: 'deleted', sourceKey: numbered(91).keys.kilde }], BINDAL);
  const config = configSchema.parse(endpointConfig(ORIGIN));
  const oai = openOai({
    config,
    archive: archive.reader,
    dataDirectory: archive.folder,
    now: archive.clock.now,
    recordsPerPage: 10,
  });
  const first = (query: string) => readAnswer(oai.answer(query).body.toString());
  const held = archive
    .rows("SELECT id FROM entries WHERE state = 'held'")
    .map((row) => String(row.id));
  expect(held).toHaveLength(1);
  const known: Known = {
    identifiers: [
      ...first('verb=ListIdentifiers&metadataPrefix=oai_dc').identifiers,
      `oai:innsyn.example.no:${held[0]}`,
      'oai:innsyn.example.no:none',
      'invalid"id',
    ],
    tokens: [
      first('verb=ListRecords&metadataPrefix=oai_dc').token ?? '',
      first('verb=ListRecords&metadataPrefix=noark5&set=kommune:1811').token ?? '',
      'junk',
    ],
  };
  const gate = createGate({ perClient: 9, overall: 9, lateness: () => 0, latest: 1 });
  const random = seededRandom(2026);
  const seen = new Map<string, number>();
  const samples: string[] = [];
  for (let i = 0; i < COUNT; i++) {
    const query = form(random, known);
    const request = random.chance(0.2)
      ? new Request(`${ORIGIN}/oai`, {
          method: 'POST',
          body: query,
          headers: {
            'Content-Type': random.pick([
              'application/x-www-form-urlencoded',
              'application/x-www-form-urlencoded;charset=utf-8',
              'application/json',
            ]),
          },
        })
      : new Request(`${ORIGIN}/oai?${query}`);
    const response = await serveOai(oai.answer, request, 'x', gate);
    const text = await response.text();
    expect([200, 413], `${response.status} for ${query}`).toContain(response.status);
    if (response.status !== 200) continue;
    const { errors, items } = readAnswer(text);
    for (const code of errors) expect(CODES.has(code), `${code} for ${query}`).toBe(true);
    expect(errors.length > 0 && items.length > 0, query).toBe(false);
    expect(text).not.toMatch(/HEMMELIG|SLETTET|Nordmann/);
    for (const { identifier } of items) expect(identifier).not.toContain(held[0]);
    const kind = errors[0] ?? 'answered';
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if ((seen.get(kind) ?? 0) <= 25) samples.push(text);
  }
  // The requests were of every kind.
  expect([...seen.keys()].sort()).toEqual([...CODES, 'answered'].sort());
  if (hasOaiSchemas())
    expect(await endpointSchemaErrors(samples, `${ORIGIN}/oai/noark5`)).toEqual([]);
}, 900_000);
