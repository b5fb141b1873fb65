import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'undici';
import { startDemoSite } from '../support/demo-site.ts';

/**
 * Pages a second, over the demo region: `node test/bench/pages.ts [entries per municipality] [seconds per page]`.
 * Server and load are separate processes. Prints requests a second, p50 and p95 in milliseconds, and the ratio to a plain
 * node:http server that answers a constant text of the same size, measured in the same run.
 */
const entries = Number(process.argv[2] ?? '2200');
const seconds = Number(process.argv[3] ?? '5');
const CONNECTIONS = 20;

const FLOOR = `
  const { createServer } = require('node:http');
  const text = 'x'.repeat(Number(process.argv[1]));
  const server = createServer((_, response) => response.end(text));
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

async function floor(bytes: number): Promise<{ origin: string; stop: () => void }> {
  const child = spawn(process.execPath, ['-e', FLOOR, String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  return { origin: `http://127.0.0.1:${String(port).trim()}`, stop: () => child.kill() };
}

interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly bytes: number;
}

async function measure(url: string): Promise<Measured> {
  const agent = new Agent({ connections: CONNECTIONS });
  const times: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      const sent = performance.now();
      const answer = await request(url, { dispatcher: agent });
      bytes = (await answer.body.arrayBuffer()).byteLength;
      times.push(performance.now() - sent);
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const took = (performance.now() - began) / 1000;
  await agent.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95), bytes };
}

await using demo = await startDemoSite(entries);
const { origin, ids, caseWithGaps } = demo.site;
const paths = [
  '/om',
  '/',
  `/post/${ids.readable}`,
  `/sak/${caseWithGaps}`,
  '/kommune/nordskjaer',
  '/sok',
  '/sok?q=s%C3%B8knad',
  '/sok?q=skole&kommune=9901&lesbar=ja',
];
for (const path of paths) {
  const page = await measure(origin + path);
  const base = await floor(page.bytes);
  const constant = await measure(base.origin);
  base.stop();
  const ratio = (constant.perSecond / page.perSecond).toFixed(1);
  console.log(
    `${path.slice(0, 40).padEnd(40)} ${page.perSecond.toFixed(0).padStart(6)} req/s  p50 ${page.p50.toFixed(1)} ms  p95 ${page.p95.toFixed(1)} ms  ${(page.bytes / 1000).toFixed(0)} kB  node:http constant ÷ page = ${ratio}`,
  );
}
