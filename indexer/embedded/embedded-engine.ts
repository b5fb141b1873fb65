import { mkdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Engine, EngineStatus } from '../engine.ts';
import { EmbeddedIndex } from './embedded-index.ts';
import { isDamage, isSoundFile } from './index-damage.ts';
import { indexFiles } from './index-files.ts';
import { IndexWriter } from './index-writer.ts';
import { buildIndex } from './rebuild-file.ts';
import { createIndexFile, readMeta, SCHEMA_VERSION, tuneWriter } from './schema.ts';

/** What answers searches: this thread, or worker threads. */
export interface IndexSearcher extends AsyncDisposable {
  search: (...parameters: Parameters<Engine['search']>) => ReturnType<Engine['search']>;
  walk: (...parameters: Parameters<Engine['walk']>) => ReturnType<Engine['walk']>;
  suggest: (...parameters: Parameters<Engine['suggest']>) => ReturnType<Engine['suggest']>;
  status(): Promise<ReturnType<EmbeddedIndex['status']>>;
}

/** Searches in the calling thread: for the indexer, the command line and tests. */
export function searchHere(directory: string): IndexSearcher {
  const index = new EmbeddedIndex(directory);
  return {
    search: async (query) => index.search(query),
    walk: async (query) => index.walk(query),
    suggest: async (token, limit) => index.suggest(token, limit),
    status: async () => index.status(),
    async [Symbol.asyncDispose]() {
      index[Symbol.dispose]();
    },
  };
}

/** The embedded engine for reading only; writing to it is refused. */
export function readingEngine(searcher: IndexSearcher): Engine {
  const refuse = async (): Promise<never> => {
    throw new TypeError('this engine was opened for reading: only the indexer writes');
  };
  return {
    search: searcher.search,
    walk: searcher.walk,
    suggest: searcher.suggest,
    status: async () => statusOf(await searcher.status()),
    apply: refuse,
    rebuild: refuse,
    forgetNames: refuse,
    [Symbol.asyncDispose]: () => searcher[Symbol.asyncDispose](),
  };
}

/** The embedded engine of the one process that writes. `directory` is made when it is missing. */
export function writingEngine(directory: string): Engine {
  mkdirSync(directory, { recursive: true });
  const files = indexFiles(directory);
  files.removeStrays();
  let writer = openWriter(directory);
  const searcher = searchHere(directory);
  return {
    ...readingEngine(searcher),
    apply: async (batch) => writer.apply(batch),
    async rebuild(documents, seq, version) {
      const file = files.fresh();
      await buildIndex(file, documents, seq, version);
      const old = writer;
      files.turnTo(file);
      writer = openWriter(directory);
      old[Symbol.dispose]();
    },
    forgetNames: async (today) => writer.forgetNames(today),
    isSound: async () => isSoundFile(writer.file),
    async [Symbol.asyncDispose]() {
      await searcher[Symbol.asyncDispose]();
      writer[Symbol.dispose]();
    },
  };
}

function openWriter(directory: string): IndexWriter {
  const files = indexFiles(directory);
  const current = files.current();
  const known = current === null ? null : openKnown(current);
  if (known !== null) return known;
  const file = files.fresh();
  const db = createIndexFile(file);
  files.turnTo(file);
  return new IndexWriter(file, db);
}

/** null: it has other tables, or is damaged: a new one is begun. */
function openKnown(file: string): IndexWriter | null {
  const db = new DatabaseSync(file);
  try {
    tuneWriter(db);
    if (readMeta(db).schema === SCHEMA_VERSION) return new IndexWriter(file, db);
  } catch (error) {
    if (!isDamage(error)) {
      db.close();
      throw error;
    }
  }
  db.close();
  return null;
}

function statusOf(status: ReturnType<EmbeddedIndex['status']>): EngineStatus {
  return {
    engine: 'embedded',
    documents: status?.documents ?? 0,
    seq: status?.meta.seq ?? 0,
    version: status?.meta.version ?? '',
    worn: status !== null && isWorn(status.documents, status.later),
  };
}

/** A fifth of a large index has come since it was built: it is not in sort order, and is searched in another way that costs more. */
const isWorn = (documents: number, later: number): boolean =>
  documents > 20_000 && 5 * later > documents;
