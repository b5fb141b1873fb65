import type { DatabaseSync } from 'node:sqlite';
import type { Journalpost } from '../record/journalpost.ts';
import { type Row, text, textOrNull } from './column.ts';
import { fromScreenedForm } from './screened-form.ts';

export type TextsTable = ReturnType<typeof textsTable>;

/** The text of entries: raw as the source gave it, and what screening changed in it. Deleted with `secure_delete`: the pages are overwritten. */
export function textsTable(db: DatabaseSync) {
  const put = db.prepare(
    `INSERT INTO texts VALUES (?, CAST(? AS TEXT), ?)
     ON CONFLICT DO UPDATE SET raw = excluded.raw, screened = excluded.screened`,
  );
  const setScreened = db.prepare('UPDATE texts SET screened = ? WHERE entry = ?');
  const drop = db.prepare('DELETE FROM texts WHERE entry = ?');
  const get = db.prepare('SELECT raw, screened FROM texts WHERE entry = ?');

  const inPeriod = db.prepare(
    "SELECT raw ->> '$.journaldato' BETWEEN ? AND ? AS found FROM texts WHERE entry = ?",
  );

  return {
    /** True when the entry's journaldato is one of the days; both ends are included. */
    isInPeriod: (entry: number, fra: string, til: string): boolean =>
      inPeriod.get(fra, til, entry)?.found === 1,
    /** `raw` as text or as its bytes in UTF-8, which need no copying. */
    put: (entry: number, raw: string | Uint8Array, screened: string | null) =>
      put.run(entry, raw, screened),
    setScreened: (entry: number, screened: string | null) => setScreened.run(screened, entry),
    drop: (entry: number) => drop.run(entry),
    get(entry: number): { readonly raw: string; readonly screened: string | null } | null {
      const row = get.get(entry);
      return row ? { raw: text(row, 'raw'), screened: textOrNull(row, 'screened') } : null;
    },
  };
}

/** The archive wrote the JSON itself, from a Journalpost. */
export const readRecord = (json: string): Journalpost => JSON.parse(json) as Journalpost;

/** The screened record in a row with the columns `raw` and `screened`. */
export const screenedRecord = (row: Row): Journalpost =>
  readRecord(fromScreenedForm(text(row, 'raw'), textOrNull(row, 'screened')));
