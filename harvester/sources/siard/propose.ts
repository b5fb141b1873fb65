import { stringify } from 'yaml';
import type { InspectedTable, Inspection } from './inspect.ts';

/** A guess at what a column is, with how sure it is and why. */
interface Guess {
  readonly table: InspectedTable;
  readonly column: string;
  /** 0–1. */
  readonly certainty: number;
}

interface Role {
  readonly role: string;
  /** Against the column name in upper case. */
  readonly names: RegExp;
  readonly type?: RegExp;
  /** Share of rows that should have a value. */
  readonly filled?: number;
}

const DATE = /DATE|TIMESTAMP/i;
const ENTRY: readonly Role[] = [
  { role: 'title', names: /TITTEL|INNHOLD|INNH|BESKR|SUBJECT|TITLE|EMNE/, filled: 0.5 },
  {
    role: 'journaldato',
    names: /J(OURNAL)?_?DATO|REGDATO|REG_?DATE|JOURNALDATE|REGISTR.*DATO/,
    type: DATE,
  },
  {
    role: 'dokumentetsDato',
    names: /DOK(UMENT)?_?DATO|BREVDATO|DATERT|DOCDATE|LETTERDATE/,
    type: DATE,
  },
  { role: 'journalposttype', names: /N?DOKTYPE|DOCTYPE|^TYPE$|_TYPE$|RETNING|DIRECTION/ },
  { role: 'journalstatus', names: /STATUS/ },
  { role: 'code', names: /TGKODE|GRADERING|UNNTOFF|TILGANG|ACCESS|HJEMMELKODE/ },
  { role: 'legalBasis', names: /HJEMMEL|UOFF|PARAGRAF|PARAGRAPH/ },
  { role: 'shield', names: /(^|_)U1$|SKJERM|SHIELD|HIDDEN|UNNTATT/ },
  { role: 'journalaar', names: /J_?AAR|JOURNALAAR|REFAAR$|JOURNAL_?YEAR/ },
  { role: 'journalsekvensnummer', names: /SEKNR|JOURNALNR|L[OØ]PENR|REFNR|SEQ/ },
];

/**
 * A first mapping for an unknown system, from names, types, keys and values. Each guess carries its certainty as a comment, and
 * nothing is released: titles and codes stay restricted until an archivist has written the rules. Throws RangeError when no
 * table looks like a journal.
 */
export function propose(inspection: Inspection): string {
  const base = likeliestJournal(inspection.tables);
  if (base === null)
    throw new RangeError(
      'no table looks like a journal: none has a title and a date beside a key; look at `siard inspect`',
    );
  const found = new Map<string, Guess>();
  for (const role of ENTRY) {
    const guess = best(
      base,
      role,
      [...found.values()].map(({ column }) => column),
    );
    if (guess !== null) found.set(role.role, guess);
  }
  const ref = (role: string): string | null => {
    const guess = found.get(role);
    return guess === undefined ? null : `p.${guess.column}`;
  };
  const lines: string[] = [
    `# Proposed from ${inspection.tables.length} tables. Everything here is a guess; NOTHING is released until you write the rules.`,
    '# Go through each line, compare with `fellesinnsyn siard inspect`, then run `fellesinnsyn siard dry-run`.',
    'language: 1',
    'id: forslag',
    yamlLine('name', inspection.dbname || 'Forslag'),
    'version: 1',
    'appliesTo:',
    '  tables:',
    `    ${key(base.name)}: ${list([...keyOf(base), ...[...found.values()].map(({ column }) => column)])}`,
    `from: { as: p, table: ${key(base.name)} }  # ${percent(journalScore(base))} sure`,
    ...joinLines(base, inspection.tables),
    'dates: { formats: [yyyy-MM-dd, dd.MM.yyyy, yyyyMMdd] }',
    `key: ${list(keyOf(base).map((column) => `p.${column}`))}${base.primaryKey.length > 0 ? '' : '  # no primary key is stated: make sure it is unique'}`,
    'access:',
    `  # ${comment(found.get('code'), 'which column holds the access code?')}; the codes it has: ${codesOf(found.get('code'))}`,
    `  - code: ${ref('code') ?? "{ const: 'ukjent' }"}`,
    "    # Codes that mean public; put '' here if a missing code does. Until then every entry is withheld.",
    '    open: []',
    ...(ref('legalBasis') === null ? [] : [`    legalBasis: ${ref('legalBasis')}`]),
    'entry:',
    '  offentligTittel:',
    `    value: ${ref('title')}  # ${comment(found.get('title'), '')}`,
    `    # ${comment(found.get('shield'), 'no column looks like a shield')}; release with e.g. { value: ${ref('shield') ?? 'p.…'}, is: '0' }`,
    "    releaseWhen: { value: { const: 'aldri' }, is: ja }",
  ];
  for (const role of [
    'journaldato',
    'dokumentetsDato',
    'journalposttype',
    'journalstatus',
    'journalaar',
    'journalsekvensnummer',
  ]) {
    const column = ref(role);
    if (column === null) lines.push(`  # ${role}: no column looks like it`);
    else {
      const value = /dato$/i.test(role)
        ? `{ date: ${column} }`
        : /aar$|nummer$/.test(role)
          ? `{ number: ${column} }`
          : column;
      lines.push(`  ${role}: ${value}  # ${comment(found.get(role), '')}`);
    }
  }
  lines.push('checks:', '  - { name: There are entries, measure: mapped, min: 1 }');
  return `${lines.join('\n')}\n`;
}

function likeliestJournal(tables: readonly InspectedTable[]): InspectedTable | null {
  const scored = tables
    .filter((table) => table.unreadable === null)
    .map((table) => ({ table, score: journalScore(table) }))
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score || b.table.rows - a.table.rows);
  return scored[0]?.table ?? null;
}

/** A title, a date and a key are what makes a journal; the rest makes it surer. */
function journalScore(table: InspectedTable): number {
  const roles = ENTRY.map((role) => best(table, role, [])?.certainty ?? 0);
  const [title = 0, journaldato = 0, dokumentdato = 0, ...rest] = roles;
  if (title === 0 || Math.max(journaldato, dokumentdato) === 0) return 0;
  const named = /JOURN|POST|DOK|REGISTR|BREV/i.test(table.name) ? 0.15 : 0;
  const more = rest.reduce((sum, certainty) => sum + certainty, 0) / rest.length;
  return Math.min(1, 0.3 * title + 0.25 * Math.max(journaldato, dokumentdato) + 0.3 * more + named);
}

function best(table: InspectedTable, role: Role, taken: readonly string[]): Guess | null {
  const guesses = table.columns.flatMap((column): Guess[] => {
    if (taken.includes(column.name)) return [];
    const match = role.names.exec(column.name.toUpperCase());
    if (match === null) return [];
    // The more of the name the pattern covers, the surer.
    let certainty = 0.5 + 0.4 * (match[0].length / column.name.length);
    if (role.type?.test(column.type ?? '') === true) certainty += 0.1;
    const share = table.rows === 0 ? 0 : column.filled / table.rows;
    if (role.filled !== undefined && share < role.filled) certainty -= 0.3;
    return [{ table, column: column.name, certainty: Math.min(0.95, certainty) }];
  });
  return guesses.sort((a, b) => b.certainty - a.certainty)[0] ?? null;
}

const keyOf = (table: InspectedTable): readonly string[] => {
  if (table.primaryKey.length > 0) return table.primaryKey;
  const named = table.columns.find(({ name }) => /(^|_)(ID|NR|KEY)$/i.test(name));
  const first = named ?? table.columns[0];
  return first === undefined ? [] : [first.name];
};

/** Joins from stated foreign keys, out of the base and into it. */
function joinLines(base: InspectedTable, tables: readonly InspectedTable[]): string[] {
  const lines: string[] = [];
  let number = 0;
  const known = new Map(tables.map((table) => [table.name, table]));
  for (const { columns, to, broken } of base.references) {
    const other = known.get(to);
    if (other === undefined || other.primaryKey.length !== columns.length) continue;
    const on = columns.map((column, index) => `${key(other.primaryKey[index] ?? '')}: p.${column}`);
    lines.push(
      `  - { as: o${++number}, table: ${key(to)}, on: { ${on.join(', ')} } }  # stated foreign key, ${broken ?? 0} broken`,
    );
  }
  for (const table of tables)
    for (const { columns, to } of table.references) {
      if (to !== base.name || table.name === base.name || base.primaryKey.length !== columns.length)
        continue;
      const on = columns.map((column, index) => `${key(column)}: p.${base.primaryKey[index]}`);
      lines.push(
        `  - { as: b${++number}, table: ${key(table.name)}, on: { ${on.join(', ')} }, many: true }  # stated foreign key; parties or documents?`,
      );
    }
  return lines.length === 0 ? [] : ['joins:', ...lines];
}

const percent = (certainty: number): string => `${Math.round(100 * certainty)} %`;

const comment = (guess: Guess | undefined, otherwise: string): string =>
  guess === undefined ? otherwise : `${guess.column}: ${percent(guess.certainty)} sure`;

function codesOf(guess: Guess | undefined): string {
  const column = guess?.table.columns.find(({ name }) => name === guess.column);
  return column?.codes?.map(([code, count]) => `${code} ×${count}`).join(', ') ?? 'unknown';
}

/** A name as YAML spells it. */
const key = (name: string): string => stringify(name).trim();
const list = (names: readonly string[]): string => `[${[...new Set(names)].map(key).join(', ')}]`;
const yamlLine = (name: string, value: string): string => stringify({ [name]: value }).trim();
