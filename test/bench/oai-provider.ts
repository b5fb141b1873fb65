import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configSchema } from '../../harvester/config/config.ts';
import { redirectLog } from '../../harvester/log.ts';
import type { SourceEvent } from '../../harvester/sources/source.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import { createGate } from '../../site/oai/gate.ts';
import { openOai } from '../../site/oai/open-oai.ts';
import { serveOai } from '../../site/oai/serve-oai.ts';
import { KOMMUNE, numbered, ORGANISATION } from '../support/numbered-journal.ts';
import { endpointConfig } from '../support/oai-endpoint.ts';

/**
 * The OAI-PMH provider over loopback, in a process of its own, against the same server giving one constant page. By hand:
 * `node test/bench/oai-provider.ts [records] [archive folder]`, default 1000000; the folder is kept and used again when it is named.
 * Prints records a second in oai_dc, last page against first, p95 of pages of 100 with ten harvesters at once, and memory.
 */
const [size = '1000000', kept] = process.argv.slice(2);
const PER_PAGE = 100;

async function serve(folder: string): Promise<void> {
  redirectLog(() => {});
  const archive = openPublicArchive(join(folder, 'archive.sqlite'));
  const config = configSchema.parse(endpointConfig('http://127.0.0.1'));
  const oai = openOai({
    config,
    archive,
    dataDirectory: folder,
    now: () => new Date(),
    recordsPerPage: Number(process.env.OAI_BENCH_PER_PAGE),
  });
  const gate = createGate({ perClient: 100, overall: 100, lateness: () => 0, latest: 1 });
  let constant: Buffer | null = null;
  const server = createServer(async (incoming, outgoing) => {
    if (incoming.url === '/rss') {
      outgoing.end(String(process.memoryUsage.rss()));
      return;
    }
    if (incoming.url === '/constant') {
      constant ??= oai.answer('verb=ListRecords&metadataPrefix=oai_dc').body;
      outgoing.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': constant.length });
      outgoing.end(constant);
      return;
    }
    const asked = new Request(`http://127.0.0.1${incoming.url}`);
    const response = await serveOai(oai.answer, asked, '127.0.0.1', gate);
    const body = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

function fill(folder: string): void {
  using archive = openArchive(join(folder, 'archive.sqlite'));
  const source = {
    id: 'bindal-oai',
    kind: 'oai-pmh',
    kommunenummer: KOMMUNE,
    organisasjonsnummer: ORGANISATION,
  };
  const run = archive.beginRun(source);
  for (let first = 0; first < Number(size); first += 2000) {
    const events: SourceEvent[] = Array.from({ length: 2000 }, (_, i) => ({
      kind: 'record',
      record: numbered(first + i),
    }));
    archive.commit(run, events);
  }
  archive.finishRun(run, 'ok');
}

async function measure(): Promise<void> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'oai-bench-'));
  if (!existsSync(join(folder, 'archive.sqlite'))) fill(folder);
  // One that was kept may be of the version before.
  openArchive(join(folder, 'archive.sqlite'))[Symbol.dispose]();
  try {
    for (const perPage of [PER_PAGE, 250]) {
      const child = fork(import.meta.filename, {
        env: { ...process.env, OAI_BENCH_FOLDER: folder, OAI_BENCH_PER_PAGE: String(perPage) },
      });
      try {
        const port = await new Promise<number>((resolve) =>
          child.once('message', (given) => resolve(Number(given))),
        );
        await report(port, perPage);
      } finally {
        child.kill();
      }
    }
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 20 });
const get = (port: number, path: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });

interface Harvest {
  readonly ms: readonly number[];
  readonly bytes: number;
  readonly seconds: number;
}

/** Reads a list to its end, or `most` pages of it; the end of each page tells how to go on. */
async function harvest(port: number, most = Infinity): Promise<Harvest> {
  const ms: number[] = [];
  let bytes = 0;
  const started = performance.now();
  let path = '/oai?verb=ListRecords&metadataPrefix=oai_dc';
  for (let page = 0; page < most; page++) {
    const asked = performance.now();
    const body = await get(port, path);
    ms.push(performance.now() - asked);
    bytes += body.length;
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(
      body.subarray(-600).toString('latin1'),
    )?.[1];
    if (token === undefined) break;
    path = `/oai?verb=ListRecords&resumptionToken=${token}`;
  }
  return { ms, bytes, seconds: (performance.now() - started) / 1000 };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
const rss = async (port: number): Promise<number> => Number(await get(port, '/rss')) / 1e6;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function report(port: number, perPage: number): Promise<void> {
  say(`pages of ${perPage}, ${size} records`);
  await harvest(port, 20);
  const constant: number[] = [];
  for (let i = 0; i < 300; i++) {
    const asked = performance.now();
    await get(port, '/constant');
    constant.push(performance.now() - asked);
  }
  const baseline = (perPage * 1000) / quantile(constant, 0.5);
  const before = await rss(port);
  const whole = await harvest(port);
  const rate = Number(size) / whole.seconds;
  const tenth = Math.max(1, Math.floor(whole.ms.length / 10));
  const first = quantile(whole.ms.slice(0, tenth), 0.5);
  const last = quantile(whole.ms.slice(-tenth), 0.5);
  say(
    `  one harvester: ${Math.round(rate)} records/s, ${(whole.bytes / 1e6).toFixed(0)} MB; constant page ${Math.round(baseline)} records/s, ratio ${(rate / baseline).toFixed(2)}`,
  );
  say(
    `  page p50: first tenth ${first.toFixed(2)} ms, last tenth ${last.toFixed(2)} ms, ratio ${(last / first).toFixed(2)}; p95 ${quantile(whole.ms, 0.95).toFixed(1)} ms`,
  );
  say(`  memory: ${before.toFixed(0)} MB before, ${(await rss(port)).toFixed(0)} MB after`);
  const constants = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const ms: number[] = [];
      for (let i = 0; i < 300; i++) {
        const asked = performance.now();
        await get(port, '/constant');
        ms.push(performance.now() - asked);
      }
      return ms;
    }),
  );
  const ten = await Promise.all(Array.from({ length: 10 }, () => harvest(port, 500)));
  const [p95, constant95] = [ten.flatMap(({ ms }) => ms), constants.flat()].map((ms) =>
    quantile(ms, 0.95),
  );
  const together = ten.reduce((sum, { ms }) => sum + ms.length, 0) * perPage;
  say(
    `  ten harvesters at once: p95 ${p95?.toFixed(1)} ms, constant page ${constant95?.toFixed(1)} ms, ratio ${((p95 ?? 0) / (constant95 ?? 1)).toFixed(2)}; ${Math.round(together / Math.max(...ten.map(({ seconds }) => seconds)))} records/s in all`,
  );
  say(`  memory: ${(await rss(port)).toFixed(0)} MB`);
}

if (process.env.OAI_BENCH_FOLDER !== undefined) await serve(process.env.OAI_BENCH_FOLDER);
else await measure();
