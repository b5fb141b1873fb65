import type { Day } from './day.ts';

/** Text in pieces; a private person's name is a piece of its own, so that each format can mark or leave it out. */
export type DemoText = readonly (string | { readonly person: string })[];

export interface DemoCase {
  readonly systemID: string;
  readonly year: number;
  readonly number: number;
  readonly title: DemoText;
  readonly opened: Day;
  readonly unit: string;
  readonly class: string;
}

export type DemoRole =
  | 'Avsender'
  | 'Mottaker'
  | 'Kopimottaker'
  | 'Medavsender'
  | 'Intern avsender'
  | 'Intern mottaker';

export interface DemoParty {
  readonly role: DemoRole;
  /** `*****` when withheld. */
  readonly name: string;
  readonly person: boolean;
}

export type DemoFormat = 'html' | 'txt' | 'pdf';

export interface DemoDocument {
  /** From 1; the first is the main document. */
  readonly number: number;
  readonly title: DemoText;
  readonly format: DemoFormat;
  /** Anyone can open it. */
  readonly readable: boolean;
}

/** One journal entry as the municipality publishes it at some moment. */
export interface DemoEntry {
  readonly systemID: string;
  readonly case: DemoCase;
  readonly documentNumber: number;
  readonly journalYear: number;
  readonly journalNumber: number;
  readonly type: 'I' | 'U' | 'N' | 'X' | 'S';
  readonly status: 'Journalført' | 'Ekspedert' | 'Arkivert';
  readonly title: DemoText;
  readonly journalDay: Day;
  /** null: undated. */
  readonly documentDay: Day | null;
  readonly publishedDay: Day;
  readonly parties: readonly DemoParty[];
  readonly documents: readonly DemoDocument[];
  /** Ground in law; null: nothing is withheld. */
  readonly screenedBy: string | null;
}

export const WITHHELD = '*****';

/** The text as the municipality prints it to anyone: names of private persons withheld. */
export const withoutPersons = (text: DemoText): string =>
  text.map((piece) => (typeof piece === 'string' ? piece : WITHHELD)).join('');

/** `2024/123-4`. */
export const documentId = ({ case: { year, number }, documentNumber }: DemoEntry): string =>
  `${year}/${number}-${documentNumber}`;
