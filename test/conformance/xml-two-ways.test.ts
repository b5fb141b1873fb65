import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpora, hasCorpora } from '../support/corpora.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { inPieces, xmlEvents } from '../support/xml-events.ts';
import { mutatedXml, settledEvents } from '../support/xml-mutations.ts';

const files = ['noark', 'einnsyn', 'oai', 'siard'].filter(hasCorpora).flatMap((part) =>
  readdirSync(join(corpora, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.xml$/i.test(name))
    .map((name) => join(part, name)),
);
const LIMITS = { depth: 400, piece: 4_000_000 };
const MUTATIONS = 5000;
const random = seededRandom(3);

function expectSame(xml: string, longest: number, what: string): void {
  const pieces = [...inPieces(xml, longest, random)];
  const reader = settledEvents(xmlEvents(pieces, 'reader', LIMITS));
  const alone = settledEvents(xmlEvents(pieces, 'alone', LIMITS));
  const differs = reader.findIndex((event, i) => event !== alone[i]);
  expect(reader.slice(differs, differs + 3), what).toEqual(alone.slice(differs, differs + 3));
  expect(reader.length, what).toBe(alone.length);
}

describe('XML read by scanner and parser, and by the parser alone', () => {
  it.skipIf(files.length === 0)('gives the same events for every file', () => {
    expect(files.length).toBeGreaterThan(100);
    for (const name of files) {
      const xml = readFileSync(join(corpora, name), 'utf8');
      for (const longest of [70_000, 500]) expectSame(xml, longest, name);
    }
  });

  it.skipIf(files.length === 0)(
    'gives the same events for damaged ones',
    () => {
      const texts = files.map((name) => readFileSync(join(corpora, name), 'utf8').slice(0, 4000));
      for (let round = 0; round < MUTATIONS; round++) {
        const xml = mutatedXml(texts[round % texts.length] ?? '', random);
        expectSame(xml, [3, 50, 1000, 5000][round % 4] ?? 1, JSON.stringify(xml));
      }
    },
    60_000,
  );
});
