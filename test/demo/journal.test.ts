import { describe, expect, test } from 'vitest';
import { type DemoEntry, WITHHELD } from '../../demo/entry.ts';
import { createJournal, type DemoJournal } from '../../demo/journal.ts';
import { demoMunicipalities } from '../../demo/municipalities.ts';

const anchor = new Date('2026-03-17T09:30:00Z');
const minutesLater = (minutes: number): Date => new Date(anchor.getTime() + minutes * 60_000);
const journalOf = (number: string, seed = 'test'): DemoJournal => {
  const municipality = demoMunicipalities.find((one) => one.number === number);
  if (!municipality) throw new Error(`no municipality ${number}`);
  return createJournal({ municipality, entries: 2000, anchor, seed });
};
const entriesOf = (journal: DemoJournal, moment = anchor): DemoEntry[] =>
  journal.at(moment).flatMap(({ entry }) => entry ?? []);
const share = (entries: readonly DemoEntry[], test: (entry: DemoEntry) => boolean): number =>
  entries.filter(test).length / entries.length;

describe('an invented journal', () => {
  test('is the same for the same seed and day, and another for another seed', () => {
    const once = journalOf('9901').at(minutesLater(60));
    expect(journalOf('9901').at(minutesLater(60))).toEqual(once);
    expect(journalOf('9901', 'other').at(minutesLater(60))).not.toEqual(once);
  });

  test('does not depend on when it was asked before', () => {
    const impatient = journalOf('9902');
    for (let minute = 0; minute <= 90; minute += 1) impatient.at(minutesLater(minute));
    expect(impatient.at(minutesLater(90))).toEqual(journalOf('9902').at(minutesLater(90)));
    expect(impatient.at(anchor)).toEqual(journalOf('9902').at(anchor));
  });

  test.each(demoMunicipalities)('of $name has enough, and enough of each kind', ({ number }) => {
    const entries = entriesOf(journalOf(number));
    expect(entries.length).toBeGreaterThanOrEqual(1950);
    for (const type of ['I', 'U', 'N', 'X', 'S'] as const)
      expect(share(entries, (entry) => entry.type === type)).toBeGreaterThan(0.01);
    const screened = share(entries, ({ screenedBy }) => screenedBy !== null);
    expect(screened).toBeGreaterThan(0.1);
    expect(screened).toBeLessThan(0.35);
    const readable = share(entries, ({ documents }) => documents.some((one) => one.readable));
    expect(readable).toBeGreaterThan(0.3);
    expect(readable).toBeLessThan(0.7);
    expect(new Set(entries.map((entry) => JSON.stringify(entry.title))).size).toBeGreaterThan(1300);
    expect(new Set(entries.map((entry) => entry.case.class)).size).toBeGreaterThan(60);
    const perCase = entries.length / new Set(entries.map((entry) => entry.case.systemID)).size;
    expect(perCase).toBeGreaterThan(2);
    expect(perCase).toBeLessThan(8);
  });

  test('numbers entries as a journal does: upwards with the date, once in each year', () => {
    const entries = entriesOf(journalOf('9903'));
    const keys = entries.map(({ journalYear, journalNumber }) => `${journalYear}/${journalNumber}`);
    expect(new Set(keys).size).toBe(keys.length);
    const inOrder = entries.toSorted(
      (a, b) => a.journalYear - b.journalYear || a.journalNumber - b.journalNumber,
    );
    for (const [i, entry] of inOrder.entries())
      expect(entry.journalDay).toBeGreaterThanOrEqual(inOrder[i - 1]?.journalDay ?? 0);
    const documents = entries.map((entry) => `${entry.case.systemID} ${entry.documentNumber}`);
    expect(new Set(documents).size).toBe(documents.length);
  });

  test('nothing in it is dated after the day it was asked', () => {
    for (const minutes of [0, 60, 60 * 24 * 40]) {
      const today = minutesLater(minutes).getTime();
      for (const { from, entry } of journalOf('9901').at(minutesLater(minutes))) {
        expect(from).toBeLessThanOrEqual(today);
        expect((entry?.journalDay ?? 0) * 86_400_000).toBeLessThanOrEqual(today);
      }
    }
  });

  test('writes nynorsk in Eikedal and bokmål in the two others', () => {
    const words = (number: string): string =>
      JSON.stringify(entriesOf(journalOf(number)).map(({ title }) => title));
    expect(words('9902')).toMatch(/løyve|tilskot|førebels|frå/i);
    expect(words('9902')).not.toMatch(/tillatelse|foreløpig|henvendelse/i);
    for (const number of ['9901', '9903']) {
      expect(words(number)).toMatch(/tillatelse|foreløpig|henvendelse/i);
      expect(words(number)).not.toMatch(/løyve|førebels|førespurnad/i);
    }
  });

  test('withholds the name of a person wherever an entry is screened', () => {
    const screened = entriesOf(journalOf('9901')).filter(({ screenedBy }) => screenedBy !== null);
    expect(screened.length).toBeGreaterThan(200);
    for (const { title, parties, documents } of screened) {
      expect(title.every((piece) => typeof piece === 'string')).toBe(true);
      expect(parties.filter(({ person }) => person).every(({ name }) => name === WITHHELD)).toBe(
        true,
      );
      expect(documents.some(({ readable }) => readable)).toBe(false);
    }
    expect(JSON.stringify(screened)).toContain('Offl. § 13 jf. fvl. § 13');
  });

  test('leaves numbers, addresses and phones in titles now and then, for the portal to catch', () => {
    const titles = entriesOf(journalOf('9901')).map(({ title }) => title.join(''));
    expect(titles.some((title) => /fnr\. \d{2}[89]\d{8}/.test(title))).toBe(true);
    expect(titles.some((title) => /tlf\. 999 99 \d{3}/.test(title))).toBe(true);
    expect(titles.some((title) => /@epost\.example/.test(title))).toBe(true);
  });
});

describe('a journal that lives', () => {
  test('shows new, changed and withdrawn entries, each with the datestamp of its change', () => {
    const journal = journalOf('9901');
    const before = new Map(journal.at(anchor).map((record) => [record.systemID, record]));
    const after = journal.at(minutesLater(90));
    const moved = after.filter(({ from }) => from > anchor.getTime());
    const fresh = moved.filter(({ systemID }) => !before.has(systemID));
    const changed = moved.filter(({ systemID, entry }) => before.has(systemID) && entry !== null);
    const gone = moved.filter(
      ({ systemID, entry }) => before.get(systemID)?.entry != null && entry === null,
    );
    expect(fresh.length).toBeGreaterThan(100);
    expect(changed.length).toBeGreaterThan(20);
    expect(gone.length).toBeGreaterThan(3);
    // Everything that did not move is exactly what it was.
    for (const record of after.filter(({ from }) => from <= anchor.getTime()))
      expect(record).toEqual(before.get(record.systemID));
    expect(after.length).toBe(before.size + fresh.length);
  });

  test('never forgets a record: what was deleted stays in the list', () => {
    const journal = journalOf('9902');
    const ids = new Set(journal.at(minutesLater(500)).map(({ systemID }) => systemID));
    for (const { systemID } of journal.at(anchor)) expect(ids.has(systemID)).toBe(true);
  });

  test('is busy at first and calm later', () => {
    const journal = journalOf('9903');
    const size = (minutes: number): number => journal.at(minutesLater(minutes)).length;
    const busy = size(90) - size(0);
    const calm = size(1090) - size(1000);
    expect(busy).toBeGreaterThan(100);
    expect(calm).toBeLessThan(15);
  });
});
