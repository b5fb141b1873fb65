import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Journalpost } from '../../record/journalpost.ts';
import type { PublicEntry } from '../../record/public-entry.ts';
import { publicEntry } from '../../record/public-view.ts';
import { screen } from '../../record/screening.ts';
import type { EntryOrigin } from './mapping/map-entry.ts';
import { MappingRun } from './mapping/mapping-run.ts';
import type { ReadMapping } from './mapping/read-mapping.ts';
import type { StagedTable } from './mapping/stage-tables.ts';
import { openSiard, type SiardArchive } from './reader/siard-archive.ts';

type Counts = Readonly<Record<string, number>>;

/** What the archivist signs: everything that decides which entries become public, and how many. */
export interface SignedReport {
  readonly archive: {
    readonly file: string;
    readonly fingerprint: string;
    readonly version: string;
    readonly dbname: string;
    readonly dataOwner: string;
    readonly period: string;
    readonly producer: string;
    readonly archivalDate: string | null;
  };
  readonly mapping: { readonly id: string; readonly version: number; readonly digest: string };
  readonly source: { readonly id: string; readonly organisasjonsnummer: string };
  readonly tables: readonly StagedTable[];
  /** Rows of the base table; each is exactly one of mapped, dropped, withheld, rejected. */
  readonly rows: number;
  readonly mapped: number;
  readonly dropped: Counts;
  readonly withheld: Counts;
  readonly rejected: Counts;
  /** Look-ups that found no row, and one-to-one look-ups that found several, per alias. */
  readonly unresolved: Counts;
  readonly multiple: Counts;
  readonly unreadableDates: Counts;
  readonly unknownCodes: Counts;
  /** Texts withheld by release rules, per field. */
  readonly shielded: Counts;
  readonly filled: Counts;
  readonly years: Counts;
  readonly checks: readonly {
    readonly name: string;
    readonly value: number;
    readonly holds: boolean;
  }[];
}

export interface DryRunReport extends SignedReport {
  /** SHA-256 over the signed part: what goes into the configuration beside name and date. */
  readonly digest: string;
  /** What the screening of the portal will do on top; its rules follow the program, so it is not part of the digest. */
  readonly screening: { readonly held: Counts; readonly findings: Counts };
  /** Entries before and after, spread over the archive. Before: unshielded, for the archivist's eyes only. */
  readonly samples: readonly {
    readonly row: number;
    readonly before: Readonly<Record<string, string | null>>;
    /** The public view; null: held by the screening. */
    readonly after: PublicEntry | null;
  }[];
}

const SAMPLES = 20;
/** Any moment long after the archive: entries of a closed system show no names. */
const LATER = new Date('2100-01-01T12:00:00Z');

/** Reads and maps everything, stores nothing. Throws ConfigInvalid (the mapping does not fit) and SiardUnreadable. */
export async function dryRun(
  file: string,
  mapping: ReadMapping,
  origin: Omit<EntryOrigin, 'archivalDate'>,
  options: {
    lobRoots?: readonly string[];
    onProgress?: (table: string, rows: number) => void;
  } = {},
): Promise<DryRunReport> {
  using archive = await openSiard(
    file,
    options.lobRoots === undefined ? {} : { lobRoots: options.lobRoots },
  );
  using run = await MappingRun.open(
    archive,
    mapping,
    origin,
    options.onProgress === undefined ? {} : { onProgress: options.onProgress },
  );
  const screening = { held: new Map<string, number>(), findings: new Map<string, number>() };
  const wanted = sampleRows(run.total);
  const samples: DryRunReport['samples'][number][] = [];
  const signed = await signedReport(archive, run, mapping, origin, (row, record) => {
    const screened = screen(record);
    if (screened.held !== null) add(screening.held, screened.held);
    for (const { code, count } of screened.findings) add(screening.findings, code, count);
    // The first entry at or after each wanted place.
    if (samples.length < SAMPLES && row >= (wanted[samples.length] ?? Number.POSITIVE_INFINITY))
      samples.push({
        row,
        before: run.before(row),
        after: publicEntry(
          { id: '', caseId: null, screened, publisert: '', endret: '' },
          LATER,
          'page',
        ),
      });
  });
  return {
    ...signed,
    digest: reportDigest(signed),
    screening: { held: counts(screening.held), findings: counts(screening.findings) },
    samples,
  };
}

/** Maps every row once and counts. The same archive, mapping and source give the same report. */
export async function signedReport(
  archive: SiardArchive,
  run: MappingRun,
  mapping: ReadMapping,
  origin: Omit<EntryOrigin, 'archivalDate'>,
  onEntry: (row: number, record: Journalpost) => void = () => {},
): Promise<SignedReport> {
  const dropped = new Map<string, number>();
  const withheld = new Map<string, number>();
  const rejected = new Map<string, number>();
  const years = new Map<string, number>();
  let rows = 0;
  let mapped = 0;
  for (const { row, mapped: outcome } of run.rows()) {
    // Heartbeats and aborts get their turn.
    if (++rows % 2000 === 0) await setImmediate();
    if (outcome.kind === 'dropped') add(dropped, outcome.rule);
    else if (outcome.kind === 'withheld') add(withheld, outcome.rule);
    else if (outcome.kind === 'rejected') add(rejected, outcome.reason);
    else {
      mapped++;
      add(years, outcome.record.journaldato?.slice(0, 4) ?? 'no date');
      onEntry(row, outcome.record);
    }
  }
  const { metadata } = archive;
  const found = run.counts;
  const report = {
    archive: {
      file: basename(archive.file),
      fingerprint: archive.fingerprint(),
      version: metadata.version,
      dbname: metadata.dbname,
      dataOwner: metadata.dataOwner,
      period: metadata.dataOriginTimespan,
      producer: metadata.producerApplication,
      archivalDate: metadata.archivalDate,
    },
    mapping: { id: mapping.mapping.id, version: mapping.mapping.version, digest: mapping.digest },
    source: { id: origin.sourceId, organisasjonsnummer: origin.organisasjonsnummer },
    tables: run.tables,
    rows,
    mapped,
    dropped: counts(dropped),
    withheld: counts(withheld),
    rejected: counts(rejected),
    unresolved: counts(found.unresolved),
    multiple: counts(found.multiple),
    unreadableDates: counts(found.unreadableDates),
    unknownCodes: counts(found.unknownCodes),
    shielded: counts(found.shielded),
    filled: counts(found.filled),
    years: counts(years),
  };
  return { ...report, checks: runChecks(mapping, report) };
}

/** SHA-256 of the report in one fixed spelling. */
export const reportDigest = (report: SignedReport): string =>
  hash('sha256', JSON.stringify(report));

function runChecks(
  { mapping }: ReadMapping,
  report: Omit<SignedReport, 'checks'>,
): SignedReport['checks'] {
  const sum = (found: Counts): number => Object.values(found).reduce((a, b) => a + b, 0);
  const share = (part: number, whole: number): number =>
    whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 10_000;
  return mapping.checks.map((check) => {
    const value = {
      rows: () => report.rows,
      mapped: () => report.mapped,
      withheldShare: () => share(sum(report.withheld), report.rows),
      shieldedShare: () =>
        share(report.shielded[check.field ?? 'offentligTittel'] ?? 0, report.mapped),
      unresolvedShare: () => share(report.unresolved[check.field ?? ''] ?? 0, report.rows),
      filledShare: () => share(report.filled[check.field ?? ''] ?? 0, report.mapped),
    }[check.measure]();
    const holds =
      value >= (check.min ?? Number.NEGATIVE_INFINITY) &&
      value <= (check.max ?? Number.POSITIVE_INFINITY);
    return { name: check.name, value, holds };
  });
}

const sampleRows = (total: number): number[] =>
  Array.from({ length: SAMPLES }, (_v, index) => 1 + Math.floor((index * total) / SAMPLES));

function add(found: Map<string, number>, key: string, by = 1): void {
  found.set(key, (found.get(key) ?? 0) + by);
}

/** Sorted by key, so that the order of rows does not show in the digest. */
const counts = (found: ReadonlyMap<string, number>): Counts =>
  Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
