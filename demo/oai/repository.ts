import type { Format, Place } from '../formats/format.ts';
import type { DemoJournal } from '../journal.ts';

/** What one base URL serves. */
export interface Repository {
  readonly journal: DemoJournal;
  readonly formats: readonly Format[];
  readonly baseUrl: string;
  readonly place: Place;
  /** Records on one page of a list. */
  readonly pageSize: number;
}

/** Sets by record type, which never changes; a set whose members come and go cannot be harvested correctly. */
export const SETS: readonly (readonly [spec: string, name: string])[] = [
  ['journalpost', 'Alle journalposter'],
  ['journalpost:I', 'Inngående dokumenter'],
  ['journalpost:U', 'Utgående dokumenter'],
  ['journalpost:N', 'Organinterne dokumenter for oppfølging'],
  ['journalpost:X', 'Organinterne dokumenter uten oppfølging'],
  ['journalpost:S', 'Saksframlegg'],
];

export const oaiIdentifier = ({ journal }: Repository, systemID: string): string =>
  `oai:${journal.municipality.domain}:${systemID}`;

/** The system id in an identifier of this repository; null for any other. */
export function systemIdIn({ journal }: Repository, identifier: string): string | null {
  const start = `oai:${journal.municipality.domain}:`;
  return identifier.startsWith(start) ? identifier.slice(start.length) : null;
}
