import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { follow } from '../../indexer/follow.ts';
import { createSearch } from '../../indexer/search.ts';
import { testEngines } from '../support/engines.ts';
import { plainArchive } from '../support/plain-archive.ts';
import { labelledJournal } from './journal.ts';
import { measure, type Score, type Summary, summary, table } from './measure.ts';
import { MUNICIPALITIES } from './places.ts';
import { type LabelledQuery, queriesFrom, readQueries } from './queries.ts';

const CASES_PER_TOPIC = 12;
const EACH_IDENTIFIER = 12;
/** So far below what was measured last may a figure be: a change of a few labels, not of the search. */
const TOLERANCE = 0.01;
const ENGINES_APART = 0.02;
const TIMEOUT = 300_000;

const journal = labelledJournal(CASES_PER_TOPIC);
const sets: Readonly<Record<string, readonly LabelledQuery[]>> = {
  citizens: readQueries('citizens.txt', 'citizens'),
  heldOut: readQueries('citizens-held-out.txt', 'held out'),
  trade: readQueries('trade.txt', null),
  identifiers: queriesFrom(journal, EACH_IDENTIFIER),
};
// Boundary: our own file, and every figure of it is compared below.
const baseline = JSON.parse(
  readFileSync(new URL('baseline.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Summary>>;

const now = (): Date => new Date('2026-11-24T10:00:00Z');
const analysis = createAnalysis(MUNICIPALITIES);
const measured = new Map<string, Summary>();
const { engines, stop } = await testEngines();
afterAll(stop);

test('there are at least 400 queries, a third of them from the needs of citizens', () => {
  const count = (name: string): number => sets[name]?.length ?? 0;
  const all = Object.values(sets).reduce((sum, set) => sum + set.length, 0);
  expect(all).toBeGreaterThanOrEqual(400);
  expect(3 * (count('citizens') + count('heldOut'))).toBeGreaterThanOrEqual(all);
  const written = Object.values(sets).flatMap((set) => set.map(({ text }) => text));
  expect(count('citizens') + count('heldOut')).toBeLessThanOrEqual(new Set(written).size);
});

describe.each(engines)('relevance on the %s engine', { timeout: TIMEOUT }, (engine, make) => {
  test('is no worse than it was, set by set', async () => {
    await using it = await make();
    const archive = plainArchive(journal.map(({ view }) => view));
    await follow({ archive, engine: it.engine, analysis, now });
    const search = createSearch({ archive, engine: it.engine, analysis, now });
    const all: Score[] = [];
    for (const [name, queries] of Object.entries(sets)) {
      const scores = await measure(search, queries, journal);
      all.push(...scores);
      const found = summary(scores);
      measured.set(`${engine} ${name}`, found);
      const wanted = baseline[name];
      expect(wanted, `${name} has a baseline`).toBeDefined();
      for (const figure of ['ndcg', 'recall', 'precision'] as const)
        expect(found[figure], `${name}: ${figure}`).toBeGreaterThanOrEqual(
          (wanted?.[figure] ?? 1) - TOLERANCE,
        );
      expect(found.zero, `${name}: queries without hits`).toBeLessThanOrEqual(wanted?.zero ?? 0);
    }
    console.log(table(`relevance, ${engine}, ${journal.length} entries`, all));
  });
});

test('both engines answer alike', () => {
  const names = engines.map(([name]) => name);
  if (names.length < 2)
    console.log('relevance: no Meilisearch at hand, only the embedded engine was measured');
  for (const set of Object.keys(sets)) {
    const [one, other = one] = names.map((name) => measured.get(`${name} ${set}`));
    for (const figure of ['ndcg', 'recall', 'precision'] as const)
      expect(Math.abs((one?.[figure] ?? 0) - (other?.[figure] ?? 1))).toBeLessThan(ENGINES_APART);
  }
});
