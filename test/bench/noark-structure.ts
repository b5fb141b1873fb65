/**
 * How fast an arkivstruktur.xml of some size is read, and read into the archive, against the SAX parser alone on the same file.
 * `node test/bench/noark-structure.ts [megabytes] [stage]`; the measure is 2000.
 */

import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  createReadStream,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { harvest } from '../../harvester/harvest.ts';
import { HARVESTER_FLAGS } from '../../harvester/memory-flags.ts';
import { noark } from '../../harvester/sources/noark/noark.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { LILLEBY, noarkSource } from '../support/noark-archive.ts';
import { buildModel } from '../support/noark-model.ts';
import { noarkContext } from '../support/noark-run.ts';
import { arkivstruktur } from '../support/write-noark5.ts';

const megabytes = Number(process.argv[2] ?? '2000');
const only = process.argv[3];
const stageFolder = process.argv[4];
const folder = stageFolder ?? mkdtempSync(join(tmpdir(), 'noark-bench-'));
const file = join(folder, 'arkivstruktur.xml');

/** Cases by the hundred, until the file is large enough; ids and numbers go on. */
function write(): void {
  const [head = '', ...rest] = [...arkivstruktur([], '5.5')];
  const klasse = rest.slice(0, 1).join('');
  writeFileSync(file, head + klasse);
  for (let first = 0; statSync(file).size < megabytes * 1e6; first += 600) {
    const pieces = [...arkivstruktur(buildModel(600, first + 1, first), '5.5')];
    appendFileSync(file, pieces.filter((piece) => piece.startsWith('<mappe')).join(''));
  }
  appendFileSync(file, '</klasse></klassifikasjonssystem></arkivdel></arkiv>');
}

async function saxAlone(): Promise<number> {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({
    position: true,
    xmlns: false,
  });
  let events = 0;
  const count = (): void => {
    events++;
  };
  parser.on('opentag', count);
  parser.on('text', count);
  parser.on('closetag', count);
  const decoder = new TextDecoder();
  for await (const chunk of createReadStream(file, { highWaterMark: 262_144 }))
    parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
  return events;
}

async function readOnly(): Promise<number> {
  let entries = 0;
  for await (const event of noark.harvest(noark.settings.parse({ file }), null, noarkContext))
    if (event.kind === 'record') entries++;
  return entries;
}

async function intoArchive(worker: boolean): Promise<number> {
  const path = join(folder, `archive-${worker}.sqlite`);
  using archive = openArchive(path);
  const summary = await harvest({
    archive,
    source: noarkSource({ file }),
    municipality: LILLEBY,
    kinds: sourceKinds,
    http: noarkContext.http,
    writerThread: worker,
  });
  if (summary.outcome !== 'ok') throw new Error(summary.problem?.message ?? summary.outcome);
  return summary.counts.changes;
}

const stages: Readonly<Record<string, () => Promise<number>>> = {
  'SAX parser alone': saxAlone,
  'read and mapped': readOnly,
  'into the archive, one thread': () => intoArchive(false),
  'into the archive, a thread that writes': () => intoArchive(true),
};

interface Figures {
  readonly count: number;
  readonly seconds: number;
  /** Processor time, seconds: of the process, and of the thread that reads. */
  readonly cpu: number;
  readonly reading: number;
  /** Peak, MB. */
  readonly rss: number;
}

const cpuSeconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;

/** Each stage in a process of its own, started as the harvester is, so that its peak is its own. */
async function runStage(name: string): Promise<void> {
  const began = performance.now();
  const [cpu, reading] = [process.cpuUsage(), process.threadCpuUsage()];
  const count = (await stages[name]?.()) ?? 0;
  const figures: Figures = {
    count,
    seconds: (performance.now() - began) / 1000,
    cpu: cpuSeconds(process.cpuUsage(cpu)),
    reading: cpuSeconds(process.threadCpuUsage(reading)),
    rss: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(`\n${JSON.stringify(figures)}\n`);
}

function runAll(): void {
  try {
    write();
    const size = statSync(file).size / 1e6;
    let baseline = 0;
    process.stdout.write(`${size.toFixed(0)} MB file\n`);
    for (const name of only === undefined ? Object.keys(stages) : ['SAX parser alone', only]) {
      const { stdout } = spawnSync(
        process.execPath,
        [...HARVESTER_FLAGS, import.meta.filename, String(megabytes), name, folder],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      );
      const { count, seconds, cpu, reading, rss } = JSON.parse(
        stdout.trim().split('\n').at(-1) ?? '',
      ) as Figures;
      baseline ||= cpu;
      // of two threads the busier one sets the pace, when each has a processor
      const busiest = Math.max(reading, cpu - reading);
      process.stdout.write(
        `${name}: ${(size / seconds).toFixed(1)} MB/s; CPU ${cpu.toFixed(1)} s, ${reading.toFixed(1)} of it reading: ` +
          `${(size / busiest).toFixed(1)} MB/s by CPU, ${((100 * baseline) / busiest).toFixed(0)} % of the parser alone; ` +
          `${count} counted, peak RSS ${rss.toFixed(0)} MB\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (stageFolder !== undefined && only !== undefined) await runStage(only);
else runAll();
