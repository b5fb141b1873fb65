/** Small pieces of Noark 5 XML with invented content, for tests that change one thing at a time. */

export const STRUKTUR = 'http://www.arkivverket.no/standarder/noark5/arkivstruktur';

type Fields = Readonly<Record<string, string | null>>;

const element = (name: string, content: string | null | undefined): string =>
  content == null ? '' : `<${name}>${content}</${name}>`;

const all = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, content]) => element(name, content))
    .join('');

export const skjerming = (
  metadata: string | null,
  tilgangsrestriksjon = 'Unntatt offentlighet',
): string =>
  `<skjerming>${all({
    tilgangsrestriksjon,
    skjermingshjemmel: 'Offl. § 13 jf. fvl. § 13',
    skjermingMetadata: metadata,
  })}</skjerming>`;

/** A journalpost as Noark 5.x writes it; `fields` replaces or, with null, leaves out. */
export function journalpostXml(
  fields: Fields = {},
  extra: { readonly before?: string; readonly parts?: string; readonly type?: string } = {},
): string {
  const {
    systemID = 'f1f1f1f1-0000-4000-8000-000000000001',
    registreringsID = '2026/7-1',
    tittel = 'Søknad om skjenkebevilling',
    offentligTittel = null,
    ...rest
  } = fields;
  const journal: Fields = {
    journalaar: '2026',
    journalsekvensnummer: '41',
    journalpostnummer: '1',
    journalposttype: 'Inngående dokument',
    journalstatus: 'Journalført',
    journaldato: '2026-03-02',
    ...rest,
  };
  const parts = extra.parts ?? part('Avsender', 'Fjellheim Kro AS');
  const type = extra.type ?? ' xsi:type="journalpost"';
  return `<registrering${type}>${all({ systemID })}${extra.before ?? ''}${all({
    registreringsID,
    tittel,
    offentligTittel,
  })}${parts}${all(journal)}</registrering>`;
}

export const part = (type: string, navn: string): string =>
  `<korrespondansepart>${all({ korrespondanseparttype: type, korrespondansepartNavn: navn })}</korrespondansepart>`;

export function mappeXml(
  registreringer: string,
  extra: { readonly before?: string; readonly fields?: Fields; readonly type?: string } = {},
): string {
  const {
    systemID = 'a1a1a1a1-0000-4000-8000-000000000001',
    tittel = 'Skjenkebevillinger 2026',
    offentligTittel = null,
    ...rest
  } = extra.fields ?? {};
  const after: Fields = {
    saksaar: '2026',
    sakssekvensnummer: '7',
    saksdato: '2026-03-01',
    administrativEnhet: 'Servicetorget',
    saksstatus: 'Under behandling',
    ...rest,
  };
  return `<mappe${extra.type ?? ' xsi:type="saksmappe"'}>${all({
    systemID,
    mappeID: '2026/7',
    tittel,
    offentligTittel,
  })}${extra.before ?? ''}${registreringer}${all(after)}</mappe>`;
}

export const arkivXml = (inside: string, arkivdel = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<arkiv xmlns="${STRUKTUR}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<systemID>c1</systemID><tittel>Lilleby</tittel>
<arkivskaper><arkivskaperID>999888777</arkivskaperID><arkivskaperNavn>Lilleby kommune</arkivskaperNavn></arkivskaper>
<arkivdel><systemID>d1</systemID><tittel>Sakarkiv</tittel>${arkivdel}
${inside}
</arkivdel></arkiv>`;

export const klasseXml = (
  inside: string,
  extra: {
    readonly type?: string;
    readonly id?: string;
    readonly before?: string;
    readonly after?: string;
  } = {},
): string =>
  `<klassifikasjonssystem><systemID>k0</systemID><klassifikasjonstype>${extra.type ?? 'EH'}</klassifikasjonstype><tittel>Nøkkel</tittel>
<klasse><systemID>k1</systemID><klasseID>${extra.id ?? 'U63'}</klasseID><tittel>Skjenking</tittel>${extra.before ?? ''}${inside}${extra.after ?? ''}</klasse></klassifikasjonssystem>`;

export interface JournalEntryXml {
  readonly klasse?: string;
  readonly sak?: Fields;
  readonly post?: Fields;
  readonly parts?: string;
}

/** offentligJournal.xml or loependeJournal.xml; an entry's fields replace the usual ones, null leaves one out. */
export function journalXml(
  root: 'offentligJournal' | 'loependeJournal',
  entries: readonly JournalEntryXml[],
  head: Fields = {},
): string {
  const title = root === 'offentligJournal' ? 'offentligTittel' : 'tittel';
  const body = entries.map(({ klasse, sak, post, parts }, index) => {
    const sakFields: Fields = {
      saksaar: '2026',
      sakssekvensnummer: '7',
      [title]: 'Skjenkebevillinger',
      ...sak,
    };
    const postFields: Fields = {
      systemID: `f1f1f1f1-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
      registreringsID: null,
      journalaar: '2026',
      journalsekvensnummer: String(41 + index),
      journalpostnummer: String(1 + index),
      [title]: 'Søknad om skjenkebevilling',
      journaldato: '2026-03-02',
      ...post,
    };
    return `<journalregistrering>${
      klasse ?? '<klasse><klasseID>U63</klasseID><tittel>Skjenking</tittel></klasse>'
    }
<saksmappe>${all(sakFields)}</saksmappe><journalpost>${all(postFields)}${
      parts ?? part('Avsender', 'Fjellheim Kro AS')
    }</journalpost></journalregistrering>`;
  });
  const journalhode: Fields = {
    journalStartDato: '2026-03-01',
    journalSluttDato: '2026-03-31',
    antallJournalposter: String(entries.length),
    ...head,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.arkivverket.no/standarder/noark5/${root}">
<journalhode>${all(journalhode)}<arkivskaper><arkivskaperID>1</arkivskaperID><arkivskaperNavn>Lilleby kommune</arkivskaperNavn></arkivskaper></journalhode>
${body.join('\n')}
</${root}>`;
}
