import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyBackup } from '../../../harvester/backup/backup-manifest.ts';
import { backupSchedule } from '../../../harvester/backup/backup-schedule.ts';
import { keptBackups, listBackups, rotateBackups } from '../../../harvester/backup/list-backups.ts';
import { makeBackup } from '../../../harvester/backup/make-backup.ts';
import { restoreBackup } from '../../../harvester/backup/restore-backup.ts';
import { backupConfig } from '../../../harvester/config/backup.ts';
import { BackupUnusable } from '../../../harvester/errors.ts';

let data: string;
let target: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'fellesinnsyn-backup-'));
  target = join(data, 'backup');
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const at = (iso: string) => (): Date => new Date(iso);

/** A store in use: in WAL, its last rows in the log only. */
function store(name: string, rows: number): DatabaseSync {
  const db = new DatabaseSync(join(data, name));
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 3;
    CREATE TABLE IF NOT EXISTS request(n INTEGER PRIMARY KEY, text TEXT)`);
  const put = db.prepare('INSERT INTO request(text) VALUES (?)');
  db.exec('BEGIN');
  for (let n = 0; n < rows; n++) put.run(`krav ${n}`.repeat(50));
  db.exec('COMMIT');
  return db;
}

function rowsOf(file: string): number {
  using db = new DatabaseSync(file, { readOnly: true });
  return Number(db.prepare('SELECT count(*) AS n FROM request').get()?.n);
}

describe('a backup', () => {
  test('is taken while a store is written to, and holds one moment of it, whole', async () => {
    using desk = store('desk.sqlite', 100_000);
    using _archive = store('archive.sqlite', 100);
    const put = desk.prepare('INSERT INTO request(text) VALUES (?)');
    let steps = 0;
    const { folder, manifest } = await makeBackup(
      data,
      target,
      at('2026-11-24T02:40:00Z'),
      (name) => {
        steps++;
        if (name === 'desk.sqlite') put.run('kom midt i kopien');
      },
    );
    expect(steps).toBeGreaterThan(1);
    expect(steps).toBeLessThan(20);
    expect(readdirSync(folder).sort()).toEqual(['archive.sqlite', 'desk.sqlite', 'manifest.json']);
    expect(manifest.files.map(({ schema }) => schema)).toEqual([3, 3]);
    expect(rowsOf(join(folder, 'desk.sqlite'))).toBe(100_000);
    expect(await verifyBackup(folder)).toEqual(manifest);
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(listBackups(target).map(({ at }) => at.toISOString())).toEqual([
      '2026-11-24T02:40:00.000Z',
    ]);
  });

  test('of an empty folder is refused, and leaves nothing', async () => {
    await expect(makeBackup(data, target)).rejects.toThrow(/nothing to back up/);
    expect(listBackups(target)).toEqual([]);
    expect(readdirSync(target)).toEqual([]);
  });

  test('of a damaged store is refused and not kept', async () => {
    store('desk.sqlite', 5_000).close();
    const file = join(data, 'desk.sqlite');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 40_960, 200_000);
    writeFileSync(file, bytes);
    await expect(makeBackup(data, target)).rejects.toThrow();
    expect(listBackups(target)).toEqual([]);
  });

  test('is kept by day, week and month', () => {
    const backups = Array.from({ length: 400 }, (_, n) => ({
      folder: String(n),
      at: new Date(Date.parse('2026-11-24T03:00:00Z') - n * 12 * 3_600_000),
    }));
    const kept = keptBackups(backups, { days: 3, weeks: 2, months: 3 });
    expect(kept.map((one) => one.at.toISOString().slice(0, 10))).toEqual([
      '2026-11-24',
      '2026-11-23',
      '2026-11-22',
      '2026-10-31',
      '2026-09-30',
    ]);
  });

  test('rotation leaves what is not ours alone', async () => {
    using _desk = store('desk.sqlite', 10);
    mkdirSync(join(target, 'notater'), { recursive: true });
    for (const day of ['21', '22', '23', '24'])
      await makeBackup(data, target, at(`2026-11-${day}T02:40:00Z`));
    // One that a power cut ended three days ago, and one that another process is at work on.
    mkdirSync(join(target, '2026-11-21T120000.unfinished'));
    mkdirSync(join(target, '2026-11-24T024500.unfinished'));
    expect(rotateBackups(target, { days: 2, weeks: 0, months: 0 })).toHaveLength(3);
    expect(readdirSync(target).sort()).toEqual([
      '2026-11-23T024000',
      '2026-11-24T024000',
      '2026-11-24T024500.unfinished',
      'notater',
    ]);
  });
});

describe('restoring', () => {
  test('brings back what was copied and keeps what was there', async () => {
    store('desk.sqlite', 1_000).close();
    const { folder } = await makeBackup(data, target, at('2026-11-24T02:40:00Z'));
    store('desk.sqlite', 500).close();
    const { before, manifest } = await restoreBackup(folder, data, at('2026-11-25T09:00:00Z'));
    expect(manifest.at).toBe('2026-11-24T02:40:00.000Z');
    expect(rowsOf(join(data, 'desk.sqlite'))).toBe(1_000);
    expect(rowsOf(join(before ?? '', 'desk.sqlite'))).toBe(1_500);
    expect(existsSync(join(data, 'desk.sqlite.incoming'))).toBe(false);
  });

  test('works in an empty folder and over a damaged store', async () => {
    store('desk.sqlite', 1_000).close();
    const { folder } = await makeBackup(data, target);
    writeFileSync(join(data, 'desk.sqlite'), 'not a database any more');
    await restoreBackup(folder, data);
    expect(rowsOf(join(data, 'desk.sqlite'))).toBe(1_000);
    const empty = join(data, 'another-machine');
    expect((await restoreBackup(folder, empty)).before).toBeNull();
    expect(rowsOf(join(empty, 'desk.sqlite'))).toBe(1_000);
  });

  test('is refused while a process has the store open, and nothing is touched', async () => {
    using desk = store('desk.sqlite', 100);
    const { folder } = await makeBackup(data, target);
    desk.exec("INSERT INTO request(text) VALUES ('etter kopien')");
    await expect(restoreBackup(folder, data)).rejects.toThrow(/in use: stop the site/);
    expect(rowsOf(join(data, 'desk.sqlite'))).toBe(101);
  });

  test('of a copy that has changed by one byte is refused, and nothing is touched', async () => {
    store('desk.sqlite', 100).close();
    const { folder } = await makeBackup(data, target);
    const copy = join(folder, 'desk.sqlite');
    const bytes = readFileSync(copy);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(copy, bytes);
    store('desk.sqlite', 1).close();
    await expect(restoreBackup(folder, data)).rejects.toThrow(BackupUnusable);
    expect(rowsOf(join(data, 'desk.sqlite'))).toBe(101);
    await expect(restoreBackup(join(target, 'none'), data)).rejects.toThrow(
      /not a finished backup/,
    );
  });
});

describe('the schedule', () => {
  test('makes a copy at once when there is none, then one each night, also after a stop', async () => {
    using _desk = store('desk.sqlite', 10);
    let now = '2026-11-24T12:00:00Z';
    const config = backupConfig.parse({ folder: 'backup' });
    const schedule = () => backupSchedule(data, config, () => new Date(now));
    const copies = async (from: ReturnType<typeof schedule>): Promise<number> => {
      from.tick();
      from.tick();
      await from.settled();
      return listBackups(target).length;
    };
    const first = schedule();
    expect(await copies(first)).toBe(1);
    now = '2026-11-25T02:39:00Z';
    expect(await copies(first)).toBe(1);
    now = '2026-11-25T02:40:00Z';
    expect(await copies(first)).toBe(2);
    // Down over a night.
    now = '2026-11-26T10:00:00Z';
    expect(await copies(schedule())).toBe(3);
  });

  test('a copy that fails is told and tried again after an hour, and none is made when told so', async () => {
    let now = '2026-11-24T12:00:00Z';
    const config = backupConfig.parse({});
    const schedule = backupSchedule(data, config, () => new Date(now));
    const tick = async (): Promise<number> => {
      schedule.tick();
      await schedule.settled();
      return listBackups(target).length;
    };
    expect(await tick()).toBe(0);
    using _desk = store('desk.sqlite', 10);
    now = '2026-11-24T12:59:00Z';
    expect(await tick()).toBe(0);
    now = '2026-11-24T13:00:01Z';
    expect(await tick()).toBe(1);
    const off = backupSchedule(data, { ...config, schedule: null }, () => new Date('2027-01-01'));
    off.tick();
    await off.settled();
    expect(listBackups(target)).toHaveLength(1);
  });
});
