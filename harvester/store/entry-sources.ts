import type { DatabaseSync } from 'node:sqlite';
import { integer, type Row, text, textOrNull } from './column.ts';

/** Another source that has given the entry, besides the one whose words are shown. */
export interface OtherSource {
  readonly source: string;
  readonly sourceKey: string;
  /** As it last gave it; null: it withdrew the entry. */
  readonly meaning: string | null;
  readonly missed: number;
}

export type EntrySourcesTable = ReturnType<typeof entrySourcesTable>;

export function entrySourcesTable(db: DatabaseSync) {
  const put = db.prepare(
    `INSERT INTO entry_sources VALUES (?, ?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET source_key = excluded.source_key, meaning = excluded.meaning, missed = 0`,
  );
  const get = db.prepare('SELECT * FROM entry_sources WHERE entry = ? AND source = ?');
  const all = db.prepare('SELECT * FROM entry_sources WHERE entry = ?');
  const drop = db.prepare('DELETE FROM entry_sources WHERE entry = ? AND source = ?');
  const ofSource = db.prepare(
    'SELECT entry, missed FROM entry_sources WHERE source = ? AND meaning IS NOT NULL',
  );
  const setMissed = db.prepare(
    'UPDATE entry_sources SET missed = ? WHERE entry = ? AND source = ?',
  );
  const any = db.prepare('SELECT EXISTS (SELECT 1 FROM entry_sources WHERE source = ?) AS found');

  return {
    put: (entry: number, source: string, sourceKey: string, meaning: string | null) =>
      put.run(entry, source, sourceKey, meaning),
    get(entry: number, source: string): OtherSource | null {
      const row = get.get(entry, source);
      return row ? read(row) : null;
    },
    all: (entry: number): OtherSource[] => all.all(entry).map(read),
    drop: (entry: number, source: string) => drop.run(entry, source),
    *ofSource(source: string): Generator<{ n: number; missed: number }> {
      for (const row of ofSource.iterate(source))
        yield { n: integer(row, 'entry'), missed: integer(row, 'missed') };
    },
    setMissed: (entry: number, source: string, missed: number) =>
      setMissed.run(missed, entry, source),
    any: (source: string): boolean => integer(any.get(source) ?? {}, 'found') === 1,
  };
}

const read = (row: Row): OtherSource => ({
  source: text(row, 'source'),
  sourceKey: text(row, 'source_key'),
  meaning: textOrNull(row, 'meaning'),
  missed: integer(row, 'missed'),
});
