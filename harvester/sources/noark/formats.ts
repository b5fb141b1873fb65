import type { Grammar } from '../../files/xml-grammar.ts';
import { noark4Journal } from './noark4/journal.ts';
import { NOARK4_JOURNALS } from './noark4/journal-grammar.ts';
import { NOARK5_ROOTS } from './noark5/grammar.ts';
import { journalReader } from './noark5/journal.ts';
import { structureReader } from './noark5/structure.ts';
import { withdrawalReader } from './noark5/withdrawals.ts';
import type { ReaderFactory } from './reader.ts';

/** An XML format that holds journal entries, known by its root element. */
export interface Format {
  readonly root: string;
  readonly grammar: Grammar;
  readonly reader: ReaderFactory;
}

/** Root of eInnsyn's message that entries are taken back. */
export const WITHDRAWALS = 'trekkTilbake';

const ALL: readonly Format[] = [
  {
    root: 'offentligJournal',
    grammar: NOARK5_ROOTS.offentligJournal,
    reader: journalReader,
  },
  { root: 'loependeJournal', grammar: NOARK5_ROOTS.loependeJournal, reader: journalReader },
  { root: 'OFFJOURNAL', grammar: NOARK4_JOURNALS.OFFJOURNAL, reader: noark4Journal },
  { root: 'JOURNAL', grammar: NOARK4_JOURNALS.JOURNAL, reader: noark4Journal },
  { root: WITHDRAWALS, grammar: NOARK5_ROOTS.trekkTilbake, reader: withdrawalReader },
  { root: 'arkiv', grammar: NOARK5_ROOTS.arkiv, reader: structureReader },
];

/** By root element. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  ALL.map((format) => [format.root, format]),
);

export const ROOTS: Readonly<Record<string, Grammar>> = Object.fromEntries(
  ALL.map((format) => [format.root, format.grammar]),
);
