import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { InnsynError } from '../../harvester/errors.ts';
import type { Row } from '../../harvester/sources/siard/reader/cell.ts';
import { openSiard } from '../../harvester/sources/siard/reader/siard-archive.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { tableXml, writeSiard } from './siard-file.ts';

export interface MutationOutcome {
  refused: number;
  read: number;
  /** Rows that differ from the original and were given as right. */
  wrong: string[];
  /** Anything thrown that is not a refusal with a reason. */
  crashed: string[];
  slowestMs: number;
}

const KINDS = [
  'flip',
  'flips',
  'truncate',
  'overwrite',
  'swap',
  'insert',
  'field',
  'exchange',
] as const;
const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff];

function mutate(original: Buffer, random: Random): { bytes: Buffer; kind: string } {
  const bytes = Buffer.from(original);
  const kind = random.pick(KINDS);
  const at = random.below(bytes.length);
  if (kind === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  else if (kind === 'flips')
    for (let n = 2 + random.below(20); n > 0; n--) {
      const place = random.below(bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8));
    }
  else if (kind === 'truncate') return { bytes: bytes.subarray(0, at), kind };
  else if (kind === 'overwrite')
    bytes.fill(random.below(256), at, Math.min(bytes.length, at + random.below(200)));
  else if (kind === 'swap') {
    const length = 1 + random.below(300);
    const other = random.below(bytes.length);
    bytes.copyWithin(other, at, Math.min(at + length, bytes.length));
  } else if (kind === 'exchange') {
    // Two pieces change places, as when a disk or a program mixes up blocks.
    const length = 1 + random.below(200);
    const [a, b] = [random.below(bytes.length - length), random.below(bytes.length - length)];
    const piece = Buffer.from(bytes.subarray(a, a + length));
    bytes.copyWithin(a, b, b + length);
    piece.copy(bytes, b);
  } else if (kind === 'insert')
    return {
      bytes: Buffer.concat([
        bytes.subarray(0, at),
        Buffer.alloc(1 + random.below(100), random.below(256)),
        bytes.subarray(at),
      ]),
      kind,
    };
  else {
    // A number in the list of files at the end, where damage does most.
    const place = Math.max(0, bytes.length - 4 - random.below(700));
    bytes.writeUInt32LE(random.pick(EXTREMES), place);
  }
  return { bytes, kind };
}

async function readAll(file: string): Promise<Map<string, Row[]>> {
  using archive = await openSiard(file);
  const tables = new Map<string, Row[]>();
  for (const table of archive.tables) {
    const rows: Row[] = [];
    for await (const batch of archive.openTable(table).batches()) rows.push(...batch);
    tables.set(table.name, rows);
  }
  return tables;
}

const HOSTILE = [
  '<',
  '>',
  '&',
  '</row>',
  '<row>',
  '<c1>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '<!DOCTYPE t [',
  '\\u',
  '"',
  '<c99999999999>',
  '<row/>',
];

/** The table files themselves made odd, with checksums that agree: only the XML reader stands between. */
export async function readHostileTables(
  folder: string,
  count: number,
  firstSeed = 0,
): Promise<MutationOutcome> {
  const file = join(folder, 'hostile.siard');
  const outcome: MutationOutcome = { refused: 0, read: 0, wrong: [], crashed: [], slowestMs: 0 };
  const regular = [
    ...tableXml(Array.from({ length: 30 }, (_v, i) => [`${i}`, 'Tekst æøå', null])),
  ].join('');
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = seededRandom(seed);
    let xml = regular;
    for (let n = 1 + random.below(4); n > 0; n--) {
      const at = random.below(xml.length);
      const piece = random.chance(0.02)
        ? random.pick(HOSTILE).repeat(20_000)
        : random.pick(HOSTILE);
      xml = xml.slice(0, at) + piece + xml.slice(at + random.below(4));
    }
    await writeSiard(file, {
      tables: [{ name: 'A', columns: ['ID', 'TEKST', 'DATO'], xml }],
      zip: { method: 'stored' },
    });
    const start = performance.now();
    try {
      await readAll(file);
      outcome.read++;
    } catch (error) {
      if (error instanceof InnsynError) outcome.refused++;
      else outcome.crashed.push(`${seed}: ${String(error)}`);
    }
    outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - start);
  }
  return outcome;
}

/** Reads `count` archives with damage of many kinds; `folder` is a scratch folder. */
export async function readMutatedArchives(
  folder: string,
  count: number,
  firstSeed = 0,
): Promise<MutationOutcome> {
  const file = join(folder, 'mutated.siard');
  const outcome: MutationOutcome = { refused: 0, read: 0, wrong: [], crashed: [], slowestMs: 0 };
  const originals: { bytes: Buffer; rows: Map<string, Row[]> }[] = [];
  for (const method of ['deflate', 'stored'] as const) {
    for (const zip64 of [false, true]) {
      await writeSiard(file, {
        tables: ['A', 'B'].map((name) => ({
          name,
          columns: ['ID', 'TEKST', 'DATO'],
          rows: Array.from({ length: 20 }, (_v, i) => [
            `${name}${i}`,
            `Tekst æøå nr ${i * 7}`,
            i % 3 === 0 ? null : '1999-01-01',
          ]),
        })),
        zip: { method },
        end: { zip64 },
      });
      originals.push({ bytes: readFileSync(file), rows: await readAll(file) });
    }
  }
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const random = seededRandom(seed);
    const original = random.pick(originals);
    const { bytes, kind } = mutate(original.bytes, random);
    writeFileSync(file, bytes);
    const start = performance.now();
    try {
      const rows = await readAll(file);
      outcome.read++;
      if (!isDeepStrictEqual(rows, original.rows)) outcome.wrong.push(`${seed} ${kind}`);
    } catch (error) {
      if (error instanceof InnsynError) outcome.refused++;
      else outcome.crashed.push(`${seed} ${kind}: ${String(error)}`);
    }
    outcome.slowestMs = Math.max(outcome.slowestMs, performance.now() - start);
  }
  return outcome;
}
