import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHeartbeat, removeHeartbeat, writeHeartbeat } from '../../harvester/heartbeat.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/run-cli.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

const beat = { pid: 7, started: '2026-06-01T05:00:00.000Z', at: '2026-06-01T12:00:00.000Z' };

test('a scheduler that beats is seen, for as long as the beat is fresh', () => {
  writeHeartbeat(folder.path, beat);
  expect(readHeartbeat(folder.path, new Date('2026-06-01T12:01:00Z'))).toEqual(beat);
  expect(readHeartbeat(folder.path, new Date('2026-06-01T12:05:00Z'))).toBeNull();
});

test('one that has stopped, or never was, is not', () => {
  const now = new Date(beat.at);
  expect(readHeartbeat(folder.path, now)).toBeNull();
  writeHeartbeat(folder.path, beat);
  removeHeartbeat(folder.path);
  expect(readHeartbeat(folder.path, now)).toBeNull();
});

test('a damaged beat counts as none', () => {
  for (const text of ['', '{"pid":', '{"pid":"x"}']) {
    writeFileSync(join(folder.path, 'harvester.json'), text);
    expect(readHeartbeat(folder.path, new Date(beat.at))).toBeNull();
  }
});
