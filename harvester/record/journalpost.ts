import type { MarkedText } from './marked-text.ts';

/**
 * The normalised journal entry, as a source adapter hands it over and as the archive keeps it. RAW: it may hold names and
 * numbers the public must not see, so it cannot be imported outside `harvester/`; the public form is `PublicEntry`.
 * Field names are Noark 5 elements (metadata catalogue numbers in reference: M001 systemID …). Dates are `YYYY-MM-DD`
 * in Europe/Oslo. What the source does not say is null; nothing is guessed without its `…Utledet` flag.
 */
export interface Journalpost {
  /** Municipality number of the publishing organisation at publication, four digits. */
  readonly kommunenummer: string;
  /** Organisation number of the publishing organisation, nine digits. */
  readonly organisasjonsnummer: string;
  /** Id of the configured source it came from. */
  readonly kilde: string;
  readonly keys: EntryKeys;
  /** M025 as the source publishes it; null: nothing may be shown. */
  readonly offentligTittel: MarkedText | null;
  readonly journalposttype: Journalposttype;
  /** The direction was inferred from the correspondents, not stated. */
  readonly journalposttypeUtledet: boolean;
  readonly journalstatus: Journalstatus | null;
  readonly journaldato: string | null;
  readonly dokumentetsDato: string | null;
  readonly mottattDato: string | null;
  readonly sendtDato: string | null;
  /** First publication as the source states it; null: not stated. */
  readonly publisertDato: string | null;
  readonly journalaar: number | null;
  readonly journalsekvensnummer: number | null;
  readonly journalpostnummer: number | null;
  readonly administrativEnhet: string | null;
  readonly klasse: Klasse | null;
  readonly saksmappe: Saksmappe | null;
  readonly korrespondanseparter: readonly Korrespondansepart[];
  readonly dokumenter: readonly Dokument[];
  readonly skjerming: Skjerming | null;
  /** M506 security grading (B, K, H, SH, F, SF); any value keeps the entry from the public. */
  readonly gradering: string | null;
  /** Landing page at the source, http(s) only. */
  readonly lenke: string | null;
  /** A closed system's history: names are never searchable. */
  readonly historisk: boolean;
  /** Set for an entry out of a deposited database extract. */
  readonly arkivuttrekk?: Arkivuttrekk;
  /** Set for an entry read by OAI-PMH; its key there is `keys.kilde`. */
  readonly opphav?: Opphav;
}

/** What the OAI-PMH service an entry was read from said of the record. */
export interface Opphav {
  /** UTC, whole seconds. */
  readonly datostempel: string;
  /** Namespace of the metadata. */
  readonly navnerom: string;
}

/** Where an entry of a closed system comes from, and who keeps the documents. Public as it stands: no person is named in it. */
export interface Arkivuttrekk {
  /** Name of the archive as a reader should see it. */
  readonly navn: string;
  /** The years it covers, as stated, e.g. `1998-2006`. */
  readonly periode: string | null;
  /** System the entries were kept in. */
  readonly system: string;
  /** Program that wrote the extract. */
  readonly produsent: string | null;
  /** `YYYY-MM-DD` the extract was made. */
  readonly uttrekksdato: string | null;
  /** Mapping and its version, e.g. `noark4 v1`. */
  readonly kartlegging: string;
  /** Archive institution to ask for the document. */
  readonly arkivinstitusjon: string | null;
  /** E-mail or http(s) address of the institution. */
  readonly kontakt: string | null;
}

/** Every key the source knows the entry by; identity is derived from them and all are kept and matched (identity.ts). */
export interface EntryKeys {
  /** M001, as the source writes it. */
  readonly systemID: string | null;
  /** M004. */
  readonly registreringsID: string | null;
  readonly journal: { readonly aar: number; readonly sekvensnummer: number } | null;
  readonly sak: {
    readonly aar: number;
    readonly sekvensnummer: number;
    readonly journalpostnummer: number;
  } | null;
  /** The key inside the source's own protocol, e.g. the OAI identifier. Unique within one source. */
  readonly kilde: string;
}

export type Journalposttype = 'I' | 'U' | 'N' | 'X' | 'S' | 'ukjent';

export type Journalstatus = 'J' | 'F' | 'G' | 'E' | 'A' | 'U' | 'M' | 'S' | 'R' | 'ukjent';

export interface Saksmappe {
  readonly systemID: string | null;
  readonly saksaar: number | null;
  readonly sakssekvensnummer: number | null;
  /** The case number as the source prints it, when year and number could not be read from it. */
  readonly saksnummerTekst: string | null;
  readonly offentligTittel: MarkedText | null;
  readonly saksdato: string | null;
  readonly saksstatus: string | null;
}

export type Korrespondanseparttype =
  | 'avsender'
  | 'mottaker'
  | 'kopimottaker'
  | 'gruppemottaker'
  | 'medavsender'
  | 'intern_avsender'
  | 'intern_mottaker'
  | 'intern_kopimottaker'
  | 'ukjent';

export interface Korrespondansepart {
  readonly korrespondanseparttype: Korrespondanseparttype;
  /** null: left out or screened by the source. */
  readonly navn: MarkedText | null;
  /** true or false when the source says so (part type, `<personnavn>`, organisation number); null: the door decides. */
  readonly erPerson: boolean | null;
  readonly organisasjonsnummer: string | null;
  readonly administrativEnhet: string | null;
}

export interface Dokument {
  readonly dokumentnummer: number | null;
  readonly tilknyttetRegistreringSom: 'hoveddokument' | 'vedlegg' | null;
  readonly tittel: MarkedText | null;
  readonly dokumenttype: string | null;
  readonly format: string | null;
  /** http(s) address where anyone can read it; null: exists, but is not published. */
  readonly url: string | null;
  /** M707, bytes; left out: not stated. */
  readonly filstoerrelse?: number;
  /** M705 with its algorithm (M706) in lower case, `sha-256:<hex>`; left out: not stated. */
  readonly sjekksum?: string;
}

export interface Klasse {
  readonly klasseID: string | null;
  readonly tittel: MarkedText | null;
  /** M086; PNR (fødselsnummer as class) is never shown. */
  readonly klassifikasjonstype: string | null;
}

export interface Skjerming {
  /** M500 as the source writes it. */
  readonly tilgangsrestriksjon: string | null;
  /** M501 as the source writes it. */
  readonly skjermingshjemmel: string | null;
}
