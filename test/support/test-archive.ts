import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SourceEvent } from '../../harvester/sources/source.ts';
import type { Archive, CommitCounts } from '../../harvester/store/archive.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import type { PublicArchive } from '../../harvester/store/public-archive.ts';
import type { ArchiveSource } from '../../harvester/store/sources.ts';
import { KOMMUNE, ORGANISATION } from './numbered-journal.ts';

export const SOURCE: ArchiveSource = {
  id: 'bindal-oai',
  kind: 'list',
  kommunenummer: KOMMUNE,
  organisasjonsnummer: ORGANISATION,
};

export const OTHER_SOURCE: ArchiveSource = { ...SOURCE, id: 'bindal-einnsyn' };

/** A clock that only moves when the test says so. */
export class TestClock {
  #ms: number;
  constructor(start: string) {
    this.#ms = Date.parse(start);
  }
  now = (): Date => new Date(this.#ms);
  forward(seconds: number): void {
    this.#ms += seconds * 1000;
  }
}

/** A real archive file in a folder of its own, with a reader beside it as the site has one. */
export class TestArchive implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-test-'));
  readonly file = join(this.folder, 'archive.sqlite');
  readonly clock = new TestClock('2026-03-02T09:00:00Z');
  #archive: Archive | null = null;
  #reader: PublicArchive | null = null;

  get archive(): Archive {
    this.#archive ??= openArchive(this.file, { now: this.clock.now, patienceMs: 2000 });
    return this.#archive;
  }

  get reader(): PublicArchive {
    // The file must be there before a reader can open it.
    this.archive;
    this.#reader ??= openPublicArchive(this.file, { now: this.clock.now });
    return this.#reader;
  }

  /** One run to its end with these events; the clock moves a minute. */
  run(events: readonly SourceEvent[], source: ArchiveSource = SOURCE): CommitCounts {
    const run = this.archive.beginRun(source);
    const counts = this.archive.commit(run, events);
    this.archive.finishRun(run, 'ok');
    this.clock.forward(60);
    return counts;
  }

  /** Rows of any query, as plain objects. */
  rows(sql: string, ...values: (string | number)[]): Record<string, unknown>[] {
    using db = new DatabaseSync(this.file, { readOnly: true });
    return db
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }));
  }

  close(): void {
    this.#reader?.[Symbol.dispose]();
    this.#archive?.[Symbol.dispose]();
    this.#reader = null;
    this.#archive = null;
  }

  [Symbol.dispose](): void {
    this.close();
    rmSync(this.folder, { recursive: true });
  }
}
