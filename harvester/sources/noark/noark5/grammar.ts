import { grammars } from '../../../files/xml-grammar.ts';

const SKJERMING =
  'tilgangsrestriksjon skjermingshjemmel skjermingMetadata* skjermingDokument -skjermingsvarighet -skjermingOpphoererDato';
/**
 * Noark 5 arkivstruktur.xml, versions 3.0 to 5.5 in one: the element order of arkivstruktur.xsd, with free places where the
 * versions differ (part, korrespondansepart) and where children stand between a mappe's fields. What no journal may show
 * (parties to the case, notes, addresses, officers) is known and never read.
 */
export const ARKIVSTRUKTUR = grammars({
  arkiv: `systemID tittel -beskrivelse -arkivstatus -dokumentmedium -oppbevaringssted* -opprettetDato -opprettetAv -avsluttetDato
    -avsluttetAv arkivskaper>* +~arkiv>* +~arkivdel>* +~mappe>* +~registrering>*`,
  arkivskaper: 'arkivskaperID! arkivskaperNavn! -beskrivelse',
  arkivdel: `systemID tittel -beskrivelse -arkivdelstatus -dokumentmedium -oppbevaringssted* -opprettetDato -opprettetAv
    -avsluttetDato -avsluttetAv -arkivperiodeStartDato -arkivperiodeSluttDato -referanseForloeper -referanseArvtaker -kassasjon
    -utfoertKassasjon -sletting skjerming> gradering> +~klassifikasjonssystem>* +~klasse>* +~mappe>*
    +~registrering>* +~basisregistrering>registrering*`,
  klassifikasjonssystem: `systemID klassifikasjonstype tittel -beskrivelse -opprettetDato -opprettetAv -avsluttetDato -avsluttetAv
    +~klasse>*`,
  klasse: `systemID! klasseID! tittel! -beskrivelse -noekkelord* -opprettetDato -opprettetAv -avsluttetDato -avsluttetAv
    -kryssreferanse* -kassasjon skjerming> gradering> +~klasse>* +~mappe>* +~registrering>* +~basisregistrering>registrering*`,
  mappe: `systemID! mappeID tittel! offentligTittel -beskrivelse -noekkelord* -dokumentmedium -oppbevaringssted* -opprettetDato
    -opprettetAv -avsluttetDato -avsluttetAv -referanseArkivdel* -~virksomhetsspesifikkeMetadata -~part* -kryssreferanse*
    -merknad* -kassasjon skjerming> gradering> +~mappe>* +~registrering>* +~basisregistrering>registrering*
    saksaar sakssekvensnummer saksdato administrativEnhet -saksansvarlig -journalenhet saksstatus -utlaantDato -utlaantTil
    -referanseSekundaerKlassifikasjon* -sakspart* -presedens* -~moetenummer -~utvalg -~moetedato -~moetested
    -~referanseForrigeMoete -~referanseNesteMoete -~moetedeltaker*`,
  registrering: `systemID! -opprettetDato -opprettetAv -arkivertDato -arkivertAv -referanseArkivdel* -~part* -kassasjon skjerming>
    gradering> dokumentbeskrivelse>* ~dokumentobjekt>* registreringsID tittel offentligTittel -beskrivelse -noekkelord*
    -forfatter* -dokumentmedium -oppbevaringssted* -~virksomhetsspesifikkeMetadata -merknad* -kryssreferanse*
    ~korrespondansepart>* journalaar journalsekvensnummer journalpostnummer journalposttype journalstatus journaldato
    dokumentetsDato mottattDato sendtDato -forfallsdato -offentlighetsvurdertDato -antallVedlegg -utlaantDato -utlaantTil
    -journalenhet -avskrivning* -dokumentflyt* -presedens* -elektroniskSignatur
    -~moeteregistreringstype -~moetesakstype -~moeteregistreringsstatus -~administrativEnhet -~saksbehandler
    -~referanseTilMoeteregistrering* -~referanseFraMoeteregistrering*`,
  korrespondansepart: `korrespondanseparttype! korrespondansepartNavn! -postadresse* -postnummer -poststed -land -epostadresse
    -telefonnummer* -kontaktperson administrativEnhet -saksbehandler`,
  dokumentbeskrivelse: `systemID! dokumenttype -dokumentstatus tittel! -beskrivelse -forfatter* -opprettetDato -opprettetAv
    -dokumentmedium -oppbevaringssted -referanseArkivdel* tilknyttetRegistreringSom dokumentnummer -tilknyttetDato -tilknyttetAv
    -~part* -merknad* -kassasjon -utfoertKassasjon -sletting skjerming> gradering> -elektroniskSignatur dokumentobjekt>*`,
  dokumentobjekt: `-systemID -versjonsnummer variantformat format -formatDetaljer -opprettetDato -opprettetAv
    referanseDokumentfil! sjekksum! sjekksumAlgoritme filstoerrelse -elektroniskSignatur -konvertering*`,
  skjerming: SKJERMING,
  // 3.x and 4.0 repeat the element's own name inside; 5.0 says grad (XSD change note M506)
  gradering: 'grad gradering -graderingsdato -gradertAv -nedgraderingsdato -nedgradertAv',
});

/** offentligJournal.xml. A `tittel` does not belong in it and is never read. */
const OFFENTLIG = grammars({
  offentligJournal: 'journalhode> +journalregistrering>*',
  journalhode: 'journalStartDato journalSluttDato -seleksjon antallJournalposter arkivskaper>*',
  arkivskaper: 'arkivskaperID! arkivskaperNavn! -beskrivelse',
  journalregistrering: 'klasse> saksmappe> journalpost>',
  klasse: 'klasseID! tittel!',
  saksmappe: `mappeID saksaar sakssekvensnummer -~tittel offentligTittel administrativEnhet -saksansvarlig
    tilgangsrestriksjon skjermingshjemmel`,
  journalpost: `systemID! registreringsID journalaar journalsekvensnummer journalpostnummer -~tittel offentligTittel
    -skjermingMetadata* journaldato dokumentetsDato -avskrivningsdato -avskrivningsmaate ~administrativEnhet -~saksbehandler
    -~referanseAvskrivesAvJournalpost tilgangsrestriksjon ~grad ~gradering* skjermingshjemmel korrespondansepart>*`,
  korrespondansepart: 'korrespondanseparttype! korrespondansepartNavn!',
});

/** loependeJournal.xml: the unshielded titles beside the public ones, and a mark on each element that must be shielded. */
const LOEPENDE = grammars({
  loependeJournal: 'journalhode> +journalregistrering>*',
  journalhode: 'journalStartDato journalSluttDato -seleksjon antallJournalposter arkivskaper>*',
  arkivskaper: 'arkivskaperID! arkivskaperNavn! -beskrivelse',
  journalregistrering: 'klasse> saksmappe> journalpost>',
  klasse: 'klasseID! tittel! skjermingMetadata*',
  saksmappe: `mappeID saksaar sakssekvensnummer tittel offentligTittel skjermingMetadata* administrativEnhet -saksansvarlig
    -referanseArkivdel* ~tilgangsrestriksjon ~skjermingshjemmel`,
  journalpost: `systemID! registreringsID journalaar journalsekvensnummer journalpostnummer tittel offentligTittel
    -~offentlighetsvurdertDato skjermingMetadata* journaldato dokumentetsDato -antallVedlegg -avskrivningsdato
    -avskrivningsmaate ~administrativEnhet -~saksbehandler -~journalenhet -~referanseAvskrivesAvJournalpost
    tilgangsrestriksjon ~grad ~gradering* skjermingshjemmel korrespondansepart>*`,
  korrespondansepart: 'korrespondanseparttype! korrespondansepartNavn! skjermingMetadata*',
});

/** eInnsyn's message that entries are withdrawn: nothing but their ids is read. */
const TREKK_TILBAKE = grammars({
  trekkTilbake: '+registrering>*',
  registrering: 'systemID -~tittel -~offentligTittel',
});

/** The roots of Noark 5 files that may be read. endringslogg.xml holds old, unshielded values and is not among them. */
export const NOARK5_ROOTS = {
  arkiv: ARKIVSTRUKTUR.arkiv,
  offentligJournal: OFFENTLIG.offentligJournal,
  loependeJournal: LOEPENDE.loependeJournal,
  trekkTilbake: TREKK_TILBAKE.trekkTilbake,
} as const;
