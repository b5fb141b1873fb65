/** Noark 4 journals with invented content, for tests that change one thing at a time. */

type Fields = Readonly<Record<string, string | null>>;

const fieldsXml = (prefix: string, fields: Fields): string =>
  Object.entries(fields)
    .map(([name, text]) => (text === null ? '' : `<${prefix}${name}>${text}</${prefix}${name}>`))
    .join('');

export interface Noark4EntryXml {
  readonly sak?: Fields;
  readonly post?: Fields;
  /** Content of each AVSMOT. */
  readonly parter?: readonly string[];
  readonly klassering?: string;
  readonly dokumenter?: string;
}

export const avsmot = (navn: string, ihtype = '0', extra = ''): string =>
  `<AM.NAVN>${navn}</AM.NAVN><AM.IHTYPE>${ihtype}</AM.IHTYPE>${extra}`;

/** OFFJOURNAL or JOURNAL with the DOCTYPE such files carry. */
export function noark4JournalXml(
  root: 'OFFJOURNAL' | 'JOURNAL',
  entries: readonly Noark4EntryXml[],
  encoding = 'ISO-8859-1',
): string {
  const suffix = root === 'OFFJOURNAL' ? 'OJ' : 'JO';
  const open = root === 'OFFJOURNAL';
  const body = entries.map((entry, index) => {
    const sak: Fields = {
      SAAR: '2026',
      SEKNR: '7',
      ...(open ? {} : { DATO: '20260301' }),
      [open ? 'OFFTITTEL' : 'TITTEL']: 'Skjenkebevillinger',
      ...(open ? {} : { ASTATUS: 'B' }),
      ADMKORT: 'Servicetorget',
      ANSVINIT: 'KN',
      ...entry.sak,
    };
    const post: Fields = {
      JAAR: '2026',
      SEKNR: String(41 + index),
      POSTNR: String(1 + index),
      JDATO: '20260302',
      NDOKTYPE: 'I',
      DOKDATO: '20260227',
      [open ? 'OFFINNHOLD' : 'INNHOLD']: 'Søknad om skjenkebevilling',
      ...entry.post,
    };
    const parter = (entry.parter ?? [avsmot('Fjellheim Kro AS')])
      .map((part) => `<AVSMOT.${suffix}>${part}</AVSMOT.${suffix}>`)
      .join('');
    const klassering =
      entry.klassering ??
      `<KLASSERING.${suffix}><KL.ORDNVERDI>U63</KL.ORDNVERDI><KL.SORT>1</KL.SORT><KL.OPLTEKST>K-koder</KL.OPLTEKST><KL.OVBESK>Skjenking</KL.OVBESK></KLASSERING.${suffix}>`;
    return `<NOARKSAK.${suffix}>${fieldsXml('SA.', sak)}${klassering}
<JOURNPOST.${suffix}>${fieldsXml('JP.', post)}${parter}${entry.dokumenter ?? ''}</JOURNPOST.${suffix}></NOARKSAK.${suffix}>`;
  });
  return `<?xml version="1.0" encoding="${encoding}"?>
<!DOCTYPE ${root} SYSTEM "http://127.0.0.1:9/${root}.DTD">
<${root} VERSJON="2.0"><PRODINFO><PI.ARKSKAPER>Lilleby</PI.ARKSKAPER><PI.FRADATO>20260301</PI.FRADATO><PI.TILDATO>20260331</PI.TILDATO><PI.PRODDATO>20260401</PI.PRODDATO><PI.ANTFILER>1</PI.ANTFILER><FIL><PI.FILNAVN>a.xml</PI.FILNAVN></FIL></PRODINFO>
<RAPPORT>
${body.join('\n')}
</RAPPORT></${root}>`;
}
