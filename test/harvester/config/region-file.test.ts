import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { regionFile } from '../../../harvester/config/region-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/run-cli.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

const found = (configFile: string | null) =>
  regionFile({ configFile, dataDirectory: join(folder.path, 'data') }, folder.path);

test('the file that is named counts, also when it is not there', () => {
  writeFileSync(join(folder.path, 'fellesinnsyn.yaml'), '');
  expect(found('min.yaml')).toEqual({ file: join(folder.path, 'min.yaml'), demo: false });
});

test('else fellesinnsyn.yaml in the working folder', () => {
  writeFileSync(join(folder.path, 'fellesinnsyn.yaml'), '');
  expect(found(null)).toEqual({ file: join(folder.path, 'fellesinnsyn.yaml'), demo: false });
});

test('else the demo region: its copy in the data folder, or as it is delivered', () => {
  expect(found(null)).toEqual({ file: resolve('config/demo.yaml'), demo: true });
  mkdirSync(join(folder.path, 'data'));
  writeFileSync(join(folder.path, 'data/demo.yaml'), '');
  expect(found(null)).toEqual({ file: join(folder.path, 'data/demo.yaml'), demo: true });
});
