import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { publicEntry, publicOpphav } from '../record/public-view.ts';
import { integer, type Row, text } from './column.ts';
import type { HiddenEntries } from './hidden-entries.ts';
import { type Origin, readOrigin } from './origins.ts';
import type { FeedHeader, FeedRange, FeedRecord, FeedSet, PublicFeed } from './public-archive.ts';
import { stored } from './public-entries.ts';

const HEADER = 'e.seq, e.id, e.endret, e.state, e.origin';
const CONTENT = `${HEADER}, e.case_id, e.publisert, e.written, t.raw, t.screened`;
const RANGE = 'e.seq > ? AND e.seq <= ? ORDER BY e.seq LIMIT ?';
const ONE_ORIGIN = 'e.origin = ? AND e.seq IS NOT NULL AND';
const JOINED = 'FROM entries e LEFT JOIN texts t ON t.entry = e.n';

/** The change feed by set and range, on a read-only connection. The bulk view does not depend on the clock. */
export function publicFeed(db: DatabaseSync, now: () => Date, hidden: HiddenEntries): PublicFeed {
  const list = {
    records: pages(db, CONTENT, JOINED),
    headers: pages(db, HEADER, 'FROM entries e'),
    seqs: pages(db, 'e.seq', 'FROM entries e'),
  };
  const one = db.prepare(`SELECT ${CONTENT} ${JOINED} WHERE e.id = ? AND e.seq IS NOT NULL`);
  const counted = db.prepare(
    'SELECT count(*) AS n FROM (SELECT 1 FROM entries WHERE seq > ? AND seq <= ? LIMIT ?)',
  );
  const countedOf = db.prepare(
    `SELECT count(*) AS n FROM
       (SELECT 1 FROM entries WHERE origin = ? AND seq IS NOT NULL AND seq > ? AND seq <= ? LIMIT ?)`,
  );
  const lastOf = db.prepare(
    `SELECT ${HEADER} FROM entries e WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq DESC LIMIT 1`,
  );
  const lastOfOrigin = db.prepare(
    `SELECT ${HEADER} FROM entries e WHERE ${ONE_ORIGIN} e.seq > ? AND e.seq <= ?
     ORDER BY e.seq DESC LIMIT 1`,
  );
  const from = db.prepare('SELECT seq, endret FROM entries WHERE seq >= ? ORDER BY seq LIMIT 1');
  const last = db.prepare(
    'SELECT seq, endret FROM entries WHERE seq > 0 ORDER BY seq DESC LIMIT 1',
  );
  const allOrigins = db.prepare('SELECT * FROM origins ORDER BY n');
  const withdrawn = db.prepare(
    `SELECT EXISTS (SELECT 1 FROM entries
       WHERE origin = ? AND seq IS NOT NULL AND seq > ? AND state <> 'public') AS found`,
  );

  let origins = new Map<number, Origin>();
  function originOf(row: Row): Origin {
    const n = integer(row, 'origin');
    if (!origins.has(n))
      origins = new Map(allOrigins.all().map((r) => [integer(r, 'n'), readOrigin(r)]));
    return origins.get(n) ?? { n, kommunenummer: '', source: '', historisk: false };
  }
  /** Their numbers; null: every entry there is. */
  function originsIn(set: FeedSet): number[] | null {
    if (set.kind === 'all') return null;
    return allOrigins
      .all()
      .map(readOrigin)
      .filter(
        ({ kommunenummer, source, historisk }) =>
          (set.kind === 'kommune' && set.kommunenummer === kommunenummer) ||
          (set.kind === 'kilde' && set.kilde === source) ||
          (set.kind === 'historisk' && historisk),
      )
      .map(({ n }) => n);
  }

  function isHiddenIn(set: FeedSet): boolean {
    const pending = hidden.pending();
    if (pending.length === 0) return false;
    const origins = originsIn(set);
    return pending.some(({ origin }) => origins === null || origins.includes(origin ?? 0));
  }

  function header(row: Row): FeedHeader {
    const { kommunenummer, source, historisk } = originOf(row);
    return {
      seq: integer(row, 'seq'),
      id: text(row, 'id'),
      endret: text(row, 'endret'),
      withdrawn: !hidden.isShown(row),
      kommunenummer,
      kilde: source,
      historisk,
    };
  }
  function record(row: Row): FeedRecord {
    const known = header(row);
    if (known.withdrawn) return { ...known, entry: null, opphav: null };
    const entry = stored(row);
    const view = publicEntry(entry, now(), 'bulk');
    const opphav = publicOpphav(entry, text(row, 'written'));
    return { ...known, withdrawn: view === null, entry: view, opphav };
  }

  return {
    records: (range, limit) => list.records(range, originsIn(range.set), limit).map(record),
    seqs: (range, limit) =>
      list.seqs(range, originsIn(range.set), limit).map((row) => integer(row, 'seq')),
    headers: (range, limit) => list.headers(range, originsIn(range.set), limit).map(header),
    lastOf({ set, after, upTo }) {
      const rows: Row[] = [];
      const add = (row: Row | undefined): void => {
        if (row) rows.push(row);
      };
      const many = originsIn(set);
      if (many === null) add(lastOf.get(after, upTo));
      else for (const n of many) add(lastOfOrigin.get(n, after, upTo));
      const [row] = rows.toSorted((a, b) => integer(b, 'seq') - integer(a, 'seq'));
      return row ? header(row) : null;
    },
    record(id) {
      const row = one.get(id);
      return row ? record(row) : null;
    },
    count({ set, after, upTo }, most) {
      let n = 0;
      const many = originsIn(set);
      if (many === null) n = integer(counted.get(after, upTo, most) ?? {}, 'n');
      else
        for (const origin of many)
          n += integer(countedOf.get(origin, after, upTo, Math.max(0, most - n)) ?? {}, 'n');
      // Numbers are used once, so there are never more entries than numbers.
      return n < most ? n : Math.max(n, upTo - after);
    },
    lastSeqBefore(second) {
      const end = last.get();
      if (!end) return 0;
      let high = integer(end, 'seq') + 1;
      if (text(end, 'endret') < second) return high - 1;
      // All up to `low` are before the second, all from `high` on are not.
      let low = 0;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        const row = from.get(middle);
        if (row && text(row, 'endret') < second) low = integer(row, 'seq');
        else high = middle;
      }
      return low;
    },
    firstSecond() {
      const row = from.get(1);
      return row ? text(row, 'endret') : null;
    },
    origins: () =>
      allOrigins.all().map((row) => {
        const { kommunenummer, source, historisk } = readOrigin(row);
        return { kommunenummer, kilde: source, historisk };
      }),
    hiddenRevision: () => hidden.held().revision,
    // A list made before the hold has the entry; one made after it is refused as well, until the harvester has carried it out.
    hasWithdrawnSince: (set, seq) =>
      isHiddenIn(set) ||
      (originsIn(set) ?? allOrigins.all().map((row) => integer(row, 'n'))).some(
        (n) => integer(withdrawn.get(n, seq) ?? {}, 'found') === 1,
      ),
  };
}

/** Reads a range with the columns asked for: all entries, or those of some origins, whose lists are merged. */
function pages(db: DatabaseSync, columns: string, tables: string) {
  const all = db.prepare(`SELECT ${columns} ${tables} WHERE ${RANGE}`);
  const ofOrigin = db.prepare(`SELECT ${columns} ${tables} WHERE ${ONE_ORIGIN} ${RANGE}`);
  const numbers = db.prepare(`SELECT e.seq FROM entries e WHERE ${ONE_ORIGIN} ${RANGE}`);

  return ({ after, upTo }: FeedRange, origins: readonly number[] | null, limit: number): Row[] => {
    if (origins === null) return all.all(after, upTo, limit);
    const [only, ...more] = origins;
    if (only === undefined) return [];
    if (more.length === 0) return ofOrigin.all(only, after, upTo, limit);
    // One state of the archive for all the statements, or a page could seem to be the last one.
    db.exec('BEGIN');
    try {
      // The contents of one page only, however many origins there are: first where the page ends.
      const end = origins
        .flatMap((n) => seqs(numbers, n, after, upTo, limit))
        .sort((a, b) => a - b)
        .at(limit - 1);
      return origins
        .flatMap((n) => ofOrigin.all(n, after, end ?? upTo, limit))
        .sort((a, b) => integer(a, 'seq') - integer(b, 'seq'));
    } finally {
      db.exec('COMMIT');
    }
  };
}

const seqs = (
  statement: StatementSync,
  origin: number,
  after: number,
  upTo: number,
  limit: number,
): number[] => statement.all(origin, after, upTo, limit).map((row) => integer(row, 'seq'));
