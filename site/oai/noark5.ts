import type {
  PublicDokument,
  PublicEntry,
  PublicKorrespondansepart,
} from '../../harvester/record/public-entry.ts';
import type { OaiContent, OaiPlace } from './oai-content.ts';
import type { Format } from './repository.ts';
import { textElement } from './xml-text.ts';

type Journalposttype = PublicEntry['journalposttype'];
type Korrespondanseparttype = PublicKorrespondansepart['korrespondanseparttype'];

/** M082. */
const TYPES: Readonly<Record<Journalposttype, string | null>> = {
  I: 'Inngående dokument',
  U: 'Utgående dokument',
  N: 'Organinternt dokument for oppfølging',
  X: 'Organinternt dokument uten oppfølging',
  S: 'Saksframlegg',
  ukjent: null,
};

/** M087. */
const ROLES: Readonly<Record<Korrespondanseparttype, string | null>> = {
  avsender: 'Avsender',
  mottaker: 'Mottaker',
  kopimottaker: 'Kopimottaker',
  gruppemottaker: 'Gruppemottaker',
  medavsender: 'Medavsender',
  intern_avsender: 'Intern avsender',
  intern_mottaker: 'Intern mottaker',
  intern_kopimottaker: 'Intern kopimottaker',
  ukjent: null,
};

export const noark5Namespace = (publicUrl: string): string => `${publicUrl}/oai/noark5`;

/**
 * The public part of a journalpost in its saksmappe and klasse, with the element names and the order of Noark 5 arkivstruktur. It lacks much
 * that arkivstruktur demands, so it has a namespace and a schema of its own (`noark5-schema.ts`).
 */
export function noark5(place: OaiPlace): Format<OaiContent> {
  const { publicUrl } = place;
  const namespace = noark5Namespace(publicUrl);
  const schema = `${publicUrl}/oai/noark5.xsd`;
  const declared =
    ` xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` +
    ` xsi:schemaLocation="${namespace} ${schema}"`;
  return {
    prefix: 'noark5',
    schema,
    namespace,
    write: ({ entry }) => {
      const inside = mappe(entry, publicUrl);
      const { klasse } = entry;
      const xml =
        klasse && (klasse.klasseID || klasse.tittel)
          ? `<klasse>${textElement('klasseID', klasse.klasseID)}${textElement('tittel', klasse.tittel)}${inside}</klasse>`
          : inside;
      // The root declares the namespaces, whichever element it is.
      return xml.replace(/^<\w+/, (start) => start + declared);
    },
  };
}

function mappe(entry: PublicEntry, publicUrl: string): string {
  const { saksmappe } = entry;
  const inside = registrering(entry, publicUrl);
  if (saksmappe === null) return inside;
  const number = /^(\d{4})\/(\d+)$/.exec(saksmappe.saksnummer ?? '');
  return (
    '<mappe xsi:type="saksmappe">' +
    textElement('permalenke', `${publicUrl}/sak/${saksmappe.id}`) +
    textElement('mappeID', saksmappe.saksnummer) +
    textElement('offentligTittel', saksmappe.offentligTittel) +
    inside +
    textElement('saksaar', number?.[1] ?? null) +
    textElement('sakssekvensnummer', number?.[2] ?? null) +
    textElement('saksdato', saksmappe.saksdato) +
    '</mappe>'
  );
}

function registrering(entry: PublicEntry, publicUrl: string): string {
  const { skjerming, arkivuttrekk } = entry;
  return (
    '<registrering xsi:type="journalpost">' +
    textElement('permalenke', `${publicUrl}/post/${entry.id}`) +
    (skjerming === null
      ? ''
      : `<skjerming>${textElement('tilgangsrestriksjon', skjerming.tilgangsrestriksjon)}${textElement('skjermingshjemmel', skjerming.skjermingshjemmel)}</skjerming>`) +
    entry.dokumenter.map(dokumentbeskrivelse).join('') +
    textElement('registreringsID', entry.registreringsID) +
    textElement('offentligTittel', entry.offentligTittel) +
    entry.korrespondanseparter.map(korrespondansepart).join('') +
    textElement('journalaar', entry.journalaar) +
    textElement('journalsekvensnummer', entry.journalsekvensnummer) +
    textElement('journalpostnummer', entry.journalpostnummer) +
    textElement('journalposttype', TYPES[entry.journalposttype]) +
    textElement('journaldato', entry.journaldato) +
    textElement('dokumentetsDato', entry.dokumentetsDato) +
    textElement('mottattDato', entry.mottattDato) +
    textElement('sendtDato', entry.sendtDato) +
    textElement('administrativEnhet', entry.administrativEnhet) +
    textElement('organisasjonsnummer', entry.organisasjonsnummer) +
    textElement('kommunenummer', entry.kommunenummer) +
    textElement('lenke', entry.lenke) +
    (arkivuttrekk === undefined
      ? ''
      : `<arkivuttrekk>${textElement('navn', arkivuttrekk.navn)}${textElement('periode', arkivuttrekk.periode)}` +
        `${textElement('system', arkivuttrekk.system)}${textElement('uttrekksdato', arkivuttrekk.uttrekksdato)}` +
        `${textElement('arkivinstitusjon', arkivuttrekk.arkivinstitusjon)}${textElement('kontakt', arkivuttrekk.kontakt)}</arkivuttrekk>`) +
    textElement('publisert', entry.publisert) +
    textElement('endret', entry.endret) +
    '</registrering>'
  );
}

/** A private person has a role, and no name. */
const korrespondansepart = (part: PublicKorrespondansepart): string =>
  '<korrespondansepart>' +
  textElement('korrespondanseparttype', ROLES[part.korrespondanseparttype]) +
  textElement('korrespondansepartNavn', part.navn) +
  textElement('administrativEnhet', part.administrativEnhet) +
  '</korrespondansepart>';

const SOM = { hoveddokument: 'Hoveddokument', vedlegg: 'Vedlegg' } as const;

function dokumentbeskrivelse(dokument: PublicDokument): string {
  const { tilknyttetRegistreringSom: som, format, url } = dokument;
  return (
    '<dokumentbeskrivelse>' +
    textElement('tittel', dokument.tittel) +
    textElement('tilknyttetRegistreringSom', som && SOM[som]) +
    textElement('dokumentnummer', dokument.dokumentnummer) +
    (format === null && url === null
      ? ''
      : `<dokumentobjekt>${textElement('format', format)}${textElement('referanseDokumentfil', url)}</dokumentobjekt>`) +
    '</dokumentbeskrivelse>'
  );
}
