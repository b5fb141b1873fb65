import type { SiardTable } from './reader/siard-metadata.ts';

/** The tables and columns a known case system is recognised by. Column names are compared without case and look-up suffix. */
export interface SystemSignature {
  readonly id: string;
  readonly name: string;
  /** Table (any of the names) → columns it should have. */
  readonly tables: readonly {
    readonly names: readonly string[];
    readonly columns: readonly string[];
  }[];
  /** Columns carry the suffix of the table they look up (`JP_NDOKTYPE_ND`). */
  readonly suffixed: boolean;
}

const NOARK_4 = [
  { names: ['NOARKSAK', 'SAK'], columns: ['SA_ID', 'SA_SAAR', 'SA_SEKNR', 'SA_TITTEL', 'SA_U1'] },
  {
    names: ['JOURNPOST', 'JOURNPST'],
    columns: [
      'JP_ID',
      'JP_JAAR',
      'JP_SEKNR',
      'JP_SAID',
      'JP_JDATO',
      'JP_NDOKTYPE',
      'JP_STATUS',
      'JP_INNHOLD',
      'JP_U1',
      'JP_TGKODE',
    ],
  },
  { names: ['AVSMOT'], columns: ['AM_JPID', 'AM_IHTYPE', 'AM_NAVN', 'AM_U1'] },
  { names: ['DOKBESKRIV', 'DOKBESK'], columns: ['DB_DOKID', 'DB_TITTEL'] },
] as const;

export const SYSTEMS: readonly SystemSignature[] = [
  {
    id: 'noark4',
    name: 'Noark 4, table and column names of the standard',
    tables: NOARK_4,
    suffixed: false,
  },
  { id: 'ephorte', name: 'ePhorte / Elements', tables: NOARK_4, suffixed: true },
  {
    id: 'esa',
    name: 'ESA / Kontor 2000',
    tables: [
      {
        names: ['DGJMJO'],
        columns: [
          'REFAARNR',
          'JOURAARNR',
          'REGDATO',
          'TYPE',
          'STATUS',
          'INNH1',
          'INNH2',
          'U1',
          'UNNTOFF',
        ],
      },
      { names: ['DGSMSA'], columns: ['JOURAARNR', 'JOURAAR', 'JOURNR', 'INNH1', 'U1', 'UNNTOFF'] },
      { names: ['DGJMFA'], columns: ['REFAARNR', 'IHTYPE', 'NAVN', 'U1'] },
    ],
    suffixed: false,
  },
];

export interface SystemGuess {
  readonly id: string;
  readonly name: string;
  /** Share of the signature that was found, 0–1. */
  readonly certainty: number;
  readonly missing: readonly string[];
}

/** `JP_NDOKTYPE_ND` and `JP_HDOKTYPE_G` without the suffix ePhorte adds; null when there is none. */
export const withoutSuffix = (column: string): string | null =>
  /^([A-Z]{2,3}_.+?)(?:_[A-Z]{2})?(?:_G)?$/i.exec(column)?.[1] ?? null;

/** Systems the tables look like, likeliest first; none below one half. */
export function guessSystem(tables: readonly SiardTable[]): SystemGuess[] {
  const guesses = SYSTEMS.map((system): SystemGuess & { suffixes: number } => {
    const missing: string[] = [];
    let wanted = 0;
    let suffixes = 0;
    for (const { names, columns } of system.tables) {
      const table = tables.find(({ name }) => names.some((known) => known === name.toUpperCase()));
      wanted += 2 + columns.length;
      if (table === undefined) {
        missing.push(names[0] ?? '');
        continue;
      }
      const present = new Set(table.columns.map(({ name }) => name.toUpperCase()));
      const bare = new Set([...present].map((name) => withoutSuffix(name) ?? name));
      for (const column of columns) {
        if (present.has(column)) continue;
        if (system.suffixed && bare.has(column)) suffixes++;
        else missing.push(`${table.name}.${column}`);
      }
    }
    const lost = missing.reduce((sum, name) => {
      const whole = system.tables.find(({ names }) => names[0] === name);
      return sum + (whole === undefined ? 1 : 2 + whole.columns.length);
    }, 0);
    const certainty = (wanted - lost) / wanted;
    return { id: system.id, name: system.name, certainty, missing, suffixes };
  });
  return (
    guesses
      // Without a single suffix it is the plain naming, not ePhorte's.
      .filter(
        ({ id, certainty, suffixes }) => certainty >= 0.5 && (id !== 'ephorte' || suffixes > 0),
      )
      .sort((a, b) => b.certainty - a.certainty || b.suffixes - a.suffixes)
      .map(({ id, name, certainty, missing }) => ({
        id,
        name,
        certainty: Math.round(certainty * 100) / 100,
        missing,
      }))
  );
}
