import { expect, test } from 'vitest';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import { joinMarked, markedName, markedText } from '../../../harvester/record/marked-text.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { OTHER_SOURCE, SOURCE, TestArchive } from '../../support/test-archive.ts';

const { kommunenummer } = SOURCE;
const dated = (n: number, journaldato: string, change: Partial<Journalpost> = {}): Journalpost =>
  numbered(n, { journaldato, dokumentetsDato: journaldato, ...change });

function filled(...posts: readonly Journalpost[]): TestArchive {
  const archive = new TestArchive();
  archive.run(posts.map((record) => ({ kind: 'record', record })));
  return archive;
}

test('a month tells the days it has entries on, over all sources of the municipality', () => {
  using test = filled(
    dated(1, '2026-02-02'),
    dated(2, '2026-02-02'),
    dated(3, '2026-02-05'),
    dated(4, '2026-01-31'),
    dated(5, '2026-03-01'),
  );
  const other = dated(6, '2026-02-05', { kilde: OTHER_SOURCE.id });
  test.run([{ kind: 'record', record: other }], OTHER_SOURCE);
  expect(test.reader.journal.days(kommunenummer, '2026-02-01', '2026-02-28')).toEqual([
    { day: '2026-02-02', entries: 2 },
    { day: '2026-02-05', entries: 2 },
  ]);
  expect(test.reader.journal.days('9999', '2026-02-01', '2026-02-28')).toEqual([]);
});

test('the nearest days with entries are told, but not those in the future', () => {
  using test = filled(dated(1, '2026-01-05'), dated(2, '2026-02-02'), dated(3, '2031-01-01'));
  const { journal } = test.reader;
  expect(journal.dayBefore(kommunenummer, '2026-02-02')).toBe('2026-01-05');
  expect(journal.dayBefore(kommunenummer, '2026-01-05')).toBeNull();
  expect(journal.dayAfter(kommunenummer, '2026-01-05')).toBe('2026-02-02');
  expect(journal.dayAfter(kommunenummer, '2026-02-02')).toBeNull();
});

test('the pages of a day hold every entry once, those of a case together', () => {
  using test = filled(...Array.from({ length: 25 }, (_, n) => dated(n + 1, '2026-02-02')));
  const page = (number: number) =>
    test.reader.journal.onDay(kommunenummer, '2026-02-02', { page: number, pageSize: 10 }, 'bulk');
  const all = [1, 2, 3].flatMap((number) => page(number).entries);
  expect(page(1).total).toBe(25);
  expect(new Set(all.map(({ id }) => id)).size).toBe(25);
  const cases = all.map((entry) => entry.saksmappe?.id ?? null);
  expect(cases.filter((sak, i) => sak !== cases[i - 1]).length).toBe(new Set(cases).size);
  expect(page(4).entries).toEqual([]);
});

test('a day is read through the door: no names of private persons, nothing withdrawn', () => {
  using test = filled(
    dated(1, '2026-02-02', {
      offentligTittel: joinMarked([markedText('Klage fra '), markedName('Kari Eksempelrud')]),
    }),
    dated(2, '2026-02-02'),
  );
  test.run([{ kind: 'deleted', sourceKey: numbered(2).keys.kilde }]);
  const day = test.reader.journal.onDay(
    kommunenummer,
    '2026-02-02',
    { page: 1, pageSize: 10 },
    'bulk',
  );
  expect(day.total).toBe(1);
  expect(day.entries.map((entry) => entry.offentligTittel)).toEqual(['Klage fra *****']);
});

test('the days from document to journal are counted where both dates make sense', () => {
  using test = filled(
    dated(1, '2026-02-02', { dokumentetsDato: '2026-01-30' }),
    dated(2, '2026-02-02', { dokumentetsDato: '2026-02-02' }),
    dated(3, '2026-02-02', { dokumentetsDato: null }),
    dated(4, '2026-02-02', { dokumentetsDato: '2026-02-09' }),
  );
  const waits = test.reader.journal.daysToJournal(kommunenummer, 100);
  expect([...waits].sort()).toEqual([0, 3]);
});
