import { readdirSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { StoreUnusable } from '../../../harvester/errors.ts';
import { openDesk } from '../../../site/desk/open-desk.ts';
import { reopenedDesk } from '../../../site/desk/reopened-desk.ts';
import { testDesk } from '../../support/test-desk.ts';

const migrations = readdirSync(new URL('../../../site/desk/migrations/', import.meta.url));

test('a new desk is at the newest version, survives a power cut, and only its owner may read it', () => {
  using test = testDesk();
  const { desk, file } = test;
  expect({ ...desk.db.prepare('PRAGMA user_version').get() }).toEqual({
    user_version: migrations.length,
  });
  expect({ ...desk.db.prepare('PRAGMA journal_mode').get() }).toEqual({ journal_mode: 'wal' });
  expect({ ...desk.db.prepare('PRAGMA synchronous').get() }).toEqual({ synchronous: 2 });
  expect({ ...desk.db.prepare('PRAGMA secure_delete').get() }).toEqual({ secure_delete: 1 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('two processes hold the same desk; what one has committed the other reads', () => {
  using test = testDesk();
  using second = openDesk(test.file);
  test.desk.transaction(() => test.desk.db.exec('CREATE TABLE t (x TEXT) STRICT'));
  expect(second.prepare('SELECT count(*) AS n FROM t').get()?.n).toBe(0);
});

test('a transaction that fails leaves nothing', () => {
  using test = testDesk();
  const { desk } = test;
  desk.db.exec('CREATE TABLE t (x TEXT) STRICT');
  expect(() =>
    desk.transaction(() => {
      desk.prepare('INSERT INTO t VALUES (?)').run('half');
      throw new RangeError('stop');
    }),
  ).toThrow(RangeError);
  expect(desk.prepare('SELECT * FROM t').all()).toEqual([]);
});

test('a desk of a newer program is refused and left as it is', () => {
  using test = testDesk();
  test.desk.db.exec('PRAGMA user_version = 999');
  expect(() => openDesk(test.file)).toThrow(StoreUnusable);
  expect({ ...test.desk.db.prepare('PRAGMA user_version').get() }).toEqual({ user_version: 999 });
});

test('a desk that cannot be opened is null, and is there once it can', () => {
  using test = testDesk();
  const blocked = `${test.folder}/blocked`;
  new DatabaseSync(blocked).exec('PRAGMA user_version = 999');
  const desk = reopenedDesk(blocked, {});
  expect(desk()).toBeNull();
  const opened: string[] = [];
  const good = reopenedDesk(`${test.folder}/good`, {}, () => opened.push('opened'));
  using first = good();
  expect(first).not.toBeNull();
  expect(good()).toBe(first);
  expect(opened).toEqual(['opened']);
});
