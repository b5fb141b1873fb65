import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDemoRegion } from '../../demo/demo-region.ts';
import { archiveFile } from '../../harvester/archive-file.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { HARVESTER_FLAGS } from '../../harvester/memory-flags.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import type { StoredRun } from '../../harvester/store/runs.ts';
import { openDesk } from '../../site/desk/open-desk.ts';
import { insertAccount } from '../../site/desk/staff/accounts.ts';
import { askHarvester } from '../../site/desk/staff/wishes.ts';
import { temporaryFolder } from '../support/run-cli.ts';

const SOURCE = 'nordskjaer-journal';
const PATIENCE_MS = 60_000;

test('the harvester at work carries out what was asked in the staff room within seconds, long before its schedule', async () => {
  using folder = temporaryFolder();
  await using demo = await openDemoRegion({
    dataDirectory: folder.path,
    publicUrl: 'http://127.0.0.1:1',
    entries: 20,
    always: true,
  });
  const region = join(folder.path, 'region.yaml');
  writeFileSync(
    region,
    readFileSync(demo.configFile, 'utf8').replaceAll(
      'schedule: "* * * * *"',
      'schedule: "0 3 1 1 *"',
    ),
  );
  using archive = openArchive(archiveFile(folder.path));
  using desk = openDesk(deskFile(folder.path));
  const by = desk.transaction(() => insertAccount(desk, 'a@b.example', 'A')).id;
  const harvester = spawn(process.execPath, [...HARVESTER_FLAGS, resolve('harvester/main.ts')], {
    env: { ...process.env, FELLESINNSYN_DATA: folder.path, FELLESINNSYN_CONFIG: region },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((done) => harvester.once('close', () => done()));
  const untilRun = async (isIt: (run: StoredRun) => boolean): Promise<StoredRun> => {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    while (!patience.aborted) {
      const found = archive.runs(SOURCE, 20).find((run) => run.ended !== null && isIt(run));
      if (found) return found;
      await wait(100);
    }
    throw new Error(`no such run: ${JSON.stringify(archive.runs(SOURCE, 20))}`);
  };
  try {
    const first = await untilRun(({ purpose }) => purpose === 'harvest');
    // The wish must be of a later second than the run.
    while (Date.now() < Date.parse(first.started) + 1_000) await wait(50);
    const ask = (kind: 'pause' | 'harvest') =>
      askHarvester(desk, { source: SOURCE, kommunenummer: '9901', kind, by });
    ask('pause');
    ask('harvest');
    const second = await untilRun(({ purpose, run }) => purpose === 'harvest' && run > first.run);
    expect(second.outcome).toBe('ok');
    askHarvester(desk, { source: SOURCE, kommunenummer: '9901', kind: 'retry', reject: 1, by });
    expect((await untilRun(({ purpose }) => purpose === 'retry')).outcome).toBe('ok');
  } finally {
    harvester.kill('SIGTERM');
    await ended;
  }
}, 180_000);
