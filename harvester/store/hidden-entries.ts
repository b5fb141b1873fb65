import type { DatabaseSync } from 'node:sqlite';
import type { HeldIds } from '../held-ids.ts';
import type { PublicTombstone } from '../record/public-entry.ts';
import { integer, integerOrNull, type Row, text, textOrNull } from './column.ts';
import type { HiddenEntry } from './public-archive.ts';
import { readTombstone } from './tombstone.ts';

/** An entry that the archive shows and a person has hidden. */
export interface HiddenRow {
  readonly n: number;
  readonly id: string;
  readonly source: string;
  readonly kommunenummer: string;
  readonly journaldato: string | null;
  readonly origin: number | null;
  readonly seq: number;
}

/** What archivists have hidden, over what the archive says: asked by every reader of the public side before it shows a row. */
export interface HiddenEntries {
  /** True when the row (with `id` and `state`) may be shown. */
  isShown(row: Row): boolean;
  /** What is left of an entry that is not shown. */
  tombstone(row: Row): PublicTombstone;
  /** Those the harvester has not carried out yet; nearly always none. */
  pending(): readonly HiddenRow[];
  /** Every hidden entry, with the change that took it out of the feed; null: that change is still to come. */
  all(): readonly HiddenEntry[];
  readonly held: () => HeldIds;
}

/** `db`: read-only, on the archive. */
export function hiddenEntries(db: DatabaseSync, held: () => HeldIds): HiddenEntries {
  const get = db.prepare(
    'SELECT n, id, state, source, kommunenummer, journaldato, origin, seq FROM entries WHERE id = ?',
  );
  const version = db.prepare('PRAGMA data_version');
  let known: { readonly key: string; readonly rows: readonly Row[] } | null = null;

  function rowOf(id: string): Row[] {
    const row = get.get(id);
    return row === undefined ? [] : [row];
  }

  function rows(): readonly Row[] {
    const { revision, since } = held();
    if (since.size === 0) return [];
    const key = `${revision} ${integer(version.get() ?? {}, 'data_version')}`;
    if (known?.key !== key)
      known = { key, rows: [...since.keys()].flatMap((id): Row[] => rowOf(id)) };
    return known.rows;
  }

  return {
    held,
    isShown: (row) => row.state === 'public' && !held().since.has(text(row, 'id')),
    tombstone(row) {
      const tombstone = readTombstone(row);
      const since = row.state === 'public' ? held().since.get(tombstone.id) : undefined;
      return since === undefined ? tombstone : { ...tombstone, trukketTilbake: since };
    },
    pending: () =>
      rows()
        .filter(({ state }) => state === 'public')
        .map((row) => ({
          n: integer(row, 'n'),
          id: text(row, 'id'),
          source: text(row, 'source'),
          kommunenummer: text(row, 'kommunenummer'),
          journaldato: textOrNull(row, 'journaldato'),
          origin: integerOrNull(row, 'origin'),
          seq: integer(row, 'seq'),
        })),
    all: () =>
      rows().map((row) => ({
        id: text(row, 'id'),
        seq: row.state === 'public' ? null : (integerOrNull(row, 'seq') ?? 0),
      })),
  };
}
