/**
 * Searches of the embedded index while another process writes to it:
 *
 *     npx node test/bench/search-while-writing.ts 1000000
 *
 * Builds an index of so many entries, then runs the mixed searches in a process of their own, first alone, then while this
 * one replaces entries as fast as it can, 500 to a transaction, for as long as the searches last. Prints p50 and p95 of both
 * (processor time and time on the clock), their ratio, replacements a second, and the largest size of the log.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { searchDocument } from '../../indexer/document.ts';
import { writingEngine } from '../../indexer/embedded/embedded-engine.ts';
import { EmbeddedIndex } from '../../indexer/embedded/embedded-index.ts';
import { engineQuery, mixedSearches } from './mixed-searches.ts';
import { generatedViews, PLACES } from './search-corpus.ts';

const BATCH = 500;
const [countGiven, readFrom] = process.argv.slice(2);
const count = Number(countGiven ?? '100000');
const analysis = createAnalysis(PLACES);

interface Times {
  readonly cpu: readonly number[];
  readonly clock: readonly number[];
}

/** The other process: every search once, its times on standard output. */
function search(directory: string): void {
  using index = new EmbeddedIndex(directory, { cacheBytes: 0 });
  const queries = mixedSearches().map((mixed) => engineQuery(mixed, analysis));
  index.status();
  const times = { cpu: [] as number[], clock: [] as number[] };
  for (const query of queries) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    index.search(query);
    const { user, system } = process.cpuUsage(before);
    times.clock.push(performance.now() - start);
    times.cpu.push((user + system) / 1_000);
  }
  process.stdout.write(JSON.stringify(times));
}

async function searchesOf(directory: string, meanwhile: () => Promise<boolean>): Promise<Times> {
  const child = spawn(process.execPath, [import.meta.filename, String(count), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  let running = true;
  const ended = once(child, 'close').then(() => {
    running = false;
  });
  while (running && (await meanwhile()));
  await ended;
  // Boundary: written by search() in this file.
  return JSON.parse(out) as Times;
}

const quantile = (times: readonly number[], q: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * q)] ?? 0;
const shown = ({ cpu, clock }: Times): string =>
  `p50 ${quantile(cpu, 0.5).toFixed(1)} ms, p95 ${quantile(cpu, 0.95).toFixed(1)} ms of processor time; p50 ${quantile(clock, 0.5).toFixed(1)} ms, p95 ${quantile(clock, 0.95).toFixed(1)} ms on the clock`;

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-bench-'));
  try {
    await using engine = writingEngine(directory);
    const pages = async function* () {
      for (const page of generatedViews(count))
        yield page.map((view) => searchDocument(view, analysis));
    };
    await engine.rebuild(pages(), 1, analysis.version);
    const alone = await searchesOf(directory, async () => false);
    console.log(`alone: ${shown(alone)}`);

    const documents = [...generatedViews(100_000, BATCH, 2)].map((page) =>
      page.map((view) => searchDocument(view, analysis)),
    );
    let [seq, written, writing, largestLog] = [1, 0, 0, 0];
    const together = await searchesOf(directory, async () => {
      const put = documents[seq % documents.length] ?? [];
      const start = performance.now();
      await engine.apply({ put, remove: [], seq: ++seq });
      writing += performance.now() - start;
      written += put.length;
      for (const name of readdirSync(directory))
        if (name.endsWith('-wal'))
          largestLog = Math.max(largestLog, statSync(join(directory, name)).size);
      // Lets the other process's words in.
      await new Promise((resolve) => setImmediate(resolve));
      return true;
    });
    console.log(
      `while written to: ${shown(together)}; ${written} replaced, ${Math.round((written * 1_000) / writing)}/s; log at most ${(largestLog / 2 ** 20).toFixed(0)} MB`,
    );
    const ratio = quantile(together.clock, 0.95) / quantile(alone.clock, 0.95);
    console.log(`ratio of p95 on the clock, while written to : alone = ${ratio.toFixed(2)}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

if (readFrom === undefined) await main();
else search(readFrom);
