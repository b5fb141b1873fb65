import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeLeftFolders, temporaryFolder } from '../../../harvester/files/temporary-folder.ts';
import { temporaryFolder as testFolder } from '../../support/noark-run.ts';

let outer: ReturnType<typeof testFolder>;
const before = process.env.TMPDIR;
beforeEach(() => {
  outer = testFolder();
  process.env.TMPDIR = outer.path;
});
afterEach(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  outer[Symbol.dispose]();
});

const MODULE = new URL('../../../harvester/files/temporary-folder.ts', import.meta.url).href;

test('what a process that was killed had fetched is gone at the next start', () => {
  expect(tmpdir()).toBe(outer.path);
  const killed = spawnSync(process.execPath, [
    '--input-type=module',
    '-e',
    `import { temporaryFolder } from '${MODULE}';
     import { writeFileSync } from 'node:fs';
     const { path } = temporaryFolder();
     writeFileSync(path + '/levering', 'HEMMELIG');
     console.log(path);
     process.kill(process.pid, 'SIGKILL');`,
  ]);
  const left = String(killed.stdout).trim();
  expect(existsSync(join(left, 'levering'))).toBe(true);
  removeLeftFolders();
  expect(existsSync(left)).toBe(false);
});

test('folders of living processes, of this one, and all others stay', () => {
  const parent = join(outer.path, `fellesinnsyn-p${process.ppid}-aBc123`);
  const other = join(outer.path, 'fellesinnsyn-p999999999-mine-notater');
  const before = join(outer.path, `fellesinnsyn-p${process.pid}-gAmMel`);
  for (const path of [parent, other, before]) {
    mkdirSync(path);
    writeFileSync(join(path, 'x'), '');
  }
  using mine = temporaryFolder();
  removeLeftFolders();
  expect([parent, other, mine.path, before].map(existsSync)).toEqual([true, true, true, false]);
});

test('disposing deletes', () => {
  let path = '';
  {
    using folder = temporaryFolder();
    ({ path } = folder);
    expect(existsSync(path)).toBe(true);
  }
  expect(existsSync(path)).toBe(false);
});
