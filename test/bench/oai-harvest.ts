import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { Municipality, SourceConfig } from '../../harvester/config/config.ts';
import { harvest, type RunSummary } from '../../harvester/harvest.ts';
import { HARVESTER_FLAGS } from '../../harvester/memory-flags.ts';
import { createHttpClient } from '../../harvester/network/http-client.ts';
import { oaiPmh } from '../../harvester/sources/oai-pmh/oai-pmh.ts';
import { entryReader } from '../../harvester/sources/oai-pmh/read-entry.ts';
import { readPage } from '../../harvester/sources/oai-pmh/read-page.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import type { HttpClient, SourceContext } from '../../harvester/sources/source.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { decodeText } from '../../harvester/xml/decode-text.ts';

/**
 * Harvest from a server in another process, stage by stage: `node test/bench/oai-harvest.ts [records] [stage]`.
 * Prints records per second, the ratio to fetch-only of the same run, processor time of the harvesting process per record, and
 * its peak memory. Each stage runs in a process of its own, so that the peak is its own.
 */
const count = Number(process.argv[2] ?? '100000');
const only = process.argv[3];
const PER_PAGE = 100;
const LONGEST = 10_000_000;
const TOKEN = /<resumptionToken[^>]*>([^<]*)</;

const municipality: Municipality = {
  number: '1811',
  name: { nb: 'Bindal' },
  organisationNumber: '964983380',
  requestEmail: 'post@example.no',
  orderXmlVersion: 1,
};

async function startServer(): Promise<{ port: string; stop: () => void }> {
  const child = spawn(
    process.execPath,
    [resolve(import.meta.dirname, 'oai-pages-server.ts'), String(count)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { promise, resolve: started } = Promise.withResolvers<string>();
  child.stdout.once('data', (data) => started(String(data).trim()));
  return { port: await promise, stop: () => child.kill() };
}

const httpFor = (port: string): HttpClient =>
  createHttpClient({
    userAgent: 'Fellesinnsyn-bench',
    from: 'post@example.no',
    allowPrivateHosts: [`127.0.0.1:${port}`],
  });

const contextFor = (port: string): SourceContext => ({
  sourceId: 'bench',
  kommunenummer: municipality.number,
  organisasjonsnummer: municipality.organisationNumber,
  http: httpFor(port),
  now: () => new Date(),
  random: Math.random,
  sleep: async () => {},
  signal: new AbortController().signal,
});

/** Fetches all pages, and hands each body to `use`, which returns the number of records. */
async function overPages(port: string, use: (body: Uint8Array) => number): Promise<number> {
  const http = httpFor(port);
  let seen = 0;
  for (let token = ''; ; ) {
    const query = token === '' ? 'metadataPrefix=oai_dc' : `resumptionToken=${token}`;
    const { body } = await http.request({
      url: `http://127.0.0.1:${port}/oai?verb=ListRecords&${query}`,
      maxBytes: 8_388_608,
    });
    seen += use(body);
    const tail = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    token = TOKEN.exec(tail.toString('latin1', body.length - 300))?.[1] ?? '';
    if (token === '') return seen;
  }
}

const fast = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
});

const settingsFor = (port: string): Record<string, unknown> => ({
  url: `http://127.0.0.1:${port}/oai`,
  delayMs: 0,
});

async function intoArchive(port: string, file: string, inThread: boolean): Promise<RunSummary> {
  using archive = openArchive(file);
  const source: SourceConfig = {
    id: 'bench',
    name: 'Bench',
    municipality: municipality.number,
    kind: 'oai-pmh',
    enabled: true,
    consent: 'bench',
    schedule: '20 5 * * *',
    settings: settingsFor(port),
  };
  const summary = await harvest({
    archive,
    source,
    municipality,
    kinds: sourceKinds,
    http: httpFor(port),
    writerThread: inThread,
  });
  if (summary.outcome !== 'ok') throw new Error(JSON.stringify(summary));
  return summary;
}

const whole =
  (inThread: boolean) =>
  async (port: string, file: string): Promise<number> => {
    const { counts } = await intoArchive(port, file, inThread);
    return counts.created;
  };

type Stage = (port: string, file: string) => Promise<number>;

const stages: Readonly<Record<string, Stage>> = {
  'fetch only': (port) => overPages(port, () => PER_PAGE),
  'fetch + parse (saxes)': (port) =>
    overPages(port, (body) => readPage(decodeText(body).text, LONGEST).items.length),
  'fetch + parse (fast-xml-parser)': (port) =>
    overPages(port, (body) => {
      fast.parse(decodeText(body).text);
      return PER_PAGE;
    }),
  'fetch + parse + map': (port) => {
    const read = entryReader({});
    const context = { ...contextFor(port), now: new Date() };
    return overPages(port, (body) => {
      const { items } = readPage(decodeText(body).text, LONGEST);
      return items.filter((item) => read(item, () => '', context).kind === 'record').length;
    });
  },
  'the source, events thrown away': async (port) => {
    const settings = oaiPmh.settings.parse(settingsFor(port));
    let records = 0;
    for await (const event of oaiPmh.harvest(settings, null, contextFor(port)))
      if (event.kind === 'record') records++;
    return records;
  },
  'harvest into the archive': whole(false),
  'the same, written in a thread': whole(true),
};

interface Figures {
  readonly rate: number;
  /** Peak, MB. */
  readonly rss: number;
  /** Processor time of this process per record; the server's is not in it. */
  readonly micros: number;
  /** As much of it as the thread that reads used; the rest is the thread that writes and the garbage collector's. */
  readonly reading: number;
}

async function runStage(name: string): Promise<void> {
  const stage = stages[name];
  if (stage === undefined)
    throw new RangeError(`no stage "${name}": ${Object.keys(stages).join(' | ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-bench-'));
  const { port, stop } = await startServer();
  try {
    const began = performance.now();
    const cpuBefore = process.cpuUsage();
    const readingBefore = process.threadCpuUsage();
    const records = await stage(port, join(folder, 'archive.sqlite'));
    const seconds = (performance.now() - began) / 1000;
    const cpu = process.cpuUsage(cpuBefore);
    const reading = process.threadCpuUsage(readingBefore);
    if (records < count) throw new Error(`${name}: ${records} of ${count} records`);
    const figures: Figures = {
      rate: Math.round(records / seconds),
      rss: Math.round(process.resourceUsage().maxRSS / 1024),
      micros: (cpu.user + cpu.system) / records,
      reading: (reading.user + reading.system) / records,
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    stop();
    rmSync(folder, { recursive: true });
  }
  process.exit(0);
}

async function runAll(): Promise<void> {
  let floor = 0;
  process.stdout.write(`${count} records, ${PER_PAGE} a page, server in another process\n`);
  for (const name of Object.keys(stages)) {
    const arguments_ = [...HARVESTER_FLAGS, import.meta.filename, String(count), name];
    const child = spawn(process.execPath, arguments_, {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    child.stdout.on('data', (data) => {
      text += String(data);
    });
    await new Promise((done) => child.once('close', done));
    const { rate, rss, micros, reading } = JSON.parse(text) as Figures;
    floor ||= rate;
    process.stdout.write(
      `${name.padEnd(32)} ${String(rate).padStart(7)} records/s  ${(rate / floor).toFixed(2)} of fetch only  ${micros.toFixed(1).padStart(6)} µs CPU, ${reading.toFixed(1)} of it reading  peak ${rss} MB\n`,
    );
  }
}

await (only === undefined ? runAll() : runStage(only));
