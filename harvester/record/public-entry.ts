import type { Arkivuttrekk, Journalposttype, Korrespondanseparttype } from './journalpost.ts';

export type { Arkivuttrekk, Journalposttype, Korrespondanseparttype };

/**
 * What the public may see of one journal entry, as the door (`public-view.ts`) computed it for one reader and one moment.
 * This is the only form of an entry that leaves `harvester/`.
 */
export interface PublicEntry {
  readonly id: string;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  readonly kilde: string;
  /** null: the source shows no title; the site prints its own words for that. */
  readonly offentligTittel: string | null;
  readonly journalposttype: Journalposttype;
  readonly journalposttypeUtledet: boolean;
  readonly journaldato: string | null;
  readonly dokumentetsDato: string | null;
  readonly mottattDato: string | null;
  readonly sendtDato: string | null;
  readonly journalaar: number | null;
  readonly journalsekvensnummer: number | null;
  readonly journalpostnummer: number | null;
  readonly registreringsID: string | null;
  readonly administrativEnhet: string | null;
  readonly klasse: { readonly klasseID: string | null; readonly tittel: string | null } | null;
  readonly saksmappe: PublicSaksmappe | null;
  readonly korrespondanseparter: readonly PublicKorrespondansepart[];
  readonly dokumenter: readonly PublicDokument[];
  readonly skjerming: {
    readonly tilgangsrestriksjon: string | null;
    readonly skjermingshjemmel: string | null;
  } | null;
  /** At least one document can be opened now. */
  readonly kanLeses: boolean;
  readonly lenke: string | null;
  /** UTC, whole seconds: first time the entry was public here, and its last visible change. */
  readonly publisert: string;
  readonly endret: string;
  /** The view holds names of private persons (a page within the year): tell robots to stay away. */
  readonly harNavn: boolean;
  /** Names were left out of this view (by age, by audience, or by screening). */
  readonly navnUtelatt: boolean;
  /** Set for history out of a closed system: where it comes from and whom to ask for the document. */
  readonly arkivuttrekk?: Arkivuttrekk;
}

export interface PublicSaksmappe {
  /** Permanent id of the case, `/sak/<id>`. */
  readonly id: string;
  /** `2024/1234`, or as the source prints it; null: not known. */
  readonly saksnummer: string | null;
  readonly offentligTittel: string | null;
  readonly saksdato: string | null;
}

export interface PublicKorrespondansepart {
  readonly korrespondanseparttype: Korrespondanseparttype;
  /** null: left out at the source, or a private person not shown to this reader. */
  readonly navn: string | null;
  readonly erPerson: boolean;
  readonly administrativEnhet: string | null;
}

export interface PublicDokument {
  readonly dokumentnummer: number | null;
  readonly tilknyttetRegistreringSom: 'hoveddokument' | 'vedlegg' | null;
  readonly tittel: string | null;
  readonly format: string | null;
  readonly url: string | null;
  /** Bytes of the file at `url`; left out: not stated, or no file is offered. */
  readonly filstoerrelse?: number;
  /** `sha-256:<hex>` of the file at `url`; left out as above. */
  readonly sjekksum?: string;
}

/** Where an entry that was read by OAI-PMH comes from (guidelines for provenance). */
export interface PublicOpphav {
  /** Identifier of the record at the source. */
  readonly identifikator: string;
  /** Its datestamp there, UTC, whole seconds. */
  readonly datostempel: string;
  readonly navnerom: string;
  /** UTC second it was read. */
  readonly hoestet: string;
}

/** An entry that was public and no longer is. Nothing of its text is kept. */
export interface PublicTombstone {
  readonly id: string;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  readonly kilde: string;
  /** UTC, whole seconds. */
  readonly trukketTilbake: string;
}

/** What may go into a search index: no names in the texts; names apart, with the last day they may give hits. */
export interface SearchView {
  /** The bulk view: names of private persons left out. */
  readonly entry: PublicEntry;
  /** Names of private persons that may give hits today; empty once the year has passed. */
  readonly names: readonly string[];
  /** Last day (Europe/Oslo, `YYYY-MM-DD`) on which `names` may give hits; null when there are none. */
  readonly namesUntil: string | null;
}

/** One step of the change feed, latest state of each entry only. */
export type PublicChange =
  | { readonly seq: number; readonly kind: 'entry'; readonly view: SearchView }
  | { readonly seq: number; readonly kind: 'withdrawn'; readonly tombstone: PublicTombstone };
