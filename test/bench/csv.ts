import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageFolder } from '../../cli/package-folder.ts';
import { buildSite, siteIsStale } from '../../cli/start/build-site.ts';
import { freePort, startBuiltSite, untilHealthy } from '../support/built-site.ts';
import { generateRegion } from './generated-region.ts';

/**
 * Memory of the server while it writes one CSV of a whole journal: `node test/bench/csv.ts [entries]`. Prints rows, seconds and the
 * server's resident memory against that before the first file (1.00 is flat): for a tenth of the rows, a fourth, all of them to
 * a quick reader, and to one who takes 200 kB and rests.
 */
const entries = Number(process.argv[2] ?? '100000');

if (siteIsStale(packageFolder)) await buildSite(packageFolder);
const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-csv-'));
try {
  const port = await freePort();
  const { configFile } = await generateRegion(folder, entries, `http://127.0.0.1:${port}`);
  await using site = startBuiltSite(port, {
    FELLESINNSYN_DATA: folder,
    FELLESINNSYN_CONFIG: configFile,
  });
  await untilHealthy(site);
  const residentMb = (): number => {
    const status = readFileSync(`/proc/${site.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  };
  await (await fetch(`${site.origin}/sok?q=naust`)).text();
  await read('/sok.csv?antall=1000', 0);
  const before = residentMb();
  for (const [name, path, rest] of [
    ['a tenth', `/sok.csv?antall=${entries / 10}`, 0],
    ['a fourth', `/sok.csv?antall=${entries / 4}`, 0],
    ['all, quick reader', '/sok.csv', 0],
    ['all, slow reader', '/sok.csv', 15],
  ] as const) {
    const { rows, seconds, peak, bytes } = await read(path, rest);
    console.log(
      `${name.padEnd(18)} ${rows} rows  ${(bytes / 1e6).toFixed(1)} MB  ${seconds.toFixed(1)} s  ${(rows / seconds).toFixed(0)} rows/s  peak ${peak.toFixed(0)} MB  peak ÷ before = ${(peak / before).toFixed(2)}`,
    );
  }

  /** Reads a file, resting `restMs` after each 200 kB; the highest resident memory of the server meanwhile. */
  async function read(path: string, restMs: number) {
    const began = performance.now();
    const answer = await fetch(site.origin + path, { headers: { 'Accept-Encoding': 'identity' } });
    let [rows, bytes, since, peak] = [-1, 0, 0, residentMb()];
    for await (const chunk of answer.body ?? []) {
      for (const byte of chunk) if (byte === 10) rows++;
      bytes += chunk.length;
      since += chunk.length;
      if (since < 200_000) continue;
      since = 0;
      peak = Math.max(peak, residentMb());
      if (restMs > 0) await wait(restMs);
    }
    return { rows, bytes, peak, seconds: (performance.now() - began) / 1000 };
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
