import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { entryId } from '../../../harvester/record/identity.ts';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import { markedText } from '../../../harvester/record/marked-text.ts';
import { SCREENING_VERSION } from '../../../harvester/record/screening.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { TestArchive } from '../../support/test-archive.ts';

const idOf = (post: Journalpost): string => entryId(post.organisasjonsnummer, post.keys);

/** Puts the archive in the state an older program with other rules left it in. */
function asScreenedBefore(test: TestArchive, change: (db: DatabaseSync) => void): void {
  test.close();
  using db = new DatabaseSync(test.file);
  change(db);
  db.exec('UPDATE state SET screening_version = 0, rescreening_version = 0');
}

function rescreenAll(test: TestArchive, limit: number): number[] {
  const batches: number[] = [];
  for (let done = test.archive.rescreen(limit); done > 0; done = test.archive.rescreen(limit))
    batches.push(done);
  return batches;
}

test('entries shown by older rules are screened again, in batches, and the difference is a change', () => {
  using test = new TestArchive();
  const post = numbered(1, {
    offentligTittel: markedText('Vedtak om støtte, fødselsnummer 13097248022'),
  });
  test.run([0, 1, 2, 3, 4].map((n) => ({ kind: 'record', record: n === 1 ? post : numbered(n) })));
  expect(test.archive.rescreen()).toBe(5);
  expect(test.archive.rescreen()).toBe(0);
  const before = test.reader.lastSeq();
  asScreenedBefore(test, (db) =>
    db.prepare('UPDATE texts SET screened = ? WHERE entry = 2').run(JSON.stringify(post)),
  );
  expect(test.reader.entry(idOf(post), 'page')).toMatchObject({
    entry: { offentligTittel: expect.stringContaining('13097248022') },
  });

  expect(rescreenAll(test, 2)).toEqual([2, 2, 1]);
  const found = test.reader.entry(idOf(post), 'page');
  expect(JSON.stringify(found)).not.toContain('13097248022');
  expect(test.reader.changesSince(before, 10)).toMatchObject([
    { kind: 'entry', view: { entry: { id: idOf(post) } } },
  ]);
  expect(test.rows('SELECT screening_version AS v FROM state')).toEqual([{ v: SCREENING_VERSION }]);
});

test('an entry that new rules hold back is withdrawn, and one they let through is published', () => {
  using test = new TestArchive();
  test.run([0, 1].map((n) => ({ kind: 'record', record: numbered(n) })));
  const graded = numbered(1, { gradering: 'B' });
  asScreenedBefore(test, (db) => {
    db.exec("UPDATE entries SET state = 'held', held = 'utgaatt' WHERE n = 1");
    db.prepare('UPDATE texts SET raw = ? WHERE entry = 2').run(JSON.stringify(graded));
  });
  expect(rescreenAll(test, 10)).toEqual([2]);
  expect(test.reader.entry(idOf(numbered(0)), 'page').kind).toBe('entry');
  expect(test.reader.entry(idOf(graded), 'page').kind).toBe('withdrawn');
  const kinds = test.reader.changesSince(2, 10).map((change) => change.kind);
  expect(kinds).toEqual(['entry', 'withdrawn']);
});

test('a re-screening that was cut off goes on where it was', () => {
  using test = new TestArchive();
  test.run([0, 1, 2, 3, 4].map((n) => ({ kind: 'record', record: numbered(n) })));
  expect(test.archive.rescreen(3)).toBe(3);
  test.close();
  expect(rescreenAll(test, 3)).toEqual([2]);
});

test('what screening finds is listed for the archivist by code and field, without the text', () => {
  using test = new TestArchive();
  const post = numbered(1, {
    offentligTittel: markedText('Kontonummer 8601.11.17947 og fnr 13097248022'),
  });
  test.run([
    { kind: 'record', record: post },
    { kind: 'record', record: numbered(2) },
  ]);
  const found = test.archive.findings({ limit: 10 });
  expect(found.length).toBeGreaterThan(0);
  for (const finding of found)
    expect(finding).toEqual({
      id: idOf(post),
      sourceId: post.kilde,
      code: expect.stringMatching(/^[a-z-]+$/),
      field: 'offentligTittel',
      count: 1,
    });
  expect(test.archive.findings({ limit: 1 })).toEqual(found.slice(0, 1));
  const [first] = found;
  if (first) {
    expect(test.archive.findings({ limit: 10, after: first })).toEqual(found.slice(1));
    expect(test.archive.findings({ limit: 10, code: first.code })).toEqual([first]);
    expect(test.archive.findingTotals().get(first.code)).toBe(1);
  }
  test.run([{ kind: 'deleted', sourceKey: post.keys.kilde }]);
  expect(test.archive.findings({ limit: 10 })).toEqual([]);
});
