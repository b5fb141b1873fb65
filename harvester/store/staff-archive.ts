import type { FindingCode } from '../record/finding.ts';
import type { HoldReason } from '../record/hold.ts';
import type { SourceStatus } from './public-archive.ts';
import type { RunCounts } from './run-counts.ts';
import type { RunOutcome, RunPurpose, RunRemark } from './runs.ts';

export type { FindingCode, HoldReason };

/** How a source fares, as those who look after it need to know. No record of it. */
export interface StaffSource extends SourceStatus {
  /** Runs in a row that did not reach the end. */
  readonly failures: number;
  /** Not before this UTC second; null: whenever the schedule says. */
  readonly nextTry: string | null;
  /** Parked until a person asks for a run. */
  readonly waitsForPerson: boolean;
  /** Records kept as rejected. */
  readonly rejects: number;
  /** When its newest runs began, UTC seconds; null: never. */
  readonly started: { readonly harvest: string | null; readonly retry: string | null };
}

export interface StaffRun {
  readonly run: number;
  readonly purpose: RunPurpose;
  /** UTC seconds. */
  readonly started: string;
  readonly ended: string | null;
  readonly outcome: RunOutcome | 'running';
  /** Name of the error class, and what it said of what and where; no personal data. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly counts: RunCounts;
  readonly remarks: readonly RunRemark[];
}

/** A rejected record in a list: why and where, not what. */
export interface StaffReject {
  readonly n: number;
  readonly sourceId: string;
  readonly reason: string;
  /** UTC seconds. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly tries: number;
}

/** With the record as it came: may hold anything, for the municipality's own archivist. */
export interface StaffRejectRecord extends StaffReject {
  readonly sourceKey: string | null;
  readonly where: string;
  readonly raw: string;
}

export interface StaffFinding {
  readonly code: string;
  /** Path in the record, e.g. `dokumenter[1].tittel`. */
  readonly field: string;
  readonly count: number;
}

/** An entry that screening has found something in. No text. */
export interface StaffScreened {
  /** Where the next page begins. */
  readonly n: number;
  /** Permalink id. */
  readonly id: string;
  readonly sourceId: string;
  readonly state: 'public' | 'held' | 'gone' | 'merged';
  /** Why it is held back; null: it is not. */
  readonly held: string | null;
  readonly journaldato: string | null;
  /** UTC second of its last change here. */
  readonly written: string;
  readonly findings: readonly StaffFinding[];
}

/** With the texts as they are after masking, names readable: what the municipality's archivist needs to judge the screening. */
export interface StaffScreenedEntry extends StaffScreened {
  readonly saksnummer: string | null;
  readonly journalpostnummer: number | null;
  /** The fields with findings, in order; `text` null: the field is left out whole, or the entry's text is gone. */
  readonly texts: readonly { readonly field: string; readonly text: string | null }[];
}

export interface ScreenedQuery {
  /** Only entries with a finding of this code. */
  readonly code?: string;
  /** `n` of the last one already read. */
  readonly before?: number;
  readonly limit: number;
}

/** The archive as the staff room may read it, read-only: what is about persons, only one municipality at a time. */
export interface StaffArchive extends Disposable {
  sources(): StaffSource[];
  /** Newest first. */
  runs(sourceId: string, limit: number): StaffRun[];
  /** Newest first, below number `before`. */
  rejects(kommunenummer: string, before: number | null, limit: number): StaffReject[];
  /** null: none with that number in that municipality. */
  reject(kommunenummer: string, n: number): StaffRejectRecord | null;
  /** Rejects first seen since that UTC second. */
  rejectsSince(kommunenummer: string, since: string): number;
  /** Newest first. */
  screened(kommunenummer: string, query: ScreenedQuery): StaffScreened[];
  screenedEntry(kommunenummer: string, id: string): StaffScreenedEntry | null;
  /** Entries written since that UTC second in which screening found something; counted up to `limit`. */
  screenedSince(kommunenummer: string, since: string, limit: number): number;
}
