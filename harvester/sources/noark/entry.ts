import type { EntryKeys, Journalpost } from '../../record/journalpost.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who publishes, for every entry of one source. */
export interface Publisher {
  readonly sourceId: string;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
}

/** An entry as a file format gives it; keys, publisher and flags are added by `completeEntry`. */
export type EntryDraft = Omit<
  Journalpost,
  'kommunenummer' | 'organisasjonsnummer' | 'kilde' | 'keys' | 'historisk' | 'lenke'
> & { readonly systemID: string | null; readonly registreringsID: string | null };

/**
 * Every key the file states. `kilde` is the one that is most surely unique within the source: system id, case and document
 * number, registreringsID, and last the journal number, for each series of a system counts its own. null: there is none, and the entry cannot be told from others.
 */
export function entryKeys(draft: EntryDraft): EntryKeys | null {
  const { journalaar, journalsekvensnummer, journalpostnummer, saksmappe, registreringsID } = draft;
  // journal files have been seen that repeat the registreringsID as systemID (noark.md §1.6)
  const repeats = draft.systemID === registreringsID && !UUID.test(draft.systemID ?? '');
  const systemID = repeats ? null : draft.systemID;
  const journal =
    journalaar !== null && journalsekvensnummer !== null
      ? { aar: journalaar, sekvensnummer: journalsekvensnummer }
      : null;
  const sak =
    saksmappe?.saksaar != null && saksmappe.sakssekvensnummer !== null && journalpostnummer !== null
      ? {
          aar: saksmappe.saksaar,
          sekvensnummer: saksmappe.sakssekvensnummer,
          journalpostnummer,
        }
      : null;
  const kilde =
    systemID !== null
      ? `systemID:${systemID}`
      : sak !== null
        ? `sak:${sak.aar}/${sak.sekvensnummer}-${sak.journalpostnummer}`
        : registreringsID !== null
          ? `registreringsID:${registreringsID}`
          : journal !== null
            ? `journal:${journal.aar}/${journal.sekvensnummer}`
            : null;
  return kilde === null ? null : { systemID, registreringsID, journal, sak, kilde };
}

/** The normalised entry. */
export function completeEntry(
  publisher: Publisher,
  draft: EntryDraft,
  keys: EntryKeys,
  historisk: boolean,
): Journalpost {
  const { systemID: _systemID, registreringsID: _registreringsID, ...rest } = draft;
  return {
    ...rest,
    kommunenummer: publisher.kommunenummer,
    organisasjonsnummer: publisher.organisasjonsnummer,
    kilde: publisher.sourceId,
    keys,
    lenke: null,
    historisk,
  };
}
