import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { StoreUnusable } from '../errors.ts';
import { integer, text } from './column.ts';

export type EntryKeysTable = ReturnType<typeof entryKeysTable>;

/** Every key an entry may come back under. A key is never dropped, also not with its entry's text. */
export function entryKeysTable(db: DatabaseSync) {
  // One call for all keys of a record: the way from JavaScript to SQLite costs more than the search itself.
  const places = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  const rows = (count: number) => Array.from({ length: count }, () => '(?, ?)').join(', ');
  const find = perCount((n) => `SELECT key, entry FROM entry_keys WHERE key IN (${places(n)})`);
  const put = perCount(
    (n) =>
      `INSERT INTO entry_keys VALUES ${rows(n)} ON CONFLICT DO UPDATE SET entry = excluded.entry WHERE entry <> excluded.entry`,
  );
  const claim = perCount((n) => `INSERT INTO entry_keys VALUES ${rows(n)} ON CONFLICT DO NOTHING`);
  const unclaim = perCount(
    (n) => `DELETE FROM entry_keys WHERE entry = ? AND key IN (${places(n)})`,
  );
  const findOne = db.prepare('SELECT entry FROM entry_keys WHERE key = ?');

  /** One statement for each number of keys, prepared when it is first needed. */
  function perCount(sql: (count: number) => string): (count: number) => StatementSync {
    const made = new Map<number, StatementSync>();
    return (count) => {
      const known = made.get(count);
      if (known) return known;
      const statement = db.prepare(sql(count));
      made.set(count, statement);
      return statement;
    };
  }

  return {
    /** Number of the entry with that key; null: none. */
    entryOf(key: string): number | null {
      const row = findOne.get(key);
      return row ? integer(row, 'entry') : null;
    },
    /** Key to entry number, for those of `keys` that are known. */
    entriesOf(keys: readonly string[]): Map<string, number> {
      if (keys.length === 0) return new Map();
      return new Map(
        find(keys.length)
          .all(...keys)
          .map((row) => [text(row, 'key'), integer(row, 'entry')]),
      );
    },
    /** The keys lead to that entry afterwards, whatever they led to before. */
    point(keys: readonly string[], entry: number): void {
      if (keys.length > 0) put(keys.length).run(...pairs(keys, entry));
    },
    /** Takes the keys for a new entry if none of them is known: one way through the index instead of two. */
    claim(keys: readonly string[], entry: number): boolean {
      const { changes } = claim(keys.length).run(...pairs(keys, entry));
      if (changes === keys.length) return true;
      this.unclaim(keys, entry);
      return false;
    },
    /** Takes a claim back. */
    unclaim(keys: readonly string[], entry: number): void {
      unclaim(keys.length).run(entry, ...keys);
    },
  };
}

const pairs = (keys: readonly string[], entry: number): (string | number)[] =>
  keys.flatMap((key) => [key, entry]);

/** The keys in an entry's `keys` column. */
export function readKeys(json: string): string[] {
  const keys: unknown = JSON.parse(json);
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'string'))
    throw new StoreUnusable('the archive is damaged: keys of an entry');
  return keys;
}

/** `known` with those of `more` it lacks; the same text when it lacks none. */
export function joinKeys(known: string, more: readonly string[]): string {
  const keys = readKeys(known);
  const missing = more.filter((key) => !keys.includes(key));
  return missing.length === 0 ? known : JSON.stringify([...keys, ...missing]);
}
