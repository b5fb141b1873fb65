import type { Journalpost, Journalstatus } from './journalpost.ts';
import { readTilgangsrestriksjon } from './tilgangsrestriksjon.ts';

/** Why an entry is kept from the public as a whole. */
export type HoldReason =
  | 'gradert'
  | 'midlertidig-sperret'
  | 'ikke-journalfoert'
  | 'utgaatt'
  | 'ukjent-journalstatus'
  /** Not by a rule: by a person in the staff room (`archivist-hold.ts`). */
  | 'sperret-av-arkivar';

// Only what is registered, dispatched or archived is in the public journal (Noark-4.1 K15.30; Noark 5 ch. 5.2).
const HELD_STATUS: Readonly<Record<Journalstatus, HoldReason | null>> = {
  J: null,
  E: null,
  A: null,
  F: 'ikke-journalfoert',
  G: 'ikke-journalfoert',
  M: 'ikke-journalfoert',
  S: 'ikke-journalfoert',
  R: 'ikke-journalfoert',
  U: 'utgaatt',
  ukjent: 'ukjent-journalstatus',
};

/**
 * Why the whole entry is held, or null. Any gradering holds (sikkerhetsloven § 5-3, beskyttelsesinstruksen), also one that
 * stands as access code; so do code XX and every status that is not yet, or no longer, in the journal, or not known.
 */
export function holdReason(record: Journalpost): HoldReason | null {
  if (record.gradering !== null && record.gradering.trim() !== '') return 'gradert';
  const access = record.skjerming?.tilgangsrestriksjon;
  if (access) {
    const meaning = readTilgangsrestriksjon(access);
    if (meaning === 'gradert') return 'gradert';
    if (meaning === 'sperret') return 'midlertidig-sperret';
  }
  return record.journalstatus === null ? null : HELD_STATUS[record.journalstatus];
}
