import type { DatabaseSync } from 'node:sqlite';

const ENTRIES_PER_CHUNK = 4096;

/**
 * Which entries the listing under way has shown, one bit per entry: 125 kB for a million. Kept in the archive with the batch
 * that showed them, so that a listing that was cut off goes on where it was.
 */
export interface Seen {
  has(entry: number): boolean;
  add(entry: number): void;
  remove(entry: number): void;
  /** Forgets all marks; call inside a transaction. */
  clear(): void;
  /** Writes what changed; call inside the batch's transaction. */
  save(): void;
  /** Forgets what is not in the archive, after a rollback. */
  reload(): void;
}

/** The marks of one source's listing under way. */
export function seenBy(db: DatabaseSync, source: string): Seen {
  const read = db.prepare('SELECT bits FROM seen WHERE source = ? AND chunk = ?');
  const write = db.prepare(
    'INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bits = excluded.bits',
  );
  const chunks = new Map<number, Uint8Array>();
  const changed = new Set<number>();

  function chunkOf(entry: number): Uint8Array {
    const number = Math.floor(entry / ENTRIES_PER_CHUNK);
    const known = chunks.get(number);
    if (known) return known;
    const stored = read.get(source, number)?.bits;
    const bits = stored instanceof Uint8Array ? stored : new Uint8Array(ENTRIES_PER_CHUNK / 8);
    chunks.set(number, bits);
    return bits;
  }

  function set(entry: number, on: boolean): void {
    const bits = chunkOf(entry);
    const place = (entry % ENTRIES_PER_CHUNK) >> 3;
    const before = bits[place] ?? 0;
    const after = on ? before | (1 << (entry & 7)) : before & ~(1 << (entry & 7));
    if (after === before) return;
    bits[place] = after;
    changed.add(Math.floor(entry / ENTRIES_PER_CHUNK));
  }

  return {
    has: (entry) =>
      (((chunkOf(entry)[(entry % ENTRIES_PER_CHUNK) >> 3] ?? 0) >> (entry & 7)) & 1) === 1,
    add: (entry) => set(entry, true),
    remove: (entry) => set(entry, false),
    clear() {
      chunks.clear();
      changed.clear();
      clearSeen(db, source);
    },
    save() {
      for (const number of changed) write.run(source, number, chunks.get(number) ?? null);
      changed.clear();
    },
    reload() {
      chunks.clear();
      changed.clear();
    },
  };
}

/** Ends the listing: forgets its marks. */
export function clearSeen(db: DatabaseSync, source: string): void {
  db.prepare('DELETE FROM seen WHERE source = ?').run(source);
}
