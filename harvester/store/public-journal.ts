import type { DatabaseSync } from 'node:sqlite';
import { osloDay } from '../record/dato.ts';
import type { PublicEntry } from '../record/public-entry.ts';
import { publicEntry } from '../record/public-view.ts';
import { integer, text } from './column.ts';
import type { HiddenEntries } from './hidden-entries.ts';
import type { DayCount, PublicJournal } from './public-archive.ts';
import { COLUMNS, stored } from './public-entries.ts';

const OF = "e.state = 'public' AND e.source = ? AND e.kommunenummer = ?";

/** The readers of journal days, on a read-only connection. Each goes down the index of every source of the municipality. */
export function publicJournal(
  db: DatabaseSync,
  now: () => Date,
  hidden: HiddenEntries,
): PublicJournal {
  const sourcesOf = db.prepare('SELECT id FROM sources WHERE kommunenummer = ?');
  const countPerDay = db.prepare(
    `SELECT e.journaldato AS day, count(*) AS entries FROM entries e
     WHERE ${OF} AND e.journaldato BETWEEN ? AND ? GROUP BY e.journaldato`,
  );
  const ofDay = db.prepare(
    `SELECT e.n, e.id, e.state, e.case_id FROM entries e WHERE ${OF} AND e.journaldato = ?`,
  );
  const byNumber = db.prepare(
    `SELECT ${COLUMNS} FROM entries e LEFT JOIN texts t ON t.entry = e.n WHERE e.n = ?`,
  );
  const before = db.prepare(
    `SELECT e.journaldato AS day FROM entries e WHERE ${OF} AND e.journaldato < ?
     ORDER BY e.journaldato DESC LIMIT 1`,
  );
  const after = db.prepare(
    `SELECT e.journaldato AS day FROM entries e WHERE ${OF} AND e.journaldato > ? AND e.journaldato <= ?
     ORDER BY e.journaldato LIMIT 1`,
  );
  const waits = db.prepare(
    `SELECT julianday(day) - julianday(dated) AS days FROM (
       SELECT e.journaldato AS day, t.raw ->> '$.dokumentetsDato' AS dated
       FROM entries e JOIN texts t ON t.entry = e.n
       WHERE ${OF} AND e.journaldato <= ? ORDER BY e.journaldato DESC LIMIT ?)
     WHERE dated <= day`,
  );
  const ofEach = <Found>(kommunenummer: string, find: (source: string) => readonly Found[]) =>
    sourcesOf.all(kommunenummer).flatMap((row) => find(text(row, 'id')));

  /** How many of a day's entries the archive shows and a person has hidden. */
  const hiddenOn = (kommunenummer: string, day: string): number =>
    hidden.pending().filter((row) => row.kommunenummer === kommunenummer && row.journaldato === day)
      .length;
  const hasShown = (kommunenummer: string, day: string): boolean =>
    hiddenOn(kommunenummer, day) === 0 || days(kommunenummer, day, day).length > 0;

  function days(kommunenummer: string, from: string, to: string): DayCount[] {
    const counts = new Map<string, number>();
    for (const row of ofEach(kommunenummer, (id) => countPerDay.all(id, kommunenummer, from, to)))
      counts.set(text(row, 'day'), (counts.get(text(row, 'day')) ?? 0) + integer(row, 'entries'));
    return [...counts]
      .map(([day, entries]) => ({ day, entries: entries - hiddenOn(kommunenummer, day) }))
      .filter(({ entries }) => entries > 0)
      .sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  /** The nearest day that has something to show, each step asked of `next`. */
  function nearest(
    kommunenummer: string,
    day: string,
    next: (day: string) => string | null,
  ): string | null {
    for (let at = next(day); at !== null; at = next(at)) if (hasShown(kommunenummer, at)) return at;
    return null;
  }

  return {
    days,
    onDay(kommunenummer, day, { page, pageSize }, audience) {
      const rows = ofEach(kommunenummer, (id) => ofDay.all(id, kommunenummer, day)).filter((row) =>
        hidden.isShown(row),
      );
      const inOrder = rows
        .map((row) => ({ n: integer(row, 'n'), sak: String(row.case_id ?? '\uffff') }))
        .sort((a, b) => (a.sak === b.sak ? a.n - b.n : a.sak < b.sak ? -1 : 1));
      const at = now();
      const entries = inOrder
        .slice((page - 1) * pageSize, page * pageSize)
        .flatMap(({ n }): PublicEntry[] => {
          const row = byNumber.get(n);
          const view = row ? publicEntry(stored(row), at, audience) : null;
          return view ? [view] : [];
        });
      return { entries, total: inOrder.length };
    },
    dayBefore: (kommunenummer, day) =>
      nearest(kommunenummer, day, (from) => {
        const found = ofEach(kommunenummer, (id) => before.all(id, kommunenummer, from));
        return (
          found
            .map((row) => text(row, 'day'))
            .sort()
            .at(-1) ?? null
        );
      }),
    dayAfter(kommunenummer, day) {
      const today = osloDay(now());
      return nearest(kommunenummer, day, (from) => {
        const found = ofEach(kommunenummer, (id) => after.all(id, kommunenummer, from, today));
        return found.map((row) => text(row, 'day')).sort()[0] ?? null;
      });
    },
    daysToJournal: (kommunenummer, limit) =>
      ofEach(kommunenummer, (id) => waits.all(id, kommunenummer, osloDay(now()), limit)).map(
        (row) => Number(row.days),
      ),
  };
}
