import { describe, expect, it } from 'vitest';
import type { SiardTable } from '../../../../../harvester/sources/siard/reader/siard-metadata.ts';
import { SiardUnreadable } from '../../../../../harvester/sources/siard/reader/siard-unreadable.ts';
import { tableReader } from '../../../../../harvester/sources/siard/reader/table-reader.ts';
import { type Random, seededRandom } from '../../../../support/seeded-random.ts';

const table = (columns: number): SiardTable => ({
  schema: '',
  schemaFolder: 'schema0',
  name: 'T',
  folder: 'table0',
  description: '',
  columns: Array.from({ length: columns }, (_v, index) => ({
    name: `K${index + 1}`,
    type: 'VARCHAR(9)',
    typeOriginal: null,
    description: '',
    lobFolder: null,
    cardinality: null,
    fields: [],
  })),
  primaryKey: [],
  foreignKeys: [],
  rows: null,
});

interface Outcome {
  readonly rows: string;
  readonly problems: string;
  readonly refused: string | null;
}

async function outcome(
  bytes: Buffer,
  path: 'fast' | 'sax',
  version1: boolean,
  cuts: readonly number[],
  columns: readonly string[] | undefined,
): Promise<Outcome> {
  const reader = tableReader(
    table(4),
    'T',
    version1,
    async function* () {
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        if (cut > at) yield bytes.subarray(at, cut);
        at = Math.max(at, cut);
      }
    },
    { path, ...(columns === undefined ? {} : { columns }) },
  );
  const rows: unknown[] = [];
  let refused: string | null = null;
  try {
    for await (const batch of reader.batches()) rows.push(...batch);
  } catch (error) {
    if (!(error instanceof SiardUnreadable)) throw error;
    refused = error.code;
  }
  const flat = (_key: string, value: unknown): unknown =>
    value instanceof Map ? [...value] : value;
  return {
    rows: JSON.stringify(refused === null ? rows : [], flat),
    problems: JSON.stringify(refused === null ? [...reader.problems.counts] : []),
    refused,
  };
}

const TEXTS = [
  '',
  'a',
  'æøå',
  '😀',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '&amp;',
  '&lt;',
  '&#229;',
  '&#xE5;',
  '&#13;',
  '&#x5c;u0041',
  '\\u00e5',
  '\\\\',
  '\\',
  '\\u00',
  '\t',
  '>',
  ']',
  '-',
  '1998-01-02',
  'row',
  'lang tekst som går over flere tegn',
];
const ODD = [
  '<![CDATA[<row>]]>',
  '<!--</row>-->',
  '&x;',
  '&',
  '&#0;',
  '&#xFFFF;',
  '&#xD800;',
  '\u0001',
  '\ufffd',
  '\uffff',
  ']]>',
  '<u1>1</u1>',
  '<a2/>',
  '</',
  '<?pi </row>?>',
];
const WRAPS: ((n: number, text: string) => string)[] = [
  (n, text) => `<c${n} >${text}</c${n}>`,
  (n, text) => `<c${n} file="a>b/c.txt" length="3">${text}</c${n}>`,
  (n, text) => `<x:c${n}>${text}</x:c${n}>`,
  (n, text) => `<c0${n}>${text}</c0${n}>`,
  (n, text) => `<c${n}>${text}</c${n} >`,
  (n, text) => `<c${n}>${text}</c${n + 1}>`,
  (n) => `<c${n} xsi:nil="true"/>`,
  (n) => `<c${n} />`,
  (n, text) => `<d>${text}</d><c${n}/>`,
  (n, text) => `${text}<c${n}/>`,
];

/** A table file: mostly regular, with oddities as often as `odd` says. */
function document(random: Random, odd: number, most: number): Buffer {
  const rarely = (): boolean => random.chance(odd);
  const text = (): string => {
    let value = '';
    for (let n = random.below(4); n > 0; n--) value += random.pick(rarely() ? ODD : TEXTS);
    return value;
  };
  const space = (): string =>
    random.chance(0.3) ? random.pick([' ', '\n', '\r\n\t', '\t\t']) : '';
  let xml = random.pick([
    '<?xml version="1.0" encoding="utf-8"?>\n',
    '\ufeff<?xml version="1.0"?>',
    '',
    '<!--<row>-->',
  ]);
  if (rarely())
    xml = random.pick([
      '<?xml version="1.1"?>',
      '<!DOCTYPE table>',
      '<!DOCTYPE t [<!ENTITY x "y">]>',
      ' ',
      'x',
    ]);
  xml += random.pick(['<table>', '<table xmlns="a>b" version="2.1">', '<s:table xmlns:s="x"  >']);
  const root = /<(\w+:)?table/.exec(xml)?.[1] ?? '';
  for (let rows = random.below(most); rows > 0; rows--) {
    xml += space();
    if (rarely())
      xml += random.pick([
        '<!-- <row><c1>x</c1></row> -->',
        '<row/>',
        '<rad><row/></rad>',
        'tekst',
        '<row a="</row>">',
      ]);
    xml += rarely() ? '<s:row>' : '<row>';
    const open = xml.endsWith('<s:row>');
    for (let number = 1; number <= 4 + (rarely() ? 2 : 0); number++) {
      if (random.chance(0.2)) continue;
      xml += space();
      const n = rarely() ? 1 + random.below(6) : number;
      if (rarely()) xml += random.pick(WRAPS)(n, text());
      else xml += random.chance(0.1) ? `<c${n}/>` : `<c${n}>${text()}</c${n}>`;
    }
    xml += space() + (open ? '</s:row>' : '</row>');
  }
  xml += `${space()}</${root}table>${space()}`;
  if (rarely()) xml += random.pick(['<!-- slutt -->', 'x', '<row></row>', '</row>']);
  const bytes = Buffer.from(xml);
  // Damage in transport.
  if (rarely())
    for (let n = 1 + random.below(3); n > 0; n--)
      bytes[random.below(bytes.length)] = random.below(256);
  return rarely() ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

async function compare(seed: number, odd: number, most: number): Promise<Outcome> {
  const random = seededRandom(seed);
  const bytes = document(random, odd, most);
  const cuts = Array.from({ length: random.below(6) }, () => random.below(bytes.length + 1)).sort(
    (a, b) => a - b,
  );
  const version1 = random.chance(0.3);
  const columns = random.chance(0.3) ? ['K3', 'K1'] : undefined;
  const sax = await outcome(bytes, 'sax', version1, [], columns);
  const fast = await outcome(bytes, 'fast', version1, cuts, columns);
  if (JSON.stringify(fast) !== JSON.stringify(sax))
    expect({ seed, xml: bytes.toString(), ...fast }).toEqual({
      seed,
      xml: bytes.toString(),
      ...sax,
    });
  return fast;
}

describe('the fast path equals the XML parser', () => {
  it.each([
    ['regular', 0, 12, 1000],
    ['slightly odd', 0.01, 12, 1000],
    ['odd', 0.1, 12, 1000],
    ['wild', 0.4, 12, 1000],
    ['long', 0.00005, 400, 200],
  ])('on %s files, cut anywhere', async (_what, odd, most, times) => {
    let read = 0;
    for (let seed = 0; seed < times; seed++) {
      const { refused, rows } = await compare(seed, odd, most);
      if (refused === null && rows !== '[]') read++;
    }
    // The comparison means something only when files are in fact read.
    expect(read).toBeGreaterThan(odd > 0.3 ? 10 : times / 4);
  });
});
