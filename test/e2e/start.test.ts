import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCli, temporaryFolder } from '../support/run-cli.ts';

/** `fellesinnsyn start` on a machine where nothing is configured, as its reader sees it. */
describe('start, with nothing configured', () => {
  const folder = temporaryFolder();
  const said: string[] = [];
  let program: ChildProcess;
  let wake = (): void => {};
  let address = '';

  async function until(pattern: RegExp): Promise<string> {
    for (;;) {
      const line = said.find((one) => pattern.test(one));
      if (line !== undefined) return line;
      if (program.exitCode !== null) throw new Error(`start ended: ${said.join('\n')}`);
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  }

  beforeAll(async () => {
    program = spawn(
      process.execPath,
      [resolve('cli/fellesinnsyn.ts'), 'start', '--port', '0', '--entries', '300', '--data', '.'],
      {
        cwd: folder.path,
        env: { PATH: process.env.PATH },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    for (const stream of [program.stdout, program.stderr])
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line);
          wake();
        });
    program.once('close', () => wake());
    address = /http:\S+/.exec(await until(/The pages are up\./))?.[0] ?? '';
    await until(/Everything is searchable/);
  });

  afterAll(() => {
    program.kill('SIGKILL');
    folder[Symbol.dispose]();
  });

  const page = async (path: string): Promise<string> => (await fetch(`${address}${path}`)).text();

  test('says what it does, how long it took and where to click', () => {
    const text = said.filter((line) => !line.startsWith('{')).join('\n');
    expect(text).toMatch(/^Fellesinnsyn: Demoregionen, where everything is invented\n/);
    expect(text).toMatch(/\d+\.\d s {2}nordskjaer-journal: \d{3} entries/);
    expect(text).toMatch(/Everything is searchable: \d+ entries\./);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('serves what the three invented municipalities publish, marked as demo', async () => {
    const home = await page('/');
    for (const name of ['Nordskjær', 'Eikedal', 'Storvåg']) expect(home).toContain(name);
    expect(home).toMatch(/demo/i);
    expect(await page('/sok?q=søknad')).toMatch(/Søknad/);
  });

  test('status tells that the scheduler runs, and a second start is refused', async () => {
    const status = await runCli(['status', '--data', '.'], { folder: folder.path });
    expect(status).toMatchObject({ code: 0, err: '' });
    expect(status.out).toMatch(/Scheduler +running since 20/);
    const second = await runCli(['start', '--port', '0', '--data', '.'], { folder: folder.path });
    expect(second.code).toBe(5);
    expect(second.err).toContain('Fellesinnsyn is running already with the data in');
  });

  test('starts the harvester again when something kills it', async () => {
    const heart = z.object({ pid: z.number() });
    const pid = (): number =>
      heart.parse(JSON.parse(readFileSync(join(folder.path, 'harvester.json'), 'utf8'))).pid;
    const before = pid();
    process.kill(before, 'SIGKILL');
    await until(/The harvester ended \(SIGKILL\); it is started again in 1\.0 s\./);
    await expect.poll(pid, { timeout: 30_000 }).not.toBe(before);
    expect((await fetch(address)).status).toBe(200);
  });

  test('ends well when asked to, and takes its processes with it', async () => {
    const ended = new Promise<number | null>((done) => program.once('close', done));
    program.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said.at(-1)).toMatch(/Stopped\.$/);
    await expect(fetch(address)).rejects.toThrow();
    const status = await runCli(['status', '--data', '.'], { folder: folder.path });
    expect(status.out).toMatch(/Scheduler +not running/);
  });
});
