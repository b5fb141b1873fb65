import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { request } from 'undici';
import { stringify } from 'yaml';
import { packageFolder } from '../../../cli/package-folder.ts';
import { archiveFile } from '../../../harvester/archive-file.ts';
import { deskFile } from '../../../harvester/config/desk-file.ts';
import { loadConfig } from '../../../harvester/config/load-config.ts';
import { HARVESTER_FLAGS } from '../../../harvester/memory-flags.ts';
import { openArchive } from '../../../harvester/store/open-archive.ts';
import { openPublicArchive } from '../../../harvester/store/open-public-archive.ts';
import { createAnalysis } from '../../../indexer/analysis/analysis.ts';
import { writingEngine } from '../../../indexer/embedded/embedded-engine.ts';
import { indexFiles } from '../../../indexer/embedded/index-files.ts';
import { follow } from '../../../indexer/follow.ts';
import { outboxFolder } from '../../../site/desk/mail/open-transport.ts';
import { openDesk } from '../../../site/desk/open-desk.ts';
import { insertAccount } from '../../../site/desk/staff/accounts.ts';
import { askHarvester } from '../../../site/desk/staff/wishes.ts';
import { freePort } from '../built-site.ts';
import { seededRandom } from '../journal-records.ts';
import { readMail } from '../mail-server.ts';
import { compareWithTruth } from './compare.ts';
import { type SimulatedJournal, simulatedJournal } from './simulated-journal.ts';
import { startSource } from './source-server.ts';

export interface PowerCutOptions {
  readonly cuts: number;
  readonly seed: number;
  readonly folder: string;
  readonly letters: number;
  readonly onCut?: (cut: number) => void;
}

export interface PowerCutResult {
  readonly complaints: readonly string[];
  readonly confirmed: number;
  readonly truncatedCopies: number;
  readonly runs: number;
  readonly interrupted: number;
}

const KOMMUNE = '9901';
const ORGANISATION = '310990108';
const SOURCE = 'kilde';
const LONGEST_LIFE_MS = 4_000;
const PATIENCE_MS = 120_000;
const STORES = ['archive.sqlite', 'desk.sqlite'];

/**
 * Site, harvester and indexer at work on a journal that changes and for people who ask for documents, killed together with SIGKILL
 * at random moments. After each cut the stores and copies of them whose logs end somewhere in the middle are looked through.
 */
export async function runPowerCuts(options: PowerCutOptions): Promise<PowerCutResult> {
  const random = seededRandom(options.seed);
  const complaints: string[] = [];
  const data = join(options.folder, 'data');
  mkdirSync(data, { recursive: true });
  const journal = simulatedJournal(random, options.letters, Date.now() - 86_400_000);
  await using source = await startSource({
    journal,
    format: 'noark5',
    loepende: false,
    https: false,
    organisasjonsnummer: ORGANISATION,
    now: Date.now,
  });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const config = join(options.folder, 'region.yaml');
  writeFileSync(config, stringify(regionOf(source, origin)));
  const by = makeStaff(data);
  askForHarvest(data, by);
  const people = askers(data, origin, () => alive);
  let alive = true;
  let processes = startAll(data, config, port);
  await untilHealthy(origin);
  let truncatedCopies = 0;
  try {
    for (let cut = 1; cut <= options.cuts; cut++) {
      await wait(200 + random() * LONGEST_LIFE_MS);
      // Everything counts as changed, so that each run reads it all.
      for (const letter of journal.letters) letter.changed = Date.now();
      journal.day(Date.now(), true);
      askForHarvest(data, by);
      await wait(random() * 100);
      await endAll(processes, 'SIGKILL');
      complaints.push(...damageIn(data).map((found) => `cut ${cut}: ${found}`));
      await followTruncatedCopy(data, join(options.folder, 'copy'), random, complaints, cut);
      truncatedCopies++;
      processes = startAll(data, config, port);
      options.onCut?.(cut);
    }
    await untilHealthy(origin);
    alive = false;
    const confirmed = await people;
    await untilHarvested(data, journal, by);
    await untilOrdered(data, confirmed, complaints);
    await endAll(processes, 'SIGTERM');
    complaints.push(...damageIn(data));
    complaints.push(...(await differencesIn(data, config, journal)));
    const runs = runsOf(data);
    return { complaints, confirmed: confirmed.length, truncatedCopies, ...runs };
  } finally {
    alive = false;
    await endAll(processes, 'SIGKILL');
  }
}

const regionOf = (source: { url: string; host: string }, publicUrl: string) => ({
  region: {
    id: 'avbrudd',
    name: { nb: 'Avbruddet' },
    publicUrl,
    languages: ['nb'],
    contact: { name: 'Avbrudd', email: 'post@innsyn.example' },
    repositoryIdentifier: 'innsyn.example.no',
  },
  municipalities: [
    {
      number: KOMMUNE,
      name: { nb: 'Nordskjær' },
      organisationNumber: ORGANISATION,
      requestEmail: 'postmottak@nordskjaer.example',
      complaintAuthority: { name: 'Statsforvalteren' },
    },
  ],
  sources: [
    {
      id: SOURCE,
      name: 'Journal',
      municipality: KOMMUNE,
      kind: 'oai-pmh',
      enabled: true,
      consent: 'invented',
      schedule: '20 5 * * *',
      // So slow that cuts fall while it is read.
      settings: { url: source.url, delayMs: 100 },
    },
  ],
  network: { allowPrivateHosts: [source.host] },
  requests: {
    limits: {
      perAddressPerDay: 1_000_000,
      perNetworkPerHour: 1_000_000,
      perMunicipalityPerHour: 1_000_000,
    },
  },
});

function makeStaff(data: string): string {
  using desk = openDesk(deskFile(data));
  return desk.transaction(() => insertAccount(desk, 'a@b.example', 'A')).id;
}

function askForHarvest(data: string, by: string): void {
  using desk = openDesk(deskFile(data));
  askHarvester(desk, { source: SOURCE, kommunenummer: KOMMUNE, kind: 'harvest', by });
}

function startAll(data: string, config: string, port: number): ChildProcess[] {
  const env = {
    ...process.env,
    FELLESINNSYN_DATA: data,
    FELLESINNSYN_CONFIG: config,
    HOST: '127.0.0.1',
    PORT: String(port),
    MEILI_URL: '',
  };
  const programs = [
    [...HARVESTER_FLAGS, 'harvester/main.ts'],
    // As a supervisor does, the indexer is started again until there is an archive: see untilHealthy.
    ['test/support/year/insist.ts', 'indexer/main.ts'],
    ['cli/serve-site.ts'],
  ];
  return programs.map((words) =>
    spawn(process.execPath, words, {
      cwd: packageFolder,
      env,
      stdio: 'ignore',
      detached: true,
    }),
  );
}

/** Each program is a group of its own, so that what it has started dies with it. */
async function endAll(processes: readonly ChildProcess[], signal: NodeJS.Signals): Promise<void> {
  await Promise.all(
    processes.map(async (one) => {
      if (one.exitCode !== null || one.signalCode !== null || one.pid === undefined) return;
      const ended = new Promise<void>((resolve) => one.once('close', () => resolve()));
      process.kill(-one.pid, signal);
      await ended;
    }),
  );
}

async function untilHealthy(origin: string): Promise<void> {
  for (const patience = AbortSignal.timeout(PATIENCE_MS); ; ) {
    if (patience.aborted) throw new Error('the portal did not come up by itself');
    const ok = await fetch(`${origin}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await wait(100);
  }
}

/** What SQLite finds wrong with the stores and the live index. */
function damageIn(data: string): string[] {
  const index = indexFiles(data).current();
  const files = [...STORES.map((name) => join(data, name)), ...(index === null ? [] : [index])];
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      using db = new DatabaseSync(file);
      const [first] = db.prepare('PRAGMA integrity_check(1)').all();
      return first?.integrity_check === 'ok' ? [] : [`${file}: ${String(first?.integrity_check)}`];
    });
}

/** A copy as a disk may have it after the power went: each log ends somewhere. It must open, be whole, and be followed to its end. */
async function followTruncatedCopy(
  data: string,
  copy: string,
  random: () => number,
  complaints: string[],
  cut: number,
): Promise<void> {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of readdirSync(data))
    if (/\.sqlite(-wal)?$|^index\.current$/.test(name))
      copyFileSync(join(data, name), join(copy, name));
  for (const name of readdirSync(copy))
    if (name.endsWith('-wal')) {
      const file = join(copy, name);
      truncateSync(file, Math.floor(random() * statSync(file).size));
    }
  try {
    openArchive(archiveFile(copy))[Symbol.dispose]();
    openDesk(deskFile(copy))[Symbol.dispose]();
    using archive = openPublicArchive(archiveFile(copy));
    await using engine = writingEngine(copy);
    await follow({ archive, engine, now: () => new Date() });
    const { documents } = await engine.status();
    const shown = archive.sources().reduce((sum, { entries }) => sum + entries, 0);
    if (documents !== shown)
      complaints.push(`cut ${cut}: a copy has ${documents} documents for ${shown} entries`);
  } catch (error) {
    complaints.push(`cut ${cut}: a copy with a cut log fails: ${String(error)}`);
  }
  complaints.push(...damageIn(copy).map((found) => `cut ${cut}, copy: ${found}`));
}

/** People who ask for documents one after another, and try again when the portal is gone; resolves with those whose request was confirmed. */
async function askers(data: string, origin: string, isOn: () => boolean): Promise<string[]> {
  const confirmed: string[] = [];
  for (let n = 0; n === 0 || isOn(); n++) {
    const email = `borger-${n}@borger.example`;
    try {
      if (await askOnce(data, origin, email)) confirmed.push(email);
    } catch {
      // Nobody answers at the moment.
      await wait(100);
    }
  }
  return confirmed;
}

async function askOnce(data: string, origin: string, email: string): Promise<boolean> {
  const { body: found } = await request(`${origin}/api/v1/sok?kommune=${KOMMUNE}`);
  const id = /"id":\s*"([\w-]{20,})"/.exec(await found.text())?.[1];
  if (id === undefined) return false;
  const cart = await post(origin, '/kurv', null, { handling: 'legg', post: id });
  const cookie = /kurv=[\w-]+/.exec(String(cart.headers['set-cookie']))?.[0] ?? null;
  const preview = await post(origin, '/innsyn/nytt', cookie, {
    handling: 'forhandsvis',
    epost: email,
  });
  const sett = /name="sett">\s*([\w-]+)</.exec(preview.text)?.[1] ?? '';
  const sent = await post(origin, '/innsyn/nytt', cookie, { handling: 'send', sett, epost: email });
  if (sent.status !== 303) return false;
  for (const patience = AbortSignal.timeout(3_000); !patience.aborted; ) {
    const link = await linkFor(data, email);
    if (link !== null)
      return (await post(origin, link, null, { handling: 'bekreft' })).status === 303;
    await wait(50);
  }
  return false;
}

async function post(
  origin: string,
  path: string,
  cookie: string | null,
  fields: Readonly<Record<string, string>>,
) {
  const answer = await request(origin + path, {
    method: 'POST',
    headers: {
      origin,
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie === null ? {} : { cookie }),
    },
    body: new URLSearchParams({ ...fields }).toString(),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}

async function linkFor(data: string, email: string): Promise<string | null> {
  const folder = outboxFolder(data);
  if (!existsSync(folder)) return null;
  for (const name of readdirSync(folder).toReversed()) {
    if (!name.endsWith('.eml')) continue;
    const raw = readFileSync(join(folder, name));
    if (!raw.includes(email)) continue;
    const link = /\/innsyn\/bekreft\/\S+/.exec((await readMail(raw)).text ?? '')?.[0];
    if (link !== undefined) return link;
  }
  return null;
}

async function untilHarvested(data: string, journal: SimulatedJournal, by: string): Promise<void> {
  const due = journal.letters.reduce((latest, { changed }) => Math.max(latest, changed), 0);
  // The wish must be of a later second than the last change.
  await wait(1_100);
  askForHarvest(data, by);
  for (const patience = AbortSignal.timeout(PATIENCE_MS); !patience.aborted; ) {
    using archive = openPublicArchive(archiveFile(data));
    const [source] = archive.sources();
    const { seq } = await statusOf(data);
    if (Date.parse(source?.lastSuccess ?? '') > due && seq === archive.lastSeq()) return;
    await wait(200);
  }
  throw new Error('the harvest after the last cut did not come to its end');
}

async function statusOf(data: string) {
  const { readingEngine, searchHere } = await import(
    '../../../indexer/embedded/embedded-engine.ts'
  );
  await using engine = readingEngine(searchHere(data));
  return await engine.status();
}

/** Every confirmed request has its order laid in the outbox, each under one name. */
async function untilOrdered(
  data: string,
  confirmed: readonly string[],
  complaints: string[],
): Promise<void> {
  const missing = (): string[] => {
    const folder = outboxFolder(data);
    const orders = readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .filter((raw) => /^To:.*postmottak@nordskjaer\.example/im.test(raw));
    return confirmed.filter((email) => !orders.some((raw) => raw.includes(email)));
  };
  for (const patience = AbortSignal.timeout(PATIENCE_MS); !patience.aborted; ) {
    if (missing().length === 0) return;
    await wait(500);
  }
  complaints.push(...missing().map((email) => `the confirmed request of ${email} is lost`));
}

async function differencesIn(
  data: string,
  config: string,
  journal: SimulatedJournal,
): Promise<string[]> {
  using archive = openPublicArchive(archiveFile(data));
  await using engine = writingEngine(data);
  const analysis = createAnalysis(loadConfig(config).municipalities);
  await follow({ archive, engine, analysis, now: () => new Date() });
  const place = { number: KOMMUNE, format: 'noark5' as const, journal };
  return await compareWithTruth({ archive, engine, analysis }, [place], Date.now());
}

function runsOf(data: string) {
  using archive = openArchive(archiveFile(data));
  const runs = archive.runs(SOURCE, 100_000);
  return {
    runs: runs.length,
    interrupted: runs.filter(({ problem }) => problem?.code === 'RunInterrupted').length,
  };
}
