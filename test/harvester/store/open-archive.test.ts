import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { StoreUnusable } from '../../../harvester/errors.ts';
import { entryId } from '../../../harvester/record/identity.ts';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import { markedText } from '../../../harvester/record/marked-text.ts';
import { screen } from '../../../harvester/record/screening.ts';
import { openArchive } from '../../../harvester/store/open-archive.ts';
import { openPublicArchive } from '../../../harvester/store/open-public-archive.ts';
import { SCHEMA_VERSION } from '../../../harvester/store/schema-version.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { SOURCE, TestArchive } from '../../support/test-archive.ts';

const idOf = (post: Journalpost): string => entryId(post.organisasjonsnummer, post.keys);

test('the version in the program is that of the newest migration', () => {
  const files = readdirSync(new URL('../../../harvester/store/migrations/', import.meta.url));
  const numbers = files.map((name) => Number(name.slice(0, 3))).sort();
  expect(numbers).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1));
});

test('an archive written by a newer program is refused, with what to do', () => {
  using test = new TestArchive();
  test.archive;
  test.close();
  {
    using db = new DatabaseSync(test.file);
    db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
  }
  for (const open of [openArchive, openPublicArchive]) {
    expect(() => open(test.file)).toThrow(StoreUnusable);
    expect(() => open(test.file)).toThrow(/install the newer program/);
  }
});

test('an archive of an older program is brought up to date by the harvester only', () => {
  using test = new TestArchive();
  {
    using db = new DatabaseSync(test.file);
    db.exec('PRAGMA journal_mode = WAL');
  }
  expect(() => openPublicArchive(test.file)).toThrow(/start its harvester once/);
  openArchive(test.file)[Symbol.dispose]();
  openPublicArchive(test.file)[Symbol.dispose]();
});

test('a reader says so when there is no archive yet, and makes none', () => {
  using test = new TestArchive();
  expect(() => openPublicArchive(test.file)).toThrow(/harvest something first/);
  expect(readdirSync(test.folder)).toEqual([]);
});

test('a file that is no archive is left alone', () => {
  using test = new TestArchive();
  writeFileSync(test.file, 'brev fra rådmannen\n'.repeat(100));
  expect(() => openArchive(test.file)).toThrow(/cannot be used as an archive/);
  expect(() => openPublicArchive(test.file)).toThrow(/cannot be read as an archive/);
});

test('while another process writes, the archive says so instead of hanging', () => {
  using test = new TestArchive();
  const run = test.archive.beginRun(SOURCE);
  using other = new DatabaseSync(test.file);
  other.exec('BEGIN IMMEDIATE');
  expect(() => test.archive.commit(run, [])).toThrow(/another process is writing/);
  other.exec('COMMIT');
  expect(test.archive.commit(run, []).changes).toBe(0);
});

test('readers go on while a batch is being written', async () => {
  using test = new TestArchive();
  test.reader;
  const worker = new Worker(
    `const { workerData, parentPort } = require('node:worker_threads');
     const { DatabaseSync } = require('node:sqlite');
     const db = new DatabaseSync(workerData);
     db.exec('BEGIN IMMEDIATE; UPDATE state SET seq = 7');
     parentPort.postMessage('writing');
     parentPort.once('message', () => { db.exec('COMMIT'); db.close(); });`,
    { eval: true, workerData: test.file },
  );
  await once(worker, 'message');
  expect(test.reader.lastSeq()).toBe(0);
  worker.postMessage('end');
  await once(worker, 'exit');
  expect(test.reader.lastSeq()).toBe(7);
});

test('entries of an archive from before screened forms are shown screened, and their raw text stays', () => {
  using test = new TestArchive();
  const raw = numbered(1, { offentligTittel: markedText('Konto 8601.11.17947') });
  test.run([{ kind: 'record', record: raw }]);
  const [shown] = test.reader.entries([idOf(raw)], 'page');
  expect(shown?.offentligTittel).toContain('*****');
  test.close();
  {
    // as schema 1 and 2 kept it
    using db = new DatabaseSync(test.file);
    db.prepare('UPDATE texts SET screened = ?').run(JSON.stringify(screen(raw).record));
    db.exec(
      'DROP TRIGGER entry_turn; DROP TRIGGER title_turn; DROP TRIGGER access_turn; DROP TABLE entry_turns; PRAGMA user_version = 2',
    );
  }
  expect(test.archive.findings({ limit: 1 })).toHaveLength(1);
  expect(test.reader.entries([idOf(raw)], 'page')).toEqual([shown]);
  expect(test.rows('SELECT raw FROM texts')).toEqual([{ raw: JSON.stringify(raw) }]);
  expect(test.rows('PRAGMA user_version')).toEqual([{ user_version: SCHEMA_VERSION }]);
  test.close();
});
