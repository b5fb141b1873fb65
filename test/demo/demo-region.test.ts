import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDemoRegion } from '../../demo/demo-region.ts';

const folder = (): { path: string } & Disposable => {
  const path = mkdtempSync(join(tmpdir(), 'fellesinnsyn-demo-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
};

const open = (dataDirectory: string, entries: number) =>
  openDemoRegion({ dataDirectory, publicUrl: 'http://127.0.0.1:4321', entries, always: false });

test('the journals of a data folder are served once, however many commands use them', async () => {
  using data = folder();
  await using first = await open(data.path, 20);
  await using second = await open(data.path, 20);
  expect(first.server).not.toBeNull();
  expect(second.server).toBeNull();
});

test('a port on which other journals answer is left to them', async () => {
  using one = folder();
  using other = folder();
  await using first = await open(one.path, 20);
  await using second = await open(other.path, 25);
  expect(second.server?.port).not.toBe(first.server?.port);
  expect(readFileSync(second.configFile, 'utf8')).toContain(
    `127.0.0.1:${second.server?.port}/9901/oai`,
  );
});
