import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { expect, test } from 'vitest';
import { packageFolder } from '../../cli/package-folder.ts';
import { archiveFile } from '../../harvester/archive-file.ts';
import { DEMO_CONFIG } from '../../harvester/config/region-file.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { freePort, startBuiltSite, untilAnswers } from '../support/built-site.ts';

const RESTARTS = 3;
const READERS = 4;

test('the site is exchanged under its readers and none of them meets an error', async ({
  skip,
}) => {
  if (spawnSync('systemd-socket-activate', ['--version']).error !== undefined) {
    console.log(
      '*** systemd-socket-activate is not installed: the exchange of the site was not tried',
    );
    skip();
  }
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-restart-'));
  openArchive(archiveFile(folder))[Symbol.dispose]();
  const port = await freePort();
  const keeper = spawn(
    'systemd-socket-activate',
    [
      '-l',
      `127.0.0.1:${port}`,
      ...['FELLESINNSYN_DATA', 'FELLESINNSYN_CONFIG', 'MEILI_URL', 'PATH'].map(
        (name) => `-E${name}`,
      ),
      process.execPath,
      join(packageFolder, 'test/support/exchange-site.ts'),
      join(packageFolder, 'cli/serve-site.ts'),
    ],
    {
      env: {
        ...process.env,
        FELLESINNSYN_DATA: folder,
        FELLESINNSYN_CONFIG: DEMO_CONFIG,
        MEILI_URL: '',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  for (const stream of [keeper.stdout, keeper.stderr])
    createInterface({ input: stream }).on('line', (line) => said.push(line));
  const ended = new Promise<void>((resolve) => keeper.once('close', () => resolve()));
  const tellsOf = (start: string): number => said.filter((line) => line.startsWith(start)).length;
  const until = async (isSo: () => boolean): Promise<void> => {
    for (const patience = AbortSignal.timeout(60_000); !isSo(); ) {
      if (patience.aborted) throw new Error(said.join('\n'));
      await wait(20);
    }
  };
  const agent = new Agent({ connections: READERS, headersTimeout: 60_000 });
  let reading = true;
  let answers = 0;
  const failures: string[] = [];
  const reader = async (): Promise<void> => {
    while (reading)
      try {
        const { statusCode, body } = await request(`http://127.0.0.1:${port}/hjelp`, {
          dispatcher: agent,
        });
        const page = await body.text();
        answers++;
        if (statusCode !== 200 || !page.includes('</html>')) failures.push(`HTTP ${statusCode}`);
      } catch (error) {
        failures.push(String(error));
      }
  };
  try {
    await until(() => tellsOf('Listening') === 1);
    const readers = Array.from({ length: READERS }, reader);
    await until(() => answers > 20);
    for (let n = 1; n <= RESTARTS; n++) {
      const before = answers;
      keeper.stdin.write('again\n');
      await until(() => tellsOf('started') === n + 1);
      await until(() => answers > before + 40);
    }
    reading = false;
    await Promise.all(readers);
    expect(failures).toEqual([]);
    expect(tellsOf('ended 0')).toBe(RESTARTS);
    keeper.stdin.end('end\n');
    await ended;
  } finally {
    reading = false;
    keeper.stdin.end();
    keeper.kill('SIGTERM');
    await agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('told to stop, the site finishes the answer it is giving, takes no new reader, and is gone within ten seconds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-stop-'));
  try {
    openArchive(archiveFile(folder))[Symbol.dispose]();
    const site = startBuiltSite(await freePort(), {
      FELLESINNSYN_DATA: folder,
      FELLESINNSYN_CONFIG: DEMO_CONFIG,
    });
    await untilAnswers(site, '/hjelp', 200);
    const answer = await fetch(`${site.origin}/hjelp`);
    const began = performance.now();
    const [page] = await Promise.all([answer.text(), site[Symbol.asyncDispose]()]);
    expect(answer.status).toBe(200);
    expect(page).toContain('</html>');
    expect(performance.now() - began).toBeLessThan(11_000);
    expect(site.process.exitCode).toBe(0);
    await expect(fetch(`${site.origin}/hjelp`)).rejects.toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
