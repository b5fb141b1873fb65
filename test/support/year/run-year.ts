import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, configSchema } from '../../../harvester/config/config.ts';
import { redirectLog } from '../../../harvester/log.ts';
import { openDesk } from '../../../site/desk/open-desk.ts';
import { insertAccount } from '../../../site/desk/staff/accounts.ts';
import { askHarvester } from '../../../site/desk/staff/wishes.ts';
import { seededRandom } from '../journal-records.ts';
import { testCertificateFingerprint } from '../test-certificate.ts';
import { compareWithTruth } from './compare.ts';
import { damageIndex, fillDisk } from './disasters.ts';
import { type Fault, type Format, faultOn, possibleFaults } from './fault.ts';
import type { Random } from './letter.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';
import { type Published, publicationWatch } from './publication-watch.ts';
import { faultReports } from './reports.ts';
import { type SimulatedJournal, simulatedJournal } from './simulated-journal.ts';
import { type SimulatedSource, startSource } from './source-server.ts';

export interface YearOptions {
  readonly seed: number;
  readonly days: number;
  /** Days between two faults of one source, at least; unset: one fault each. */
  readonly faultEvery: number | null;
  readonly dataDirectory: string;
  /** The data folder lies on a disk of its own that may be filled. */
  readonly ownDisk: boolean;
  readonly lettersAtStart: number;
  readonly patienceMs: number;
  readonly writerThread: boolean;
  readonly onDay?: (day: number) => void;
}

export interface YearResult {
  /** Everything that was not as it must be, in words; empty: all held. */
  readonly complaints: readonly string[];
  readonly faults: number;
  readonly reports: number;
  readonly restarts: number;
  readonly runs: number;
  readonly letters: number;
  readonly published: Published;
  /** Log lines of trouble by event. */
  readonly trouble: Readonly<Record<string, number>>;
}

interface Municipality {
  readonly id: string;
  readonly number: string;
  readonly format: Format;
  readonly journal: SimulatedJournal;
  readonly server: SimulatedSource;
  readonly faults: readonly Fault[];
  readonly url: string;
}

const SOURCES = 18;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-02-02T00:00:00Z');
const FORMATS: readonly Format[] = ['noark5', 'lists', 'file'];
/** So long a source is left in peace before the end: a key must be missing from two weekly lists. */
const PEACE_DAYS = 17;

/** Runs the portal through so many days of an invented region, with everything that goes wrong in them. */
export async function runYear(options: YearOptions): Promise<YearResult> {
  const random = seededRandom(options.seed);
  let time = START;
  const now = (): Date => new Date(time);
  await using servers = new AsyncDisposableStack();
  const places: Municipality[] = [];
  for (let n = 0; n < SOURCES; n++) {
    const place = await openMunicipality(n, options, random, () => time);
    servers.use(place.server);
    places.push(place);
  }
  const config = configOf(places);
  mkdirSync(options.dataDirectory, { recursive: true });
  const trouble: Record<string, number> = {};
  redirectLog((line) => {
    const { event } = JSON.parse(line) as { event: string };
    if (/^(?:archive|index)-(?:trouble|well|damaged|replaced)$/.test(event))
      trouble[event] = (trouble[event] ?? 0) + 1;
  });
  using desk = openDesk(join(options.dataDirectory, 'desk.sqlite'), { now });
  const by = desk.transaction(() => insertAccount(desk, 'a@b.example', 'A')).id;
  const open = (): PortalInProcess =>
    openPortalInProcess({
      config,
      now,
      random,
      dataDirectory: options.dataDirectory,
      patienceMs: options.patienceMs,
      writerThread: options.writerThread,
    });
  const complaints: string[] = [];
  const watch = publicationWatch(places, complaints);
  let portal = open();
  let restarts = 0;
  const fullDay = options.ownDisk ? Math.floor(options.days / 2) : -1;
  const damagedDay = Math.floor(options.days / 3);
  let freeDisk: (() => void) | null = null;

  try {
    for (let day = 0; day < options.days; day++) {
      const midnight = START + day * DAY;
      const weekday = new Date(midnight).getUTCDay();
      for (let minute = 0; minute < 24 * 60; minute += stepAfter(minute)) {
        time = midnight + minute * MINUTE;
        setFaults(places, time);
        if (minute === 0 && day === fullDay) freeDisk = fillDisk(options.dataDirectory);
        if (minute === 20 * 60 && freeDisk !== null) {
          freeDisk();
          freeDisk = null;
        }
        if (minute === 10 * 60 && day === damagedDay) damageIndex(options.dataDirectory, random);
        if (minute === 10 * 60 && weekday >= 1 && weekday <= 5 && freeDisk === null)
          for (const source of waitingFor(portal, places, time))
            askHarvester(desk, {
              source: source.id,
              kommunenummer: source.number,
              kind: 'harvest',
              by,
            });
        portal.tick();
        // Twice a week the machine is started again, while sources are being read.
        if ((weekday === 2 || weekday === 5) && minute === RESTART_MINUTE && day !== fullDay) {
          await portal[Symbol.asyncDispose]();
          portal = open();
          restarts++;
        }
        await portal.settled();
        if (minute % 120 === 0) await portal.index();
        if (minute === 12 * 60 && weekday >= 1 && weekday <= 5 && day < options.days - 3)
          for (const { journal, format } of places)
            journal.day(time, format !== 'lists' || day < options.days - PEACE_DAYS);
      }
      await portal.index();
      await watch.day(portal, time);
      options.onDay?.(day);
    }
    complaints.push(...(await compareWithTruth(portal, places, time)));
    const reports = faultReports(portal.harvester.archive, places);
    complaints.push(...reports.complaints);
    complaints.push(...troubleComplaints(trouble, options.ownDisk));
    return {
      complaints,
      faults: places.reduce((sum, { faults }) => sum + faults.length, 0),
      reports: reports.count,
      restarts,
      runs: reports.runs,
      letters: places.reduce((sum, { journal }) => sum + journal.letters.length, 0),
      published: watch.seen(),
      trouble,
    };
  } finally {
    await portal[Symbol.asyncDispose]();
    redirectLog((line) => process.stderr.write(line));
  }
}

const RESTART_MINUTE = 4 * 60 + 30;

/** Every five minutes while the sources are read, else every half hour. */
const stepAfter = (minute: number): number => (minute >= 3 * 60 && minute < 6 * 60 ? 5 : 30);

async function openMunicipality(
  n: number,
  options: YearOptions,
  random: Random,
  now: () => number,
): Promise<Municipality> {
  const format = FORMATS[n % FORMATS.length] ?? 'noark5';
  const https = n >= 12 && format !== 'file';
  const journal = simulatedJournal(random, options.lettersAtStart, START - DAY);
  const server = await startSource({
    journal,
    format,
    https,
    loepende: n % 2 === 0,
    organisasjonsnummer: organisationNumber(n),
    now,
  });
  const kinds = possibleFaults(format, https);
  const faults: Fault[] = [];
  const lastDay = options.days - PEACE_DAYS;
  let day = options.faultEvery === null ? 2 + (n % 4) : 10 + Math.floor(random() * 10);
  for (let turn = 0; day < lastDay; turn++) {
    const kind = kinds[(n * 3 + Math.floor(n / 3) + turn) % kinds.length] ?? 'down';
    const fault = faultOn(kind, START + day * DAY, format, random);
    if (fault.to > START + lastDay * DAY) break;
    faults.push(fault);
    if (options.faultEvery === null) break;
    day = Math.ceil((fault.to - START) / DAY) + options.faultEvery + Math.floor(random() * 8);
  }
  const number = String(9901 + n);
  return { id: `kilde-${n}`, number, format, journal, server, faults, url: server.url };
}

const organisationNumber = (n: number): string => String(310_990_100 + n);

function configOf(places: readonly Municipality[]): Config {
  return configSchema.parse({
    region: {
      id: 'simulert',
      name: { nb: 'Simulert region' },
      publicUrl: 'https://innsyn.example.no',
      languages: ['nb'],
      contact: { name: 'Simulert', email: 'post@innsyn.example.no' },
      repositoryIdentifier: 'innsyn.example.no',
    },
    municipalities: places.map(({ number }, n) => ({
      number,
      name: { nb: `Kommune ${number}` },
      organisationNumber: organisationNumber(n),
      requestEmail: `post@k${number}.example`,
    })),
    sources: places.map(({ id, number, format, url }) => ({
      id,
      name: `Journal ${number}`,
      municipality: number,
      kind: format === 'file' ? 'noark' : 'oai-pmh',
      enabled: true,
      consent: 'simulated',
      schedule: '20 5 * * *',
      settings: {
        url,
        ...(format === 'file' ? {} : { delayMs: 0 }),
        ...(url.startsWith('https')
          ? { tlsOverride: { fingerprint256: testCertificateFingerprint, until: '2099-12-31' } }
          : {}),
      },
    })),
    harvesting: { spreadMinutes: 5 },
    network: { allowPrivateHosts: places.map(({ server }) => server.host) },
  });
}

const current = new WeakMap<Municipality, Fault | null>();

function setFaults(places: readonly Municipality[], time: number): void {
  for (const place of places) {
    const fault = place.faults.find(({ from, to }) => from <= time && time < to) ?? null;
    if ((current.get(place) ?? null) === fault) continue;
    current.set(place, fault);
    place.server.setFault(fault);
  }
}

/** The sources that wait for a person whose owner says that they are well again. */
const waitingFor = (portal: PortalInProcess, places: readonly Municipality[], time: number) =>
  places.filter(
    ({ id, faults }) =>
      portal.harvester.archive.sourceState(id).waitsForPerson &&
      !faults.some(({ from, to }) => from <= time && time < to),
  );

/** The full disk and the damaged index: each told once, and over once. */
function troubleComplaints(trouble: Readonly<Record<string, number>>, ownDisk: boolean): string[] {
  const wanted: Record<string, number> = { 'index-damaged': 1, 'index-replaced': 1 };
  if (ownDisk) Object.assign(wanted, { 'archive-trouble': 1, 'archive-well': 1 });
  return Object.entries(wanted)
    .filter(([event, times]) => (trouble[event] ?? 0) !== times)
    .map(([event, times]) => `"${event}" was told ${trouble[event] ?? 0} times, not ${times}`);
}
