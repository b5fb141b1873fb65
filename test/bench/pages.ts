/**
 * Pages a second over a region of generated entries:
 *
 *     npx node test/bench/pages.ts [entries, default 100000] [seconds per page, default 8]
 *
 * Server and load are separate processes on the same machine. Results are asked for with the mixed searches of
 * mixed-searches.ts, entries with a thousand ids in turn. Prints requests a second, p50 and p95 in milliseconds, and the ratio
 * to a plain node:http server that answers a constant text of the same size, measured in the same run. The bars are for
 * 1,000,000 entries: results at least 250 a second with p95 at most 120 ms, entries at least 800 a second.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { permanentHref } from '../../site/links.ts';
import { searchQuery } from '../../site/search/search-query.ts';
import { freePort, startBuiltSite, untilHealthy } from '../support/built-site.ts';
import { generateRegion } from './generated-region.ts';
import { mixedSearches } from './mixed-searches.ts';

const entries = Number(process.argv[2] ?? '100000');
const seconds = Number(process.argv[3] ?? '8');
const CONNECTIONS = 20;

const FLOOR = `
  const { createServer } = require('node:http');
  const text = 'x'.repeat(Number(process.argv[1]));
  const server = createServer((_, response) => response.end(text));
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

async function floor(bytes: number): Promise<{ origin: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['-e', FLOOR, String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  return { origin: `http://127.0.0.1:${String(port).trim()}`, process: child };
}

/** Processor seconds a process has used, of all its threads; null: this system does not tell. */
function cpuOf({ pid }: ChildProcess): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly bytes: number;
  /** Processor milliseconds of the server per answer. */
  readonly cpu: number | null;
}

async function measure(urls: readonly string[], server: ChildProcess): Promise<Measured> {
  const agent = new Agent({ connections: CONNECTIONS });
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const before = cpuOf(server);
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1_000) {
      const url = urls[next++ % urls.length] ?? '';
      const sent = performance.now();
      const answer = await request(url, { dispatcher: agent });
      bytes += (await answer.body.arrayBuffer()).byteLength;
      times.push(performance.now() - sent);
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const took = (performance.now() - began) / 1_000;
  const after = cpuOf(server);
  await agent.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return {
    perSecond: times.length / took,
    p50: at(0.5),
    p95: at(0.95),
    bytes: bytes / times.length,
    cpu: before === null || after === null ? null : ((after - before) * 1_000) / times.length,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-bench-'));
try {
  const port = await freePort();
  const { configFile, ids } = await generateRegion(folder, entries, `http://127.0.0.1:${port}`);
  await using site = startBuiltSite(port, {
    FELLESINNSYN_DATA: folder,
    FELLESINNSYN_CONFIG: configFile,
  });
  await untilHealthy(site);
  const searches = mixedSearches().map(({ text, filters, sort, offset }) => {
    const page = Math.floor(offset / 20) + 1;
    return site.origin + searchQuery({ text, filters, sort, page }).href(permanentHref);
  });
  // A page beyond the last is answered with a redirect, which is not what is measured.
  const asked: string[] = [];
  for (const url of searches) {
    const { statusCode, body } = await request(url);
    await body.dump();
    if (statusCode === 200) asked.push(url);
  }
  const pages: readonly (readonly [string, readonly string[]])[] = [
    ['results, mixed searches', asked],
    ['entries', ids.map((id) => `${site.origin}/post/${id}`)],
    ['about', [`${site.origin}/om`]],
  ];
  console.log(`${entries} entries, ${CONNECTIONS} connections, ${seconds} s each`);
  for (const [name, urls] of pages) {
    const page = await measure(urls, site.process);
    const base = await floor(Math.round(page.bytes));
    const constant = await measure([base.origin], base.process);
    base.process.kill();
    console.log(
      `${name.padEnd(24)} ${page.perSecond.toFixed(0).padStart(6)} req/s  p50 ${page.p50.toFixed(1)} ms  p95 ${page.p95.toFixed(1)} ms  ${(page.bytes / 1_000).toFixed(0)} kB  server ${page.cpu?.toFixed(2) ?? '?'} ms of processor each  node:http constant ${constant.perSecond.toFixed(0)} req/s, ratio ${(constant.perSecond / page.perSecond).toFixed(1)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
