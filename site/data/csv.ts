import { stringify } from 'csv-stringify/sync';
import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type { Portal } from '../portal.ts';

/** Makes Excel read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

export const SEPARATORS = { semikolon: ';', komma: ',', tab: '\t' } as const;
export type Separator = keyof typeof SEPARATORS;

type Cell = string | number | null;

/** What cells are filled from besides the entry. */
export interface CsvContext extends Pick<Portal, 'config' | 'municipalities'> {
  readonly separator: Separator;
  /** Stands where a private person's name is left out. */
  readonly privatePerson: string;
}

const FROM: readonly string[] = ['avsender', 'medavsender', 'intern_avsender'];
const TO: readonly string[] = [
  'mottaker',
  'kopimottaker',
  'gruppemottaker',
  'intern_mottaker',
  'intern_kopimottaker',
];

/** The columns, in order. Their names are part of the contract: new ones come last, none is renamed or removed. */
const COLUMNS: readonly (readonly [
  name: string,
  cell: (entry: PublicEntry, context: CsvContext) => Cell,
])[] = [
  ['id', (e) => e.id],
  ['adresse', (e, c) => `${c.config.region.publicUrl}/post/${encodeURIComponent(e.id)}`],
  ['kommunenummer', (e) => e.kommunenummer],
  ['kommune', (e, c) => c.municipalities.nameOf(e.kommunenummer)],
  ['journaldato', (e) => e.journaldato],
  ['dokumentdato', (e) => e.dokumentetsDato],
  ['type', (e) => e.journalposttype],
  ['tittel', (e) => e.offentligTittel],
  ['avsendere', (e, c) => parties(e, FROM, c)],
  ['mottakere', (e, c) => parties(e, TO, c)],
  // Excel reads 2026/4 as April 2026; the two numbers apart keep their values.
  ['saksaar', (e) => caseNumber(e)?.[1] ?? null],
  ['sakssekvensnummer', (e) => caseNumber(e)?.[2] ?? null],
  ['dokumentnummer', (e) => e.journalpostnummer],
  ['saksnummer', (e) => e.saksmappe?.saksnummer ?? null],
  ['sakstittel', (e) => e.saksmappe?.offentligTittel ?? null],
  ['enhet', (e) => e.administrativEnhet],
  ['klasse', (e) => [e.klasse?.klasseID, e.klasse?.tittel].filter(Boolean).join(' ')],
  ['skjermingshjemmel', (e) => e.skjerming?.skjermingshjemmel ?? null],
  ['kanLeses', (e) => (e.kanLeses ? 'ja' : 'nei')],
  ['dokumentadresse', (e) => e.dokumenter.find(({ url }) => url !== null)?.url ?? null],
  ['kilde', (e) => e.kilde],
  ['publisert', (e) => e.publisert],
  ['endret', (e) => e.endret],
];

/** Rows of a CSV file (RFC 4180), each ending in CRLF. `entries` must be bulk views. */
export const csvRows = (entries: readonly PublicEntry[], context: CsvContext): string =>
  write(
    entries.map((entry) => COLUMNS.map(([, cell]) => cell(entry, context))),
    context.separator,
  );

export const csvHeader = (separator: Separator): string =>
  write([COLUMNS.map(([name]) => name)], separator);

const write = (rows: readonly (readonly Cell[])[], separator: Separator): string =>
  stringify(
    rows.map((cells) => cells.map(harmless)),
    { delimiter: SEPARATORS[separator], record_delimiter: 'windows' },
  );

/** What a spreadsheet takes for a formula, also after blanks or in full width. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/u;

/** A text that could be run as a formula gets an apostrophe before it (OWASP, CSV injection); a cell has one line. */
function harmless(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const line = cell.replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}

/** Organisations among the correspondents; of private persons only that there is one. */
function parties(
  entry: PublicEntry,
  types: readonly string[],
  { privatePerson }: CsvContext,
): string {
  return entry.korrespondanseparter
    .filter(({ korrespondanseparttype }) => types.includes(korrespondanseparttype))
    .map((part) => (part.erPerson ? privatePerson : part.navn))
    .filter((name) => name !== null)
    .join('; ');
}

const caseNumber = (entry: PublicEntry): RegExpExecArray | null =>
  /^(\d{4})\/(\d+)$/.exec(entry.saksmappe?.saksnummer ?? '');
