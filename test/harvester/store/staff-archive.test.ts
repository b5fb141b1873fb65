import { expect, test } from 'vitest';
import { joinMarked, markedName, markedText } from '../../../harvester/record/marked-text.ts';
import { openStaffArchive } from '../../../harvester/store/open-staff-archive.ts';
import { foedselsnummer } from '../../support/identifying-numbers.ts';
import { seededRandom } from '../../support/journal-records.ts';
import { KOMMUNE, numbered } from '../../support/numbered-journal.ts';
import { SOURCE, TestArchive } from '../../support/test-archive.ts';

const number = foedselsnummer(seededRandom(7));
const ELSEWHERE = {
  ...SOURCE,
  id: 'annen-oai',
  kommunenummer: '1820',
  organisasjonsnummer: '940651034',
};

function filled(): TestArchive {
  const test = new TestArchive();
  const found = (n: number, changes = {}) => ({
    kind: 'record' as const,
    record: numbered(n, {
      offentligTittel: joinMarked([markedText(`Klage ${number} fra `), markedName('Kari Nordli')]),
      ...changes,
    }),
  });
  test.run([found(1), found(9, { gradering: 'B' }), { kind: 'record', record: numbered(17) }]);
  test.run(
    [
      found(25, {
        kilde: ELSEWHERE.id,
        kommunenummer: '1820',
        organisasjonsnummer: ELSEWHERE.organisasjonsnummer,
      }),
      { kind: 'rejected', raw: '<theirs/>', reason: 'r', where: 'w', sourceKey: null },
    ],
    ELSEWHERE,
  );
  for (let i = 0; i < 3; i++)
    test.run([
      {
        kind: 'rejected',
        raw: `<ours n="${i}"/>`,
        reason: 'No date.',
        where: 'page 1',
        sourceKey: `k${i}`,
      },
    ]);
  return test;
}

test('a municipality sees its own rejects, newest first and page by page, raw one at a time', () => {
  using test = filled();
  using archive = openStaffArchive(test.file, { now: test.clock.now });
  const first = archive.rejects(KOMMUNE, null, 2);
  expect(first.map(({ n }) => n)).toEqual([4, 3]);
  expect(JSON.stringify(first)).not.toContain('<ours');
  expect(archive.rejects(KOMMUNE, 3, 2).map(({ n }) => n)).toEqual([2]);
  expect(archive.reject(KOMMUNE, 2)).toMatchObject({
    raw: '<ours n="0"/>',
    sourceKey: 'k0',
    where: 'page 1',
  });
  expect(archive.reject(KOMMUNE, 1)).toBeNull();
  expect(archive.reject('1820', 1)).toMatchObject({ raw: '<theirs/>' });
  expect(archive.rejectsSince(KOMMUNE, '2026-03-02T09:03:00Z')).toBe(2);
});

test('and the entries in which screening found something, masked, held ones too', () => {
  using test = filled();
  using archive = openStaffArchive(test.file, { now: test.clock.now });
  const found = archive.screened(KOMMUNE, { limit: 10 });
  expect(found.map(({ state, held }) => [state, held])).toEqual([
    ['held', 'gradert'],
    ['public', null],
  ]);
  expect(found[1]?.findings).toContainEqual({
    code: 'foedselsnummer',
    field: 'offentligTittel',
    count: 1,
  });
  expect(JSON.stringify(found)).not.toMatch(/Klage|Kari/);
  expect(archive.screened(KOMMUNE, { limit: 1 })).toHaveLength(1);
  expect(archive.screened(KOMMUNE, { limit: 10, before: found[0]?.n ?? 0 })).toHaveLength(1);
  expect(archive.screened(KOMMUNE, { limit: 10, code: 'kontonummer' })).toEqual([]);
  expect(archive.screened(KOMMUNE, { limit: 10, code: 'foedselsnummer' })).toHaveLength(2);
  expect(archive.screenedSince(KOMMUNE, '2026-03-02T09:00:00Z', 10)).toBe(2);
  expect(archive.screenedSince(KOMMUNE, '2026-03-02T09:00:00Z', 1)).toBe(1);
  expect(archive.screenedSince(KOMMUNE, '2026-03-02T09:00:01Z', 10)).toBe(0);
});

test('one of them shows its text after masking, with names, and never the number', () => {
  using test = filled();
  using archive = openStaffArchive(test.file, { now: test.clock.now });
  const [, first] = archive.screened(KOMMUNE, { limit: 10 });
  const entry = archive.screenedEntry(KOMMUNE, first?.id ?? '');
  expect(entry).toMatchObject({ saksnummer: '2020/1', journalpostnummer: 2 });
  expect(entry?.texts).toEqual([{ field: 'offentligTittel', text: 'Klage ***** fra Kari Nordli' }]);
  expect(JSON.stringify(entry)).not.toContain(number);
  expect(archive.screenedEntry('1820', first?.id ?? '')).toBeNull();
});

test('sources say how they fare, without a record of theirs', () => {
  using test = filled();
  const run = test.archive.beginRun(SOURCE);
  test.archive.finishRun(run, 'parked', {
    code: 'SourceShrank',
    message: 'half is gone',
    sample: '<secret/>',
  });
  using archive = openStaffArchive(test.file, { now: test.clock.now });
  expect(archive.sources().find(({ id }) => id === SOURCE.id)).toMatchObject({
    outcome: 'parked',
    waitsForPerson: true,
    failures: 1,
    rejects: 3,
    started: { harvest: '2026-03-02T09:05:00Z', retry: null },
  });
  const [last] = archive.runs(SOURCE.id, 1);
  expect(last).toMatchObject({
    outcome: 'parked',
    problem: { code: 'SourceShrank', message: 'half is gone' },
  });
  expect(JSON.stringify(archive.runs(SOURCE.id, 10))).not.toContain('<secret/>');
});
