import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { createHttpClient } from '../../harvester/network/http-client.ts';
import { oaiPmh } from '../../harvester/sources/oai-pmh/oai-pmh.ts';
import { entryReader } from '../../harvester/sources/oai-pmh/read-entry.ts';
import { readPage } from '../../harvester/sources/oai-pmh/read-page.ts';
import type { SourceContext } from '../../harvester/sources/source.ts';
import { decodeText } from '../../harvester/xml/decode-text.ts';

/**
 * Harvest from a server in another process, stage by stage: `node test/bench/oai-harvest.ts [records] [stage]`.
 * Prints records per second, the ratio to fetch-only of the same run, and the peak memory of this process. Each stage runs
 * in a process of its own, so that the peak is its own.
 */
const count = Number(process.argv[2] ?? '100000');
const only = process.argv[3];
const TOKEN = /<resumptionToken[^>]*>([^<]*)</;

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

function contextFor(port: string): SourceContext {
  const http = createHttpClient({
    userAgent: 'Fellesinnsyn-bench',
    from: 'post@example.no',
    allowPrivateHosts: [`127.0.0.1:${port}`],
  });
  return {
    sourceId: 'bench',
    kommunenummer: '1811',
    organisasjonsnummer: '964983380',
    http,
    now: () => new Date(),
    random: Math.random,
    sleep: async () => {},
    signal: new AbortController().signal,
  };
}

/** Fetches all pages, and hands each body to `use`, which returns the number of records. */
async function overPages(port: string, use: (body: Uint8Array) => number): Promise<number> {
  const { http } = contextFor(port);
  let seen = 0;
  for (let token = ''; ; ) {
    const query = token === '' ? 'metadataPrefix=oai_dc' : `resumptionToken=${token}`;
    const { body } = await http.request({
      url: `http://127.0.0.1:${port}/oai?verb=ListRecords&${query}`,
      maxBytes: 8_388_608,
    });
    seen += use(body);
    const tail = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString(
      'latin1',
      body.length - 300,
    );
    token = TOKEN.exec(tail)?.[1] ?? '';
    if (token === '') return seen;
  }
}

const perPage = (body: Uint8Array): number => Math.min(100, body.length);
const fast = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
});

const stages: Readonly<Record<string, (port: string) => Promise<number>>> = {
  'fetch only': (port) => overPages(port, perPage),
  'fetch + parse (saxes)': (port) =>
    overPages(port, (body) => readPage(decodeText(body).text, 10_000_000).items.length),
  'fetch + parse (fast-xml-parser)': (port) =>
    overPages(port, (body) => {
      fast.parse(decodeText(body).text);
      return perPage(body);
    }),
  'fetch + parse + map': (port) => {
    const read = entryReader({});
    const context = { ...contextFor(port), now: new Date() };
    return overPages(port, (body) => {
      const page = readPage(decodeText(body).text, 10_000_000);
      let records = 0;
      for (const item of page.items) if (read(item, () => '', context).kind === 'record') records++;
      return records;
    });
  },
  'the source, events thrown away': async (port) => {
    const settings = oaiPmh.settings.parse({ url: `http://127.0.0.1:${port}/oai`, delayMs: 0 });
    let records = 0;
    for await (const event of oaiPmh.harvest(settings, null, contextFor(port)))
      if (event.kind === 'record') records++;
    return records;
  },
};

async function runStage(name: string): Promise<void> {
  const stage = stages[name];
  if (stage === undefined) throw new RangeError(`no stage "${name}"`);
  const { port, stop } = await startServer();
  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  const records = await stage(port);
  const seconds = (performance.now() - began) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  stop();
  if (records < count) throw new Error(`${name}: ${records} of ${count} records`);
  const rss = process.resourceUsage().maxRSS / 1024;
  const micros = (cpu.user + cpu.system) / records;
  process.stdout.write(
    `${JSON.stringify({ rate: Math.round(records / seconds), rss: Math.round(rss), micros })}\n`,
  );
  process.exit(0);
}

interface Figures {
  readonly rate: number;
  readonly rss: number;
  /** Processor time of this process per record; the server's is not in it. */
  readonly micros: number;
}

async function runAll(): Promise<void> {
  let floor = 0;
  process.stdout.write(`${count} records, 100 a page, server in another process\n`);
  for (const name of Object.keys(stages)) {
    const child = spawn(process.execPath, [import.meta.filename, String(count), name], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (data) => {
      text += String(data);
    });
    await new Promise((done) => child.once('close', done));
    const { rate, rss, micros } = JSON.parse(text) as Figures;
    floor ||= rate;
    process.stdout.write(
      `${name.padEnd(34)} ${String(rate).padStart(7)} records/s  ${(rate / floor).toFixed(2)} of fetch only  ${micros.toFixed(1).padStart(6)} µs CPU  peak ${rss} MB\n`,
    );
  }
}

await (only === undefined ? runAll() : runStage(only));
