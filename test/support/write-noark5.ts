import { ENHETER, KLASSER, type ModelCase, type ModelPost } from './noark-model.ts';

export type Noark5Version = '3.1' | '4.0' | '5.0' | '5.5';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const SPACE = 'http://www.arkivverket.no/standarder/noark5';
const TYPES = { I: 'Inngående dokument', U: 'Utgående dokument' } as const;
const STATUSES = {
  J: 'Journalført',
  E: 'Ekspedert',
  A: 'Arkivert',
  F: 'Ferdigstilt fra saksbehandler',
  U: 'Utgår',
} as const;
const ROLES = { avsender: 'Avsender', mottaker: 'Mottaker', kopimottaker: 'Kopimottaker' } as const;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const tag = (name: string, text: string | number | null): string =>
  text === null ? '' : `<${name}>${escapeXml(String(text))}</${name}>`;

/** arkivstruktur.xml, one piece per case, valid against the version's schema (up to 4.0 with only the listed statuses). */
export function* arkivstruktur(
  cases: readonly ModelCase[],
  version: Noark5Version,
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<arkiv xmlns="${SPACE}/arkivstruktur" xmlns:xsi="${XSI}">
${tag('systemID', '00000000-1111-4111-8111-000000000001')}${tag('tittel', 'Lilleby kommune')}${created()}${closed()}
<arkivskaper>${tag('arkivskaperID', '999888777')}${tag('arkivskaperNavn', 'Lilleby kommune')}</arkivskaper>
<arkivdel>${tag('systemID', '00000000-1111-4111-8111-000000000002')}${tag('tittel', 'Sakarkiv')}${tag('arkivdelstatus', 'Avsluttet periode')}${created()}${closed()}
<klassifikasjonssystem>${tag('systemID', '00000000-1111-4111-8111-000000000003')}${tag('klassifikasjonstype', 'EH')}${tag('tittel', 'Nøkkel')}${created()}
`;
  for (const [index, [id, title]] of KLASSER.entries()) {
    yield `<klasse>${tag('systemID', `00000000-1111-4111-8111-00000000010${index}`)}${tag('klasseID', id)}${tag('tittel', title)}${created()}\n`;
    for (const sak of cases) if (sak.klasse === index) yield mappe(sak, version);
    yield '</klasse>\n';
  }
  yield '</klassifikasjonssystem></arkivdel></arkiv>\n';
}

function mappe(sak: ModelCase, version: Noark5Version): string {
  return `<mappe xsi:type="saksmappe">${tag('systemID', sak.systemID)}${tag('mappeID', `${sak.aar}/${sak.sekvensnummer}`)}${tag('tittel', sak.tittel)}${created()}${closed()}
${sak.poster.map((post) => registrering(sak, post, version)).join('\n')}
${tag('saksaar', sak.aar)}${tag('sakssekvensnummer', sak.sekvensnummer)}${tag('saksdato', sak.dato)}${tag('administrativEnhet', ENHETER[sak.enhet] ?? '')}${tag('saksansvarlig', 'KN')}${tag('saksstatus', 'Avsluttet')}</mappe>
`;
}

function registrering(sak: ModelCase, post: ModelPost, version: Noark5Version): string {
  const from5 = version.startsWith('5');
  const parts = post.parter
    .map(
      ({ rolle, navn }) =>
        `<korrespondansepart>${tag('korrespondanseparttype', ROLES[rolle])}${tag('korrespondansepartNavn', navn)}</korrespondansepart>`,
    )
    .join('');
  const skjerming =
    post.hjemmel === null
      ? ''
      : `<skjerming>${tag('tilgangsrestriksjon', 'Unntatt offentlighet')}${tag('skjermingshjemmel', post.hjemmel)}${METADATA.map((value) => tag('skjermingMetadata', value)).join('')}</skjerming>`;
  const gradering =
    post.grad === null
      ? ''
      : `<gradering>${tag(from5 ? 'grad' : 'gradering', from5 ? post.grad : 'Begrenset (sikkerhetsgrad)')}${tag('graderingsdato', '2020-01-01T00:00:00')}${tag('gradertAv', 'PST')}</gradering>`;
  return `<registrering xsi:type="journalpost">${tag('systemID', post.systemID)}${created()}${tag('arkivertDato', '2024-01-01T00:00:00')}${tag('arkivertAv', 'Arkivet')}${skjerming}${gradering}${post.dokumenter.map((one, index) => dokument(one, index, from5)).join('')}${tag('registreringsID', `${sak.aar}/${sak.sekvensnummer}-${post.nummer}`)}${tag('tittel', post.tittel)}${tag('offentligTittel', post.offentligTittel)}${from5 ? parts : ''}${tag('journalaar', sak.aar)}${tag('journalsekvensnummer', post.sekvensnummer)}${tag('journalpostnummer', post.nummer)}${tag('journalposttype', TYPES[post.type])}${tag('journalstatus', STATUSES[post.status])}${tag('journaldato', post.journaldato)}${tag('dokumentetsDato', post.dokumentetsDato)}${from5 ? '' : parts}</registrering>`;
}

const METADATA = [
  'Skjerming tittel registrering - utvalgte ord',
  'Skjerming navn avsender',
  'Skjerming navn mottaker',
  'Skjerming tittel dokumentbeskrivelse',
];

function dokument(one: ModelPost['dokumenter'][number], index: number, from5: boolean): string {
  return `<dokumentbeskrivelse>${tag('systemID', one.id)}${tag('dokumenttype', 'Brev')}${tag('dokumentstatus', 'Dokumentet er ferdigstilt')}${tag('tittel', one.tittel)}${created()}${tag('tilknyttetRegistreringSom', index === 0 ? 'Hoveddokument' : 'Vedlegg')}${tag('dokumentnummer', index + 1)}${tag('tilknyttetDato', '2024-01-01T00:00:00')}${tag('tilknyttetAv', 'Arkivet')}<dokumentobjekt>${from5 ? tag('systemID', one.id.replace('-4bbb-', '-4bbc-')) : ''}${tag('versjonsnummer', 1)}${tag('variantformat', 'Arkivformat')}${tag('format', 'PDF/A')}${created()}${tag('referanseDokumentfil', one.url ?? `dokumenter/${one.id}.pdf`)}${tag('sjekksum', 'ab'.repeat(32))}${tag('sjekksumAlgoritme', 'SHA-256')}${tag('filstoerrelse', 1234)}</dokumentobjekt></dokumentbeskrivelse>`;
}

const created = (): string =>
  `${tag('opprettetDato', '2019-01-01T00:00:00')}${tag('opprettetAv', 'Arkivet')}`;
const closed = (): string =>
  `${tag('avsluttetDato', '2024-12-31T00:00:00')}${tag('avsluttetAv', 'Arkivet')}`;

/** Entries that belong in a journal: registered, dispatched or archived. */
export const isJournalled = (post: ModelPost): boolean => /^[JEA]$/.test(post.status);

/** offentligJournal.xml (screened) or loependeJournal.xml (full, with marks); graded entries stand in the latter only. */
export function* journal(
  cases: readonly ModelCase[],
  root: 'offentligJournal' | 'loependeJournal',
  version: Noark5Version,
): Generator<string> {
  const open = root === 'offentligJournal';
  const shown = (post: ModelPost): boolean => isJournalled(post) && (!open || post.grad === null);
  const all = cases.flatMap((sak) => sak.poster.filter(shown).map((post) => ({ sak, post })));
  yield `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="${SPACE}/${root}"><journalhode>${tag('journalStartDato', '2019-01-01')}${tag('journalSluttDato', '2023-12-31')}${tag('antallJournalposter', all.length)}<arkivskaper>${tag('arkivskaperID', '999888777')}${tag('arkivskaperNavn', 'Lilleby kommune')}</arkivskaper></journalhode>
`;
  const from55 = version === '5.5';
  const mark = (on: boolean, text: string): string =>
    on && !open ? tag('skjermingMetadata', text) : '';
  for (const { sak, post } of all) {
    const [id, title] = KLASSER[sak.klasse] ?? ['', ''];
    const shielded = post.hjemmel !== null;
    const titles = open
      ? tag('offentligTittel', post.offentligTittel ?? post.tittel)
      : tag('tittel', post.tittel) + tag('offentligTittel', post.offentligTittel);
    yield `<journalregistrering><klasse>${tag('klasseID', id)}${tag('tittel', title)}</klasse><saksmappe>${from55 ? tag('mappeID', `${sak.aar}/${sak.sekvensnummer}`) : ''}${tag('saksaar', sak.aar)}${tag('sakssekvensnummer', sak.sekvensnummer)}${open ? tag('offentligTittel', sak.tittel) : tag('tittel', sak.tittel)}${from55 ? tag('administrativEnhet', ENHETER[sak.enhet] ?? '') : ''}</saksmappe><journalpost>${tag('systemID', post.systemID)}${from55 ? tag('registreringsID', `${sak.aar}/${sak.sekvensnummer}-${post.nummer}`) : ''}${tag('journalaar', sak.aar)}${tag('journalsekvensnummer', post.sekvensnummer)}${tag('journalpostnummer', post.nummer)}${titles}${mark(shielded, 'Skjerming tittel registrering - utvalgte ord')}${tag('journaldato', post.journaldato)}${tag('dokumentetsDato', post.dokumentetsDato)}${shielded ? tag('tilgangsrestriksjon', 'Unntatt offentlighet') : ''}${post.grad === null ? '' : tag(version.startsWith('5') ? 'grad' : 'gradering', version.startsWith('5') ? post.grad : 'Begrenset (sikkerhetsgrad)')}${tag('skjermingshjemmel', post.hjemmel)}${post.parter
      .map(
        ({ rolle, navn, skjermet }) =>
          `<korrespondansepart>${tag('korrespondanseparttype', ROLES[rolle])}${tag('korrespondansepartNavn', open && skjermet ? '*****' : navn)}${mark(skjermet, 'Skjerming navn avsender')}</korrespondansepart>`,
      )
      .join('')}</journalpost></journalregistrering>
`;
  }
  yield `</${root}>\n`;
}
