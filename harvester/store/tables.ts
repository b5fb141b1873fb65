import type { DatabaseSync } from 'node:sqlite';
import { type EntriesTable, entriesTable } from './entries.ts';
import { type EntryKeysTable, entryKeysTable } from './entry-keys.ts';
import { type EntrySourcesTable, entrySourcesTable } from './entry-sources.ts';
import { type FindingsTable, findingsTable } from './findings.ts';
import { type OriginsTable, originsTable } from './origins.ts';
import { type RejectsTable, rejectsTable } from './rejects.ts';
import { type RunsTable, runsTable } from './runs.ts';
import { type SourcesTable, sourcesTable } from './sources.ts';
import { type TextsTable, textsTable } from './texts.ts';

/** Every table, with its statements prepared. */
export interface Tables {
  readonly sources: SourcesTable;
  readonly runs: RunsTable;
  readonly entries: EntriesTable;
  readonly texts: TextsTable;
  readonly entryKeys: EntryKeysTable;
  readonly entrySources: EntrySourcesTable;
  readonly findings: FindingsTable;
  readonly origins: OriginsTable;
  readonly rejects: RejectsTable;
}

export const openTables = (db: DatabaseSync): Tables => ({
  sources: sourcesTable(db),
  runs: runsTable(db),
  entries: entriesTable(db),
  texts: textsTable(db),
  entryKeys: entryKeysTable(db),
  entrySources: entrySourcesTable(db),
  findings: findingsTable(db),
  origins: originsTable(db),
  rejects: rejectsTable(db),
});
