import { ENHETER, KLASSER, type ModelCase, type ModelPost } from './noark-model.ts';
import { escapeXml, isJournalled } from './write-noark5.ts';

const tag = (name: string, text: string | number | null): string =>
  text === null || text === '' ? '' : `<${name}>${escapeXml(String(text))}</${name}>`;

const day = (date: string): string => date.replaceAll('-', '');
const IHTYPE = { avsender: 0, mottaker: 1, kopimottaker: 1 } as const;

/** OFFJOURNAL 2.0 as an archive produces it: screened, with nothing graded or unfinished. */
export function offjournal(cases: readonly ModelCase[]): string {
  const rows = cases.flatMap((sak) =>
    sak.poster
      .filter((post) => isJournalled(post) && post.grad === null)
      .map((post) => {
        const [id, title] = KLASSER[sak.klasse] ?? ['', ''];
        // copies are not in the public journal (K15.30–36), and the DTD has no KOPIMOT
        const parts = post.parter
          .filter(({ rolle }) => rolle !== 'kopimottaker')
          .map(
            ({ rolle, navn, skjermet }) =>
              `<AVSMOT.OJ>${tag('AM.NAVN', skjermet ? '*****' : navn)}${tag('AM.IHTYPE', IHTYPE[rolle])}</AVSMOT.OJ>`,
          )
          .join('');
        const documents =
          post.hjemmel !== null
            ? ''
            : post.dokumenter
                .map(
                  (one, index) =>
                    `<DOKLINK.OJ>${tag('DL.RNR', index + 1)}${tag('DL.TYPE', index === 0 ? 'H' : 'V')}<DOKBESKRIV.OJ>${tag('DB.TITTEL', one.tittel)}<DOKVERSJON.OJ>${tag('VE.VERSJON', 1)}${tag('VE.VARIANT', 'A')}${tag('VE.FILREF', one.url ?? `DOK\\${one.id}.PDF`)}</DOKVERSJON.OJ></DOKBESKRIV.OJ></DOKLINK.OJ>`,
                )
                .join('');
        return `<NOARKSAK.OJ>${tag('SA.SAAR', sak.aar)}${tag('SA.SEKNR', sak.sekvensnummer)}${tag('SA.OFFTITTEL', sak.tittel)}${tag('SA.ADMKORT', ENHETER[sak.enhet] ?? '')}<KLASSERING.OJ>${tag('KL.ORDNVERDI', id)}${tag('KL.SORT', 1)}${tag('KL.OPLTEKST', 'EH')}${tag('KL.OVBESK', title)}</KLASSERING.OJ><JOURNPOST.OJ>${tag('JP.JAAR', sak.aar)}${tag('JP.SEKNR', post.sekvensnummer)}${tag('JP.POSTNR', post.nummer)}${tag('JP.JDATO', day(post.journaldato))}${tag('JP.NDOKTYPE', post.type)}${tag('JP.DOKDATO', day(post.dokumentetsDato))}${tag('JP.OFFINNHOLD', post.offentligTittel ?? post.tittel)}${post.hjemmel === null ? '' : tag('JP.TGKODE', 'Unntatt offentlighet')}${tag('JP.UOFF', post.hjemmel)}${parts}${documents}</JOURNPOST.OJ></NOARKSAK.OJ>`;
      }),
  );
  return `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE OFFJOURNAL SYSTEM "OFFJOURN.DTD">
<OFFJOURNAL VERSJON="2.0"><PRODINFO><PI.ARKSKAPER>Lilleby kommune</PI.ARKSKAPER><PI.FRADATO>20190101</PI.FRADATO><PI.TILDATO>20231231</PI.TILDATO><PI.PRODDATO>20240101</PI.PRODDATO><PI.ANTFILER>1</PI.ANTFILER><FIL><PI.FILNAVN>O.XML</PI.FILNAVN></FIL></PRODINFO><RAPPORT>
${rows.join('\n')}
</RAPPORT></OFFJOURNAL>
`;
}

/** The tables of a Noark 4 export with their NOARKIH.XML, by file name, in ISO-8859-1. JOURNPOST is split in two files. */
export function noark4Tables(cases: readonly ModelCase[]): Map<string, string> {
  const posts = cases.flatMap((sak) => sak.poster.map((post) => ({ sak, post })));
  const u1 = (post: ModelPost): number => (post.hjemmel === null ? 0 : 1);
  const tgkode = (post: ModelPost): string | null =>
    post.grad !== null ? 'B' : post.hjemmel === null ? null : 'Unntatt offentlighet';
  const half = Math.ceil(posts.length / 2);
  const journpost = posts.map(
    ({ sak, post }) =>
      tag('JP.ID', post.systemID) +
      tag('JP.JAAR', sak.aar) +
      tag('JP.SEKNR', post.sekvensnummer) +
      tag('JP.SAID', sak.systemID) +
      tag('JP.JPOSTNR', post.nummer) +
      tag('JP.JDATO', day(post.journaldato)) +
      tag('JP.NDOKTYPE', post.type) +
      tag('JP.DOKDATO', day(post.dokumentetsDato)) +
      tag('JP.UDATERT', 0) +
      tag('JP.STATUS', post.status) +
      tag('JP.INNHOLD', post.tittel) +
      tag('JP.U1', u1(post)) +
      tag('JP.TGKODE', tgkode(post)) +
      tag('JP.UOFF', post.hjemmel),
  );
  const tables: readonly (readonly [table: string, file: string, rows: readonly string[]])[] = [
    [
      'NOARKSAK',
      'NOARKSAK.XML',
      cases.map(
        (sak) =>
          tag('SA.ID', sak.systemID) +
          tag('SA.SAAR', sak.aar) +
          tag('SA.SEKNR', sak.sekvensnummer) +
          tag('SA.DATO', day(sak.dato)) +
          tag('SA.TITTEL', sak.tittel) +
          tag('SA.U1', 0) +
          tag('SA.STATUS', 'Avsluttet') +
          tag('SA.ARKDEL', 'S') +
          tag('SA.ADMID', sak.enhet + 1) +
          tag('SA.ANSVID', 1) +
          tag('SA.ANTJP', sak.poster.length),
      ),
    ],
    ['JOURNPOST', 'JOURNPST.XML', journpost.slice(0, half)],
    ['JOURNPOST', 'JOURNPS2.XML', journpost.slice(half)],
    [
      'AVSMOT',
      'AVSMOT.XML',
      posts.flatMap(({ post }) =>
        post.parter.map(
          ({ rolle, navn, skjermet }, index) =>
            tag('AM.ID', `${post.systemID}-${index}`) +
            tag('AM.JPID', post.systemID) +
            tag('AM.IHTYPE', IHTYPE[rolle]) +
            (rolle === 'kopimottaker' ? tag('AM.KOPIMOT', 1) : '') +
            tag('AM.NAVN', navn) +
            tag('AM.U1', skjermet ? 1 : 0) +
            tag('AM.ADRESSE', 'Storgata 1') +
            tag('AM.ADMID', 0) +
            tag('AM.SBHID', 0),
        ),
      ),
    ],
    [
      'KLASSERING',
      'KLASS.XML',
      cases.map(
        (sak) =>
          tag('KL.SAID', sak.systemID) +
          tag('KL.SORT', 1) +
          tag('KL.ORDNPRI', 'EH') +
          tag('KL.ORDNVER', KLASSER[sak.klasse]?.[0] ?? '') +
          tag('KL.U1', 0),
      ),
    ],
    [
      'ORDNVERDI',
      'ORDNVERD.XML',
      KLASSER.map(
        ([id, title]) =>
          tag('OV.ORDNPRI', 'EH') +
          tag('OV.ORDNVER', id) +
          tag('OV.BESKR', title) +
          tag('OV.REGFLAGG', 1) +
          tag('OV.SEKFLAGG', 0),
      ),
    ],
    [
      'ADMINDEL',
      'ADMINDEL.XML',
      ENHETER.map(
        (enhet, index) =>
          tag('AI.ID', index + 1) +
          tag('AI.ADMKORT', `E${index}`) +
          tag('AI.ADMBET', enhet) +
          tag('AI.TYPE', 'A') +
          tag('AI.FRADATO', '20190101'),
      ),
    ],
    [
      'DOKLINK',
      'DOKLINK.XML',
      posts.flatMap(({ post }) =>
        post.dokumenter.map(
          (one, index) =>
            tag('DL.JPID', post.systemID) +
            tag('DL.RNR', index + 1) +
            tag('DL.DOKID', one.id) +
            tag('DL.TYPE', index === 0 ? 'H' : 'V') +
            tag('DL.TKDATO', '20240101') +
            tag('DL.TKAV', 1),
        ),
      ),
    ],
    [
      'DOKBESKRIV',
      'DOKBESK.XML',
      posts.flatMap(({ post }) =>
        post.dokumenter.map(
          (one) =>
            tag('DB.DOKID', one.id) +
            tag('DB.KATEGORI', 'Brev') +
            tag('DB.TITTEL', one.tittel) +
            tag('DB.PAPIR', 0) +
            tag('DB.STATUS', 'F') +
            tag('DB.UTARBAV', 1),
        ),
      ),
    ],
    [
      'DOKVERSJON',
      'DOKVERS.XML',
      posts.flatMap(({ post }) =>
        post.dokumenter.map(
          (one) =>
            tag('VE.DOKID', one.id) +
            tag('VE.VERSJON', 1) +
            tag('VE.VARIANT', 'A') +
            tag('VE.AKTIV', 1) +
            tag('VE.DOKFORMAT', 'PDF/A') +
            tag('VE.FILREF', one.url ?? `DOK\\${one.id}.PDF`),
        ),
      ),
    ],
  ];
  const files = new Map<string, string>();
  const listed = new Map<string, string[]>();
  for (const [table, file, rows] of tables) {
    files.set(
      file,
      `<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE ${table}.TAB SYSTEM "${file.replace('.XML', '.DTD')}">\n<${table}.TAB VERSJON="1.0">\n${rows.map((row) => `<${table}>${row}</${table}>`).join('\n')}\n</${table}.TAB>\n`,
    );
    listed.set(table, [
      ...(listed.get(table) ?? []),
      `<FIL>${tag('TI.FILNAVN', file)}${tag('TI.ANTPOSTER', rows.length)}</FIL>`,
    ]);
  }
  files.set(
    'NOARKIH.XML',
    `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE NOARK.IH SYSTEM "NOARKIH.DTD">
<NOARK.IH VERSJON="1.0"><EKSPORTINFO><EI.ARKSKAPER>Lilleby</EI.ARKSKAPER><EI.SYSTEMNAVN>Prøve</EI.SYSTEMNAVN><EI.FRADATO>20190101</EI.FRADATO><EI.TILDATO>20231231</EI.TILDATO><EI.PRODDATO>20240101</EI.PRODDATO></EKSPORTINFO>
${[...listed].map(([table, list]) => `<TABELLINFO><TI.TABELL>${table}</TI.TABELL><ATTRIBUTTER><TI.ATTR>X</TI.ATTR></ATTRIBUTTER><TI.ANTFILER>${list.length}</TI.ANTFILER>${list.join('')}</TABELLINFO>`).join('\n')}
</NOARK.IH>
`,
  );
  return files;
}
