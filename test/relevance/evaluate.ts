/**
 * The labelled queries one by one, worst first, for whoever tunes the word lists:
 *
 *     npx node test/relevance/evaluate.ts [file in queries/, default citizens.txt]
 *
 * The held-out file is for reporting: ask for it and only the sums are printed.
 */
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { follow } from '../../indexer/follow.ts';
import { createSearch } from '../../indexer/search.ts';
import { embedded } from '../support/engines.ts';
import { plainArchive } from '../support/plain-archive.ts';
import { labelledJournal } from './journal.ts';
import { measure, table } from './measure.ts';
import { MUNICIPALITIES } from './places.ts';
import { readQueries } from './queries.ts';

const CASES_PER_TOPIC = 12;
const file = process.argv[2] ?? 'citizens.txt';
const journal = labelledJournal(CASES_PER_TOPIC);
const analysis = createAnalysis(MUNICIPALITIES);
const archive = plainArchive(journal.map(({ view }) => view));
const now = (): Date => new Date('2026-11-24T10:00:00Z');
await using it = await embedded();
await follow({ archive, engine: it.engine, analysis, now });
const search = createSearch({ archive, engine: it.engine, analysis, now });
const scores = await measure(
  search,
  readQueries(file, file === 'trade.txt' ? null : 'citizens'),
  journal,
);
if (!file.includes('held-out'))
  for (const { text, ndcg, recall, precision, hits } of scores
    .filter((score) => score.ndcg < 0.9 || score.recall < 0.85 || (score.precision ?? 0) < 0.6)
    .sort((a, b) => a.ndcg + a.recall - b.ndcg - b.recall))
    console.log(
      `${text.padEnd(40)} nDCG ${ndcg.toFixed(2)} recall ${recall.toFixed(2)} precision ${(precision ?? 0).toFixed(2)} hits ${hits}`,
    );
console.log(table(`${file}, ${journal.length} entries`, scores));
