import { caseId, entryId, matchKeys } from '../record/identity.ts';
import type { Journalpost } from '../record/journalpost.ts';
import { meaning } from '../record/meaning.ts';
import { type Finding, type HoldReason, screen } from '../record/screening.ts';
import { screenedForm } from './screened-form.ts';

/** What can be worked out from a record without the archive, wherever there is time for it. */
export interface PreparedRecord {
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  readonly kilde: string;
  /** The record's own key at its source. */
  readonly sourceKey: string;
  readonly journaldato: string | null;
  readonly historisk: boolean;
  /** Every key the entry may come back under, strongest first. */
  readonly keys: readonly string[];
  readonly meaning: string;
}

/** The rest of what is stored of a record: only needed of one that is news. */
export interface ScreenedRecord {
  /** The permalink the record's keys lead to. */
  readonly id: string;
  readonly caseId: string | null;
  readonly held: HoldReason | null;
  readonly findings: readonly Finding[];
  /** See `screenedForm`; null: screening changed nothing. */
  readonly form: string | null;
}

export const prepareRecord = (record: Journalpost): PreparedRecord => ({
  kommunenummer: record.kommunenummer,
  organisasjonsnummer: record.organisasjonsnummer,
  kilde: record.kilde,
  sourceKey: record.keys.kilde,
  journaldato: record.journaldato,
  historisk: record.historisk,
  keys: matchKeys(record.organisasjonsnummer, record.kilde, record.keys),
  meaning: meaning(record),
});

/** `raw`: the record as JSON. Throws what screening throws on a record that no rule foresees. */
export function screenRecord(record: Journalpost, raw: string): ScreenedRecord {
  const { record: screened, held, findings } = screen(record);
  return {
    id: entryId(record.organisasjonsnummer, record.keys),
    caseId: record.saksmappe && caseId(record.organisasjonsnummer, record.saksmappe),
    held,
    findings,
    form: screenedForm(raw, JSON.stringify(screened)),
  };
}
