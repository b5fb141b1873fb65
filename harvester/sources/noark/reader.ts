import type { XmlElement } from '../../files/xml-element.ts';
import type { TreeListener } from '../../files/xml-tree.ts';
import type { Intake } from './intake.ts';
import type { NoarkSettings } from './settings.ts';

/** What a reader of one format is given. */
export interface ReaderContext {
  readonly intake: Intake;
  readonly settings: NoarkSettings;
  /** UTC instant that dates are checked against. */
  readonly now: Date;
}

/** Period and count the file itself states; null where it says nothing that can be read. */
export interface FileHead {
  readonly line: number;
  readonly fraDato: string | null;
  readonly tilDato: string | null;
  readonly antall: number | null;
  readonly antallLine: number;
  /** Files the journal is split into, as far as the format says; 1 when it does not. */
  readonly antallFiler: number;
}

/** Reads one format out of streamed elements into the intake. */
export interface FormatReader extends TreeListener {
  /** What the file states about itself; known at the latest after the last element. */
  head(): FileHead | null;
  /** Frees what lies outside memory. */
  [Symbol.dispose](): void;
}

export type ReaderFactory = (root: XmlElement, context: ReaderContext) => FormatReader;
