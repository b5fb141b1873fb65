import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SearchDocument } from '../engine.ts';
import { sortKey } from '../sort-key.ts';
import { IndexWriter } from './index-writer.ts';
import { createIndexFile } from './schema.ts';

const DOCUMENTS_PER_TRANSACTION = 20_000;

/**
 * Writes a whole index file. Documents come in any order and may come again, the last one counts; they wait in a file of
 * their own until they can be written in sort order, so memory stays flat.
 */
export async function buildIndex(
  file: string,
  documents: AsyncIterable<readonly SearchDocument[]>,
  seq: number,
  version: string,
): Promise<void> {
  const stageFile = file.replace(/\.sqlite$/, '-stage.sqlite');
  try {
    using writer = new IndexWriter(file, createIndexFile(file));
    const stage = openStage(stageFile);
    try {
      await fillStage(stage, documents);
      let batch: SearchDocument[] = [];
      for (const row of stage.prepare('SELECT body FROM staged ORDER BY orden').iterate()) {
        // Boundary: written by fillStage in this same call.
        batch.push(JSON.parse(String(row.body)) as SearchDocument);
        if (batch.length === DOCUMENTS_PER_TRANSACTION) {
          writer.append(batch);
          batch = [];
        }
      }
      writer.append(batch);
    } finally {
      stage.close();
      rmSync(stageFile, { force: true });
    }
    writer.finishRebuild(seq, version);
  } catch (error) {
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
    throw error;
  }
}

function openStage(file: string): DatabaseSync {
  const stage = new DatabaseSync(file);
  stage.exec(
    `PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;
     CREATE TABLE staged(uid TEXT UNIQUE NOT NULL, orden REAL NOT NULL, body TEXT NOT NULL) STRICT`,
  );
  return stage;
}

async function fillStage(
  stage: DatabaseSync,
  documents: AsyncIterable<readonly SearchDocument[]>,
): Promise<void> {
  const put = stage.prepare('INSERT OR REPLACE INTO staged(uid, orden, body) VALUES (?, ?, ?)');
  for await (const page of documents) {
    stage.exec('BEGIN');
    for (const document of page) put.run(document.id, sortKey(document), JSON.stringify(document));
    stage.exec('COMMIT');
  }
}
