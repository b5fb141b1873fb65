/**
 * How fast an arkivstruktur.xml of some size is read, and read into the archive, against the SAX parser alone on the same file.
 * `node --expose-gc test/bench/noark-structure.ts [megabytes]`; the measure is 2000.
 */
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
import { noark } from '../../harvester/sources/noark/noark.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { LILLEBY, noarkSource } from '../support/noark-archive.ts';
import { buildModel } from '../support/noark-model.ts';
import { noarkContext } from '../support/noark-run.ts';
import { arkivstruktur } from '../support/write-noark5.ts';

const megabytes = Number(process.argv[2] ?? '2000');
const folder = mkdtempSync(join(tmpdir(), 'noark-bench-'));
const file = join(folder, 'arkivstruktur.xml');
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);

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

try {
  write();
  const size = statSync(file).size / 1e6;
  let baseline = 0;
  for (const [name, run] of [
    ['SAX parser alone', saxAlone],
    ['read and mapped', readOnly],
    ['into the archive, one thread', () => intoArchive(false)],
    ['into the archive, source in a worker', () => intoArchive(true)],
  ] as const) {
    peak = 0;
    const began = performance.now();
    const cpu = process.cpuUsage();
    const count = await run();
    const speed = size / ((performance.now() - began) / 1000);
    const used = process.cpuUsage(cpu);
    baseline ||= speed;
    console.log(
      `${name}: ${speed.toFixed(1)} MB/s (${((100 * speed) / baseline).toFixed(0)} % of the parser alone), ` +
        `${count} counted, CPU ${((used.user + used.system) / 1e6).toFixed(1)} s, peak RSS ${(peak / 1e6).toFixed(0)} MB`,
    );
  }
  console.log(`${size.toFixed(0)} MB file`);
} finally {
  clearInterval(watch);
  rmSync(folder, { recursive: true });
}
