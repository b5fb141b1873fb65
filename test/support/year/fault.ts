import type { Random } from './letter.ts';

export const FAULTS = [
  'down',
  'slow',
  'certificate',
  'shrinks',
  'doubles',
  'keys',
  'html',
  'moves',
] as const;
export type FaultKind = (typeof FAULTS)[number];

/** How the source of the simulation is read. `lists`: OAI-PMH that does not tell of deletions; `file`: a journal at an address. */
export type Format = 'noark5' | 'lists' | 'file';

export interface Fault {
  readonly kind: FaultKind;
  /** UTC milliseconds. A system that was exchanged or moved stays so: the fault is over when it has been met. */
  readonly from: number;
  readonly to: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the archivist must be told, once: code of a run's problem, or of a remark. */
export function reportOf(kind: FaultKind, format: Format): string {
  const isFile = format === 'file';
  switch (kind) {
    case 'down':
    case 'slow':
      return 'SourceUnreachable';
    case 'certificate':
      return 'SourceRefused';
    case 'shrinks':
      return 'SourceShrank';
    case 'doubles':
      return isFile ? 'repeated_key:journalpost' : 'entries-doubled';
    case 'keys':
      return 'entries-rekeyed';
    case 'html':
      return 'SourceChangedShape';
    case 'moves':
      return isFile ? 'noark.moved' : 'oai.moved';
  }
}

export const REMARKS = [
  'entries-doubled',
  'repeated_key:journalpost',
  'entries-rekeyed',
  'noark.moved',
  'oai.moved',
];

/** The faults a source of the format can have and a portal can see. */
export function possibleFaults(format: Format, isHttps: boolean): readonly FaultKind[] {
  return FAULTS.filter((kind) => {
    if (kind === 'certificate') return isHttps;
    // A service that tells of each deletion is not believed to have lost what it did not name: its lists are never swept.
    if (kind === 'shrinks') return format !== 'noark5';
    // The name of the file is all that is moved; the journal is followed there.
    return true;
  });
}

/** From four in the morning, Norwegian time in winter, so that the run of that day meets it. */
export function faultOn(kind: FaultKind, day: number, format: Format, random: Random): Fault {
  const from = day + 3 * HOUR;
  const days = (least: number, most: number): number =>
    Math.floor(least + random() * (most - least + 1)) * DAY;
  switch (kind) {
    case 'down':
      return { kind, from, to: from + days(1, 5) };
    case 'slow':
      return { kind, from, to: from + 1.5 * HOUR };
    case 'shrinks':
      // A list of keys is fetched once a week: shorter than that nobody can see it.
      return { kind, from, to: from + (format === 'lists' ? 8 * DAY : days(1, 3)) };
    case 'doubles':
      return { kind, from, to: from + days(2, 9) };
    case 'keys':
    case 'moves':
      return { kind, from, to: from + DAY };
    default:
      return { kind, from, to: from + days(1, 3) };
  }
}
