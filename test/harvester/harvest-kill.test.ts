import { expect, test } from 'vitest';
import { seededRandom } from '../support/journal-records.ts';
import { secondProcess } from '../support/second-process.ts';
import { SOURCE, TestArchive } from '../support/test-archive.ts';

/** FELLESINNSYN_KILLS: how often the harvester is killed; 15 when unset, 200 for the long proof. */
const KILLS = Number(process.env.FELLESINNSYN_KILLS ?? 15);
const SEED = Number(process.env.FELLESINNSYN_KILL_SEED ?? 1);

/** 25,000 records in 100 pages; each page also changes and deletes something; some are bad; then a list of all keys. */
const LIST = JSON.stringify({
  pages: 100,
  perPage: 250,
  restless: true,
  badEvery: 911,
  sweepWithout: [5, 6, 7],
});

const BATCHES = 26;

const script = new URL('../support/harvest-list.ts', import.meta.url);

/** Everything in the archive but the times at which it happened to be written, and how often a bad record was met. */
function contents(test: TestArchive): Record<string, unknown[]> {
  return {
    entries: test.rows(
      `SELECT n, id, state, source, source_key, meaning, keys, kommunenummer, organisasjonsnummer, case_id, journaldato, held,
         publisert IS NULL, endret IS NULL, seq, missed > 0, merged_into FROM entries ORDER BY n`,
    ),
    texts: test.rows('SELECT * FROM texts ORDER BY entry'),
    keys: test.rows('SELECT * FROM entry_keys ORDER BY key'),
    findings: test.rows('SELECT * FROM findings ORDER BY entry, code, field'),
    rejects: test.rows(
      'SELECT source, source_key, form, raw, reason, place FROM rejects ORDER BY raw',
    ),
    marks: test.rows('SELECT * FROM seen'),
    source: test.rows('SELECT checkpoint, public_entries, lock_run FROM sources'),
    clock: test.rows('SELECT seq FROM state'),
  };
}

async function uninterrupted(test: TestArchive): Promise<number> {
  const begun = performance.now();
  const child = secondProcess(script, [test.file, LIST]);
  while ((await child.line()) !== null);
  expect(await child.ended, child.errors()).toBe(0);
  return performance.now() - begun;
}

interface Death {
  readonly batches: number;
  readonly ms: number;
}

/** One life of the harvester: killed `ms` after it has written some batches, or ended by itself. Returns its last word. */
async function life(test: TestArchive, death: Death, thread: string): Promise<string> {
  const child = secondProcess(script, [test.file, LIST, thread]);
  let timer: NodeJS.Timeout | undefined;
  let batches = -1;
  let last = 'killed';
  for (let line = await child.line(); line !== null; line = await child.line()) {
    if (line !== 'running' && line !== 'written') last = line.trim();
    else if (++batches === death.batches) timer = setTimeout(() => child.kill('SIGKILL'), death.ms);
  }
  clearTimeout(timer);
  const code = await child.ended;
  if (last === 'killed') expect(code, child.errors()).toBeNull();
  return last;
}

test(`a harvester killed ${KILLS} times at random moments leaves the same archive as one left in peace`, {
  timeout: 60_000 + KILLS * 20_000,
}, async () => {
  using expected = new TestArchive();
  const duration = await uninterrupted(expected);
  const wanted = contents(expected);
  expect(wanted.entries?.length).toBeGreaterThan(20_000);

  const random = seededRandom(SEED);
  let kills = 0;
  let rounds = 0;
  while (kills < KILLS) {
    using killed = new TestArchive();
    let last = 'killed';
    while (last === 'killed') {
      const batches = kills < KILLS ? Math.floor(random() * 3) : Number.POSITIVE_INFINITY;
      const ms = random() * (duration / BATCHES) * 2;
      last = await life(killed, { batches, ms }, random() < 0.5 ? 'writer' : '');
      if (last === 'killed') kills++;
      // Killed after its last word to the archive: the harvest is over, another one would be a second harvest.
      if (killed.rows("SELECT 1 FROM runs WHERE outcome = 'ok'").length > 0) last = 'ok';
    }
    rounds++;
    expect(last).toBe('ok');
    const found = contents(killed);
    for (const [name, rows] of Object.entries(wanted)) expect(found[name], name).toEqual(rows);
    // Each entry stands once in the feed, and no number is used twice.
    const seqs = killed.reader.changesSince(0, 100_000).map((change) => change.seq);
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(seqs.at(-1)).toBe(killed.reader.lastSeq());
    const interrupted = killed.archive
      .runs(SOURCE.id, 1000)
      .filter(({ problem }) => problem?.code === 'RunInterrupted');
    expect(interrupted.length).toBeGreaterThan(0);
  }
  process.stdout.write(`killed ${kills} times in ${rounds} harvests\n`);
});
