import { expect, test } from 'vitest';
import { entryId } from '../../../harvester/record/identity.ts';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import { markedText } from '../../../harvester/record/marked-text.ts';
import type { SourceEvent } from '../../../harvester/sources/source.ts';
import { numbered, ORGANISATION, uuid } from '../../support/numbered-journal.ts';
import { OTHER_SOURCE, SOURCE, TestArchive } from '../../support/test-archive.ts';

const record = (post: Journalpost): SourceEvent => ({ kind: 'record', record: post });
const deleted = (post: Journalpost): SourceEvent => ({
  kind: 'deleted',
  sourceKey: post.keys.kilde,
});
const idOf = (post: Journalpost): string => entryId(post.organisasjonsnummer, post.keys);
const titled = (n: number, title: string): Journalpost =>
  numbered(n, { offentligTittel: markedText(title) });

test('a harvested entry can be read under the id its keys lead to', () => {
  using test = new TestArchive();
  const counts = test.run([record(titled(1, 'Høring om skoleruta'))]);
  expect(counts).toMatchObject({ created: 1, changes: 1 });
  const found = test.reader.entry(idOf(numbered(1)), 'page');
  expect(found).toMatchObject({
    kind: 'entry',
    entry: {
      offentligTittel: 'Høring om skoleruta',
      publisert: '2026-03-02T09:00:00Z',
      endret: '2026-03-02T09:00:00Z',
    },
  });
});

test('a second harvest of an unchanged source writes no entry and makes no change', () => {
  using test = new TestArchive();
  const events = Array.from({ length: 50 }, (_, n) => record(numbered(n)));
  test.run(events);
  const before = test.rows('SELECT * FROM entries');
  expect(test.run(events)).toMatchObject({ unchanged: 50, created: 0, changed: 0, changes: 0 });
  expect(test.rows('SELECT * FROM entries')).toEqual(before);
  expect(test.reader.lastSeq()).toBe(50);
});

test('a change moves the entry to the end of the feed and keeps its first publication', () => {
  using test = new TestArchive();
  test.run([record(numbered(1)), record(numbered(2))]);
  expect(test.run([record(titled(1, 'Ny tittel'))])).toMatchObject({ changed: 1, changes: 1 });
  const feed = test.reader.changesSince(0, 10);
  expect(feed.map((change) => change.seq)).toEqual([2, 3]);
  expect(feed[1]).toMatchObject({
    kind: 'entry',
    view: {
      entry: {
        offentligTittel: 'Ny tittel',
        publisert: '2026-03-02T09:00:00Z',
        endret: '2026-03-02T09:01:00Z',
      },
    },
  });
});

test('noise in a link is no change', () => {
  using test = new TestArchive();
  const link = 'https://innsyn.example/journalpost/a-1';
  test.run([record(numbered(1, { lenke: `${link}!x1y2z` }))]);
  expect(test.run([record(numbered(1, { lenke: `${link}!q9w8e` }))])).toMatchObject({
    unchanged: 1,
    changes: 0,
  });
});

test('an entry that is gone at the source answers with a tombstone, and returns under the same id', () => {
  using test = new TestArchive();
  const post = numbered(1);
  test.run([record(post)]);
  expect(test.run([deleted(post)])).toMatchObject({ deleted: 1, withdrawn: 1, changes: 1 });
  const tombstone = {
    id: idOf(post),
    kommunenummer: '1811',
    organisasjonsnummer: ORGANISATION,
    kilde: SOURCE.id,
    trukketTilbake: '2026-03-02T09:01:00Z',
  };
  expect(test.reader.entry(idOf(post), 'page')).toEqual({ kind: 'withdrawn', tombstone });
  expect(test.reader.changesSince(1, 10)).toEqual([{ seq: 2, kind: 'withdrawn', tombstone }]);
  expect(test.run([deleted(post)])).toMatchObject({ deleted: 0, changes: 0 });

  expect(test.run([record(post)])).toMatchObject({ returned: 1, created: 0, changes: 1 });
  expect(test.reader.entry(idOf(post), 'page')).toMatchObject({
    kind: 'entry',
    entry: { publisert: '2026-03-02T09:00:00Z', endret: '2026-03-02T09:03:00Z' },
  });
});

test('an entry that becomes graded is withdrawn in the same run, and comes back when the grading is lifted', () => {
  using test = new TestArchive();
  const post = numbered(1);
  test.run([record(post)]);
  expect(test.run([record(numbered(1, { gradering: 'B' }))])).toMatchObject({
    withdrawn: 1,
    held: 1,
    deleted: 0,
    changes: 1,
  });
  expect(test.reader.entry(idOf(post), 'page').kind).toBe('withdrawn');
  expect(test.reader.changesSince(1, 10)).toMatchObject([{ kind: 'withdrawn' }]);
  expect(test.run([record(post)])).toMatchObject({ returned: 1, changes: 1 });
  expect(test.reader.entry(idOf(post), 'page').kind).toBe('entry');
});

test('an entry that never was public is unknown outside and never in the feed, also when it is deleted', () => {
  using test = new TestArchive();
  const post = numbered(1, { gradering: 'B' });
  test.run([record(post)]);
  test.run([deleted(post), deleted(numbered(2))]);
  expect(test.reader.entry(idOf(post), 'page')).toEqual({ kind: 'unknown' });
  expect(test.reader.entry(idOf(numbered(2)), 'page')).toEqual({ kind: 'unknown' });
  expect(test.reader.changesSince(0, 10)).toEqual([]);
  expect(test.reader.lastSeq()).toBe(0);
  expect(test.rows("SELECT count(*) AS n FROM entries WHERE state = 'gone'")).toEqual([{ n: 2 }]);
});

test('a record that follows its own deletion gets the id its keys lead to', () => {
  using test = new TestArchive();
  test.run([deleted(numbered(1))]);
  expect(test.run([record(numbered(1))])).toMatchObject({ changed: 1, changes: 1, returned: 0 });
  expect(test.reader.entry(idOf(numbered(1)), 'page').kind).toBe('entry');
  expect(test.rows('SELECT count(*) AS n FROM entries')).toEqual([{ n: 1 }]);
});

test('an entry that comes back under new system ids after a change of system keeps its permalink', () => {
  using test = new TestArchive();
  const old = numbered(1);
  test.run([record(old)]);
  const moved = numbered(1, {
    keys: { ...old.keys, systemID: uuid(900_001), kilde: 'oai:nytt-system.example:77' },
  });
  expect(test.run([record(moved)])).toMatchObject({ unchanged: 1, created: 0, changes: 0 });
  expect(test.run([deleted(old)])).toMatchObject({ deleted: 0, changes: 0 });
  expect(test.reader.entry(idOf(old), 'page').kind).toBe('entry');
  expect(test.run([deleted(moved)])).toMatchObject({ withdrawn: 1 });
  expect(test.reader.entry(idOf(old), 'page').kind).toBe('withdrawn');
});

test('the same numbers with another journal date are another entry', () => {
  using test = new TestArchive();
  const first = numbered(1);
  const second = numbered(1, {
    keys: { ...first.keys, systemID: uuid(900_001), kilde: 'oai:skolearkiv.example:1' },
    journaldato: '2019-05-06',
  });
  test.run([record(first)]);
  expect(test.run([record(second)])).toMatchObject({ created: 1, changed: 0 });
  expect(test.reader.entry(idOf(first), 'page').kind).toBe('entry');
  expect(test.reader.entry(idOf(second), 'page').kind).toBe('entry');
});

test('two items of one listing with the same numbers are two entries, also the next time', () => {
  using test = new TestArchive();
  const keys = { ...numbered(1).keys, systemID: null };
  const first = numbered(1, { keys });
  const second = numbered(1, {
    keys: { ...keys, kilde: 'oai:bindal.example:twin' },
    offentligTittel: markedText('En annen sak med samme nummer'),
  });
  expect(test.run([record(first), record(second)])).toMatchObject({ created: 2 });
  expect(test.run([record(first), record(second)])).toMatchObject({ unchanged: 2, changes: 0 });
  expect(test.reader.changesSince(0, 10)).toHaveLength(2);
  // Later news of one of them concern that one only.
  const news = { ...first, offentligTittel: markedText('Rettet tittel') };
  expect(test.run([record(news)])).toMatchObject({ changed: 1, withdrawn: 0, merged: 0 });
  const titles = test.reader
    .changesSince(0, 10)
    .map((change) => change.kind === 'entry' && change.view.entry.offentligTittel);
  expect(titles).toEqual(['En annen sak med samme nummer', 'Rettet tittel']);
});

test('two entries that turn out to be one: the older permalink wins and the other redirects for ever', () => {
  using test = new TestArchive();
  const { systemID, kilde } = numbered(1).keys;
  const nothing = { registreringsID: null, journal: null, sak: null };
  const byNumber = numbered(1, { keys: { ...numbered(1).keys, systemID: null } });
  const bySystem = numbered(1, {
    keys: { ...nothing, systemID, kilde: `${kilde}:b` },
    kilde: OTHER_SOURCE.id,
  });
  test.run([record(byNumber)]);
  test.run([record(bySystem)], OTHER_SOURCE);
  expect(idOf(byNumber)).not.toBe(idOf(bySystem));
  const both = numbered(1, { offentligTittel: markedText('Kjent under begge nøkler') });
  expect(test.run([record(both)])).toMatchObject({ merged: 1, created: 0 });

  expect(test.reader.entry(idOf(bySystem), 'page')).toEqual({
    kind: 'merged',
    id: idOf(byNumber),
  });
  expect(test.reader.entry(idOf(byNumber), 'page')).toMatchObject({
    entry: { offentligTittel: 'Kjent under begge nøkler' },
  });
  const feed = test.reader.changesSince(0, 10);
  expect(feed.map((change) => change.kind)).toEqual(['withdrawn', 'entry']);
  expect(test.run([record(both)])).toMatchObject({ unchanged: 1, changes: 0 });
});

test('a redirect to an entry that is merged later leads to the last one in one step', () => {
  using test = new TestArchive();
  const { systemID, sak, journal } = numbered(1).keys;
  const nothing = { systemID: null, registreringsID: null, journal: null, sak: null };
  const known = [{ sak }, { systemID }, { journal }, { journal, systemID }, { sak, systemID }];
  const posts = known.map((keys, i) => {
    const kilde = `system-${i}`;
    return numbered(1, { kilde, keys: { ...nothing, ...keys, kilde: `item-${i}` } });
  });
  for (const post of posts) test.run([record(post)], { ...SOURCE, id: post.kilde });
  const [oldest, middle, youngest] = posts.map(idOf);
  for (const id of [middle, youngest])
    expect(test.reader.entry(id ?? '', 'page')).toEqual({ kind: 'merged', id: oldest });
});

test('another source of the same organisation shows its newer words; both sources are remembered', () => {
  using test = new TestArchive();
  const ours = numbered(1);
  const theirs = numbered(1, {
    kilde: OTHER_SOURCE.id,
    keys: { ...ours.keys, kilde: 'jp_01' },
    offentligTittel: markedText('Slik eInnsyn har den'),
  });
  test.run([record(ours)]);
  expect(test.run([record(theirs)], OTHER_SOURCE)).toMatchObject({ changed: 1, takenOver: 1 });
  expect(test.reader.entry(idOf(ours), 'page')).toMatchObject({
    entry: { kilde: OTHER_SOURCE.id, offentligTittel: 'Slik eInnsyn har den' },
  });
  expect(test.rows('SELECT source, source_key FROM entry_sources')).toEqual([
    { source: SOURCE.id, source_key: ours.keys.kilde },
  ]);
  // Neither source says anything new: the entry does not go back and forth.
  expect(test.run([record(ours)])).toMatchObject({ unchanged: 1, changes: 0 });
  expect(test.run([record(theirs)], OTHER_SOURCE)).toMatchObject({ unchanged: 1, changes: 0 });
  expect(test.reader.sources().map(({ id, entries }) => [id, entries])).toEqual([
    [OTHER_SOURCE.id, 1],
    [SOURCE.id, 0],
  ]);
});

test('what one source withdraws, another does not bring back by repeating itself, but by a new word', () => {
  using test = new TestArchive();
  const ours = numbered(1);
  const theirs = numbered(1, { kilde: OTHER_SOURCE.id, keys: { ...ours.keys, kilde: 'jp_01' } });
  test.run([record(theirs)], OTHER_SOURCE);
  test.run([record(ours)]);
  expect(test.run([deleted(ours)])).toMatchObject({ withdrawn: 1 });
  expect(test.run([record(theirs)], OTHER_SOURCE)).toMatchObject({ unchanged: 1, changes: 0 });
  expect(test.reader.entry(idOf(ours), 'page').kind).toBe('withdrawn');
  const news = { ...theirs, offentligTittel: markedText('Ny, offentlig tittel') };
  expect(test.run([record(news)], OTHER_SOURCE)).toMatchObject({ returned: 1 });
});

test('a record that another item of the source takes the place of is withdrawn', () => {
  using test = new TestArchive();
  const nothing = { registreringsID: null, journal: null, sak: null };
  const [first, second] = [1, 2].map((n) => {
    const { systemID, kilde } = numbered(n).keys;
    return numbered(n, { keys: { ...nothing, systemID, kilde } });
  });
  if (!first || !second) throw new RangeError('two records');
  test.run([record(first), record(second)]);
  // The source now gives the second record under the first one's key.
  const moved = numbered(2, { keys: { ...second.keys, kilde: first.keys.kilde } });
  expect(test.run([record(moved)])).toMatchObject({ withdrawn: 1, merged: 0 });
  expect(test.reader.entry(idOf(first), 'page').kind).toBe('withdrawn');
  expect(test.reader.entry(idOf(second), 'page').kind).toBe('entry');
});

test('the same key at another organisation is another entry', () => {
  using test = new TestArchive();
  const ours = numbered(1);
  const elsewhere = { ...SOURCE, id: 'vega-oai', organisasjonsnummer: '938986264' };
  const theirs = numbered(1, { organisasjonsnummer: '938986264', kilde: 'vega-oai' });
  test.run([record(ours)]);
  expect(test.run([record(theirs)], elsewhere)).toMatchObject({ created: 1, changed: 0 });
  expect(test.reader.entry(idOf(ours), 'page')).toMatchObject({ entry: { kilde: SOURCE.id } });
});

test('a case shows its entries by document number and journal date, from every source', () => {
  using test = new TestArchive();
  test.run([record(numbered(2)), record(numbered(0)), record(numbered(9))]);
  const kilde = OTHER_SOURCE.id;
  const { keys } = numbered(1);
  test.run([record(numbered(1, { kilde, keys: { ...keys, kilde: 'jp_01' } }))], OTHER_SOURCE);
  const found = test.reader.case(`${ORGANISATION}-2020-1`, 'page');
  expect(found?.entries.map((entry) => entry.journalpostnummer)).toEqual([1, 2, 3]);
  expect(found?.saksmappe).toMatchObject({
    saksnummer: '2020/1',
    offentligTittel: 'Arealplan for kystsonen, delområde 1',
  });
  test.run([deleted(numbered(2))]);
  expect(test.reader.case(`${ORGANISATION}-2020-1`, 'page')?.entries).toHaveLength(2);
  expect(test.reader.case(`${ORGANISATION}-2020-99`, 'page')).toBeNull();
});

test('the newest entries of a municipality come first, and a slip into the future does not lead', () => {
  using test = new TestArchive();
  const dated = (n: number, journaldato: string) => record(numbered(n, { journaldato }));
  test.run([dated(1, '2026-02-01'), dated(2, '2026-02-03'), dated(3, '2062-02-02')]);
  test.run(
    [record(numbered(4, { kilde: OTHER_SOURCE.id, journaldato: '2026-02-02' }))],
    OTHER_SOURCE,
  );
  const newest = test.reader.newest('1811', 2, 'bulk').map((entry) => entry.journaldato);
  expect(newest).toEqual(['2026-02-03', '2026-02-02']);
  expect(test.reader.newest('1812', 2, 'bulk')).toEqual([]);
});

test('entries come in the order asked for, without those that are not public', () => {
  using test = new TestArchive();
  test.run([record(numbered(1)), record(numbered(2)), record(numbered(3))]);
  test.run([deleted(numbered(2))]);
  const ids = [3, 2, 1].map((n) => idOf(numbered(n)));
  const found = test.reader.entries(['nobody', ...ids], 'page').map((entry) => entry.id);
  expect(found).toEqual([ids[0], ids[2]]);
});

test('every reference between the tables leads somewhere', () => {
  using test = new TestArchive();
  test.run([record(numbered(1)), record(numbered(2)), deleted(numbered(3))]);
  test.run([deleted(numbered(1))]);
  expect(test.rows('PRAGMA foreign_key_check')).toEqual([]);
});
