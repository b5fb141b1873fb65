import { seededRandom } from './seeded-random.ts';
import { type FixtureArchive, type FixtureCell, writeSiard } from './siard-file.ts';

/** Stands in every text and name that must not become public. */
export const CANARY = 'HEMMELIGTEKST';

export interface SystemArchiveOptions {
  readonly entries: number;
  readonly seed?: number;
  readonly naming?: 'noark4' | 'ephorte';
  /** One title in fifty is kept in a file that is lost. */
  readonly lostValues?: boolean;
  readonly archive?: Partial<FixtureArchive>;
}

/** What the generator put in, so that a test knows what must come out. */
export interface SystemArchiveTruth {
  /** Entries that may be shown at all. */
  shown: number;
  /** Of those, the ones whose title may be shown. */
  titles: number;
  names: number;
}

const SUFFIX: Readonly<Record<string, string>> = {
  JP_SAID: 'SA',
  JP_NDOKTYPE: 'ND',
  JP_STATUS: 'JS',
  JP_TGKODE: 'TK',
  SA_ADMID: 'AI',
  SA_TGKODE: 'TK',
  SA_STATUS: 'SS',
  AM_JPID: 'JP',
  AM_ADMID: 'AI',
  DL_JPID: 'JP',
  DL_DOKID: 'DB',
  DL_TYPE: 'DT',
  DB_TGKODE: 'TK',
  KL_SAID: 'SA',
};
const OPEN = ['', '', '', '', ''];
const CODES = [...OPEN, ...OPEN, '5', '6', 'UO', 'U', '11'];
/** Codes no list knows, one in ten, and grades that hide the entry. */
const UNKNOWN = ['PX', 'ZZ', '99', 'Q?', 'UNNT'];
const HIDDEN = ['B', 'XX', 'SF', 'KL'];
const TOPICS = [
  'Søknad om byggetillatelse',
  'Høringsuttalelse – kommuneplan',
  'Klage på vedtak',
  'Tilbud & kontrakt',
  'Skjøte, gnr. 12 bnr. 7',
  'Svar på brev <1>',
];

/**
 * An archive as a Noark 4 system leaves it, with the defects of real ones: orphan entries, unknown statuses and codes, dates
 * in two forms, padded numbers, titles of white space, duplicate codes, unused columns with secrets in them.
 */
export async function writeNoark4(
  path: string,
  options: SystemArchiveOptions,
): Promise<SystemArchiveTruth> {
  const random = seededRandom(options.seed ?? 1);
  const truth: SystemArchiveTruth = { shown: 0, titles: 0, names: 0 };
  const cases = Math.max(1, Math.floor(options.entries / 4));
  const code = (): string =>
    random.chance(0.1)
      ? random.pick(UNKNOWN)
      : random.chance(0.03)
        ? random.pick(HIDDEN)
        : random.pick(CODES);
  const isKnown = (value: string): boolean => !UNKNOWN.includes(value) && !HIDDEN.includes(value);
  const caseCodes = Array.from({ length: cases }, () => (random.chance(0.1) ? code() : ''));
  const caseShields = Array.from({ length: cases }, () => random.chance(0.1));
  const date = (i: number): string => {
    const [year, month, day] = [1998 + (i % 8), 1 + (i % 12), 1 + (i % 28)].map(String);
    const [y = '', m = '', d = ''] = [year, month?.padStart(2, '0'), day?.padStart(2, '0')];
    return i % 7 === 0 ? `${y}${m}${d}` : i % 5 === 0 ? `${d}.${m}.${y}` : `${y}-${m}-${d}`;
  };
  const posts: FixtureCell[][] = [];
  const parties: FixtureCell[][] = [];
  const links: FixtureCell[][] = [];
  const documents: FixtureCell[][] = [];
  for (let i = 1; i <= options.entries; i++) {
    const orphan = random.chance(0.01);
    const at = random.below(cases);
    const tgkode = code();
    const status = random.chance(0.9)
      ? random.pick(['J', 'A'])
      : random.pick(['R', 'M', 'S', '?', '']);
    const dated = !random.chance(0.01);
    const caseCode = orphan ? '' : (caseCodes[at] ?? '');
    const lost = options.lostValues === true && random.chance(0.02);
    const shown =
      !lost && dated && (status === 'J' || status === 'A') && isKnown(tgkode) && isKnown(caseCode);
    const u1 = random.chance(0.15)
      ? '1'
      : random.chance(0.1)
        ? ''
        : random.chance(0.02)
          ? '?'
          : '0';
    const released = u1 === '0' || (u1 === '' && tgkode === '' && caseCode === '');
    const blank = random.chance(0.01);
    const secret = shown && released ? '' : `${CANARY} `;
    posts.push([
      String(i),
      String(1998 + (i % 8)),
      String(i),
      orphan ? '999999' : String(at + 1).padStart(8, '0'),
      String(1 + (i % 40)),
      dated ? date(i) : '9999-12-31',
      random.pick(['I', 'U', 'N', 'X']),
      date(i + 3),
      '0',
      status,
      lost
        ? { xml: '<c11 file="finnes/ikke.txt"/>' }
        : blank
          ? '   '
          : `${secret}${random.pick(TOPICS)} nr ${i}`,
      u1,
      tgkode,
      tgkode === '' ? null : 'Offl § 13',
      `${CANARY} merknad`,
    ]);
    if (shown) truth.shown++;
    if (shown && released && !blank) truth.titles++;
    for (let n = random.below(3); n > 0; n--) {
      const amU1 = random.chance(0.2) ? '1' : random.chance(0.3) ? null : '0';
      const named = shown && (amU1 === '0' || (amU1 === null && tgkode === '' && caseCode === ''));
      if (named) truth.names++;
      parties.push([
        String(parties.length + 1),
        String(i),
        random.pick(['0', '1']),
        random.chance(0.1) ? '1' : '0',
        named
          ? random.pick(['Eksempel Bygg AS', 'Statsforvalteren i Nordland', 'Testvik kommune'])
          : `${CANARY}navn Hansen`,
        amU1,
        `${CANARY} gate 1`,
        '1',
      ]);
    }
    if (i % 2 === 0) {
      const dbCode = random.chance(0.1) ? '5' : null;
      links.push([String(i), '1', String(i), 'H']);
      documents.push([
        String(i),
        'B',
        `${shown && released && dbCode === null ? '' : `${CANARY} `}Dokument ${i}`,
        dbCode,
      ]);
    }
  }
  const column = (name: string): string =>
    options.naming === 'ephorte' && SUFFIX[name] !== undefined ? `${name}_${SUFFIX[name]}` : name;
  const columns = (names: string): string[] => names.split(' ').map(column);
  await writeSiard(path, {
    producer: 'Generert prøvearkiv',
    ...options.archive,
    tables: [
      {
        name: options.naming === 'ephorte' ? 'NOARKSAK' : 'SAK',
        columns: columns(
          'SA_ID SA_SAAR SA_SEKNR SA_DATO SA_TITTEL SA_U1 SA_STATUS SA_ADMID SA_TGKODE SA_UOFF',
        ),
        rows: Array.from({ length: cases }, (_v, i) => {
          const [tgkode = '', shield = false] = [caseCodes[i], caseShields[i]];
          return [
            String(i + 1),
            String(1998 + (i % 8)),
            String(i + 1),
            date(i),
            `${shield || !isKnown(tgkode) ? `${CANARY} ` : ''}Sak ${i + 1}`,
            shield ? '1' : '0',
            'A',
            '1',
            tgkode,
            null,
          ];
        }),
        primaryKey: [column('SA_ID')],
      },
      {
        name: options.naming === 'ephorte' ? 'JOURNPOST' : 'JOURNPST',
        columns: columns(
          'JP_ID JP_JAAR JP_SEKNR JP_SAID JP_JPOSTNR JP_JDATO JP_NDOKTYPE JP_DOKDATO JP_UDATERT JP_STATUS JP_INNHOLD JP_U1 JP_TGKODE JP_UOFF JP_MERKNAD',
        ),
        rows: posts,
      },
      {
        name: 'AVSMOT',
        columns: columns('AM_ID AM_JPID AM_IHTYPE AM_KOPIMOT AM_NAVN AM_U1 AM_ADRESSE AM_ADMID'),
        rows: parties,
      },
      { name: 'DOKLINK', columns: columns('DL_JPID DL_RNR DL_DOKID DL_TYPE'), rows: links },
      {
        name: options.naming === 'ephorte' ? 'DOKBESKRIV' : 'DOKBESK',
        columns: columns('DB_DOKID DB_KATEGORI DB_TITTEL DB_TGKODE'),
        rows: documents,
      },
      {
        name: 'ADMINDEL',
        columns: columns('AI_ID AI_IDFAR AI_ADMKORT AI_ADMBET'),
        rows: [
          ['1', null, 'RÅD', 'Rådmannen'],
          ['1', null, 'RÅD', 'Rådmannen'],
        ],
      },
      {
        name: 'PERNAVN',
        columns: columns('PN_ID PN_NAVN'),
        rows: [['1', `${CANARY} Saksbehandler`]],
      },
    ],
  });
  return truth;
}
