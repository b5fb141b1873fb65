// Records a second through screening and the door, against JSON.stringify of the same records. Run: node test/bench/screening.ts
import { caseId, entryId, matchKeys } from '../../harvester/record/identity.ts';
import { meaning } from '../../harvester/record/meaning.ts';
import { publicEntry, type StoredEntry, searchView } from '../../harvester/record/public-view.ts';
import { screen } from '../../harvester/record/screening.ts';
import { ordinaryRecords } from '../support/journal-records.ts';

const COUNT = 2_000;
// The best of many short rounds: what the work costs when nothing else has the processor.
const ROUNDS = 25;
const records = ordinaryRecords(COUNT);
const stored: StoredEntry[] = records.map((record) => ({
  id: entryId(record.organisasjonsnummer, record.keys),
  caseId: record.saksmappe && caseId(record.organisasjonsnummer, record.saksmappe),
  screened: screen(record),
  publisert: '2026-10-02T04:20:00Z',
  endret: '2026-10-02T04:20:00Z',
}));
const now = new Date('2026-11-24T12:00:00Z');

function measure(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return COUNT / best;
}

const baseline = measure(() => records.forEach((record) => void JSON.stringify(record)));
const rows: readonly (readonly [string, number])[] = [
  ['JSON.stringify (baseline)', baseline],
  ['screen', measure(() => records.forEach((record) => void screen(record)))],
  [
    'publicEntry page',
    measure(() => stored.forEach((entry) => void publicEntry(entry, now, 'page'))),
  ],
  [
    'publicEntry bulk',
    measure(() => stored.forEach((entry) => void publicEntry(entry, now, 'bulk'))),
  ],
  ['searchView', measure(() => stored.forEach((entry) => void searchView(entry, now)))],
  ['meaning', measure(() => records.forEach((record) => void meaning(record)))],
  [
    'entryId and matchKeys',
    measure(() => {
      for (const { organisasjonsnummer, kilde, keys } of records) {
        entryId(organisasjonsnummer, keys);
        matchKeys(organisasjonsnummer, kilde, keys);
      }
    }),
  ],
];
for (const [name, rate] of rows)
  console.log(
    `${name.padEnd(28)}${Math.round(rate).toString().padStart(9)} records/s ${(1e6 / rate).toFixed(1).padStart(7)} µs  ×${(baseline / rate).toFixed(2)} of baseline`,
  );
