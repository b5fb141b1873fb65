import type { DatabaseSync } from 'node:sqlite';
import { StoreUnusable } from '../errors.ts';
import { integer, integerOrNull, oneOf, type Row, text, textOrNull } from './column.ts';

export const STATES = ['public', 'held', 'gone', 'merged'] as const;
export type EntryState = (typeof STATES)[number];

/** One row of `entries`: who an entry is and what state it is in, without its text. */
export interface Entry {
  readonly n: number;
  readonly id: string;
  readonly state: EntryState;
  readonly source: string;
  readonly sourceKey: string;
  readonly meaning: string | null;
  /** JSON array of match keys. */
  readonly keys: string;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  readonly caseId: string | null;
  readonly journaldato: string | null;
  readonly held: string | null;
  readonly publisert: string | null;
  readonly endret: string | null;
  readonly seq: number | null;
  readonly written: string;
  readonly missed: number;
  readonly mergedInto: number | null;
  /** Row of `origins`, from the first publication on; null: never public. */
  readonly origin: number | null;
}

/** What is written of an entry; its number comes from the archive. */
export type NewEntry = Omit<Entry, 'n'>;

export type EntriesTable = ReturnType<typeof entriesTable>;

export function entriesTable(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO entries (n, id, state, source, source_key, meaning, keys, kommunenummer, organisasjonsnummer, case_id,
       journaldato, held, publisert, endret, seq, written, missed, merged_into, origin)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const update = db.prepare(
    `UPDATE entries SET id = ?, state = ?, source = ?, source_key = ?, meaning = ?, keys = ?, kommunenummer = ?,
       organisasjonsnummer = ?, case_id = ?, journaldato = ?, held = ?, publisert = ?, endret = ?,
       seq = ?, written = ?, missed = ?, merged_into = ?, origin = ? WHERE n = ?`,
  );
  const last = db.prepare('SELECT coalesce(max(n), 0) AS n FROM entries');
  const byNumber = db.prepare('SELECT * FROM entries WHERE n = ?');
  const byId = db.prepare('SELECT * FROM entries WHERE id = ?');
  const ofSource = db.prepare(
    "SELECT n, missed FROM entries WHERE source = ? AND state IN ('public', 'held') AND meaning IS NOT NULL",
  );
  const setMissed = db.prepare('UPDATE entries SET missed = ? WHERE n = ?');
  const setKeys = db.prepare('UPDATE entries SET keys = ? WHERE n = ?');
  const redirect = db.prepare('UPDATE entries SET merged_into = ? WHERE merged_into = ?');

  const values = (entry: NewEntry) =>
    [
      entry.id,
      entry.state,
      entry.source,
      entry.sourceKey,
      entry.meaning,
      entry.keys,
      entry.kommunenummer,
      entry.organisasjonsnummer,
      entry.caseId,
      entry.journaldato,
      entry.held,
      entry.publisert,
      entry.endret,
      entry.seq,
      entry.written,
      entry.missed,
      entry.mergedInto,
      entry.origin,
    ] as const;

  return {
    /** 0: there are none. */
    lastNumber: (): number => integer(last.get() ?? {}, 'n'),
    /** Returns false, and writes nothing, when another entry holds the id. */
    insert: (n: number, entry: NewEntry): boolean => insert.run(n, ...values(entry)).changes === 1,
    update: (n: number, entry: NewEntry) => update.run(...values(entry), n),
    get(n: number): Entry {
      const row = byNumber.get(n);
      if (!row) throw new StoreUnusable(`the archive is damaged: no entry number ${n}`);
      return readEntry(row);
    },
    withId(id: string): Entry | null {
      const row = byId.get(id);
      return row ? readEntry(row) : null;
    },
    /** Everything the source has, public or held back, with the list that first lacked it. */
    *ofSource(source: string): Generator<{ n: number; missed: number }> {
      for (const row of ofSource.iterate(source))
        yield { n: integer(row, 'n'), missed: integer(row, 'missed') };
    },
    setMissed: (n: number, missed: number) => setMissed.run(missed, n),
    setKeys: (n: number, keys: string) => setKeys.run(keys, n),
    /** Permalinks that lead to `from` lead to `to` afterwards, in one step. */
    redirect: (from: number, to: number) => redirect.run(to, from),
  };
}

export const readEntry = (row: Row): Entry => ({
  n: integer(row, 'n'),
  id: text(row, 'id'),
  state: oneOf(row, 'state', STATES),
  source: text(row, 'source'),
  sourceKey: text(row, 'source_key'),
  meaning: textOrNull(row, 'meaning'),
  keys: text(row, 'keys'),
  kommunenummer: text(row, 'kommunenummer'),
  organisasjonsnummer: text(row, 'organisasjonsnummer'),
  caseId: textOrNull(row, 'case_id'),
  journaldato: textOrNull(row, 'journaldato'),
  held: textOrNull(row, 'held'),
  publisert: textOrNull(row, 'publisert'),
  endret: textOrNull(row, 'endret'),
  seq: integerOrNull(row, 'seq'),
  written: text(row, 'written'),
  missed: integer(row, 'missed'),
  mergedInto: integerOrNull(row, 'merged_into'),
  origin: integerOrNull(row, 'origin'),
});
