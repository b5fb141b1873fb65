import { PLAIN_TABLES, type TableNames } from './table-names.ts';

const TABLES: Readonly<Record<string, string>> = {
  DGSMSA: 'NOARKSAK',
  DGJMJO: 'JOURNPOST',
  DGJMFA: 'AVSMOT',
  ORGENHETER: 'ADMINDEL',
  DGJHJT: 'NOARKDOKTYPE',
};

/** Own column, Noark 4 column; those that stay as they are called are put together in `row`. */
const COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  NOARKSAK: {
    JOURAARNR: 'SA.ID',
    JOURAAR: 'SA.SAAR',
    JOURNR: 'SA.SEKNR',
    AAPNET: 'SA.DATO',
    INNH1: 'SA.TITTEL',
    INNH2: 'INNH2',
    U1: 'SA.U1',
    STATUS: 'SA.STATUS',
    ADMID: 'SA.ADMID',
    UNNTOFF: 'SA.TGKODE',
    HJEMMEL: 'SA.UOFF',
  },
  JOURNPOST: {
    REFAARNR: 'JP.ID',
    REFAAR: 'JP.JAAR',
    REFNR: 'JP.SEKNR',
    JOURAARNR: 'JP.SAID',
    DOKNR: 'JP.JPOSTNR',
    REGDATO: 'JP.JDATO',
    TYPE: 'JP.NDOKTYPE',
    DATERT: 'JP.DOKDATO',
    STATUS: 'JP.STATUS',
    INNH1: 'JP.INNHOLD',
    INNH2: 'INNH2',
    U1: 'JP.U1',
    U2: 'JP.U2',
    EKSPDATO: 'JP.EKSPDATO',
    UNNTOFF: 'JP.TGKODE',
    HJEMMEL: 'JP.UOFF',
  },
  AVSMOT: {
    REFAARNR: 'REFAARNR',
    IHTYPE: 'AM.IHTYPE',
    NAVN: 'AM.NAVN',
    U1: 'AM.U1',
    REGISTER: 'REGISTER',
  },
  ADMINDEL: { ADMID: 'AI.ID', NAVN: 'AI.ADMBET' },
};

const PIVOT = 50;

/** ESA and Kontor 2000 under their own names (noark.md §3.3). Where they use those of Noark 4, these are read. */
export const esaTables: TableNames = {
  table(written) {
    const name = PLAIN_TABLES.table(written);
    return TABLES[name] ?? name;
  },
  column(table, written, wanted) {
    const name = written.toUpperCase();
    if (wanted.has(name)) return name;
    const column = COLUMNS[table]?.[name.slice(name.indexOf('.') + 1)];
    return column !== undefined && wanted.has(column) ? column : null;
  },
  row(_table, { INNH2, REGISTER, REFAARNR, ...row }) {
    if (REFAARNR !== undefined) {
      // one table for the parties of cases and of entries; without REGISTER nothing tells them apart
      if (REGISTER?.trim().toUpperCase() !== 'J') return null;
      row['AM.JPID'] = REFAARNR;
    }
    for (const title of ['SA.TITTEL', 'JP.INNHOLD'])
      if (row[title] !== undefined && INNH2 !== undefined) row[title] = `${row[title]} ${INNH2}`;
    for (const year of ['SA.SAAR', 'JP.JAAR']) if (row[year]) row[year] = fullYear(row[year]);
    for (const code of ['SA.TGKODE', 'JP.TGKODE']) if (row[code]?.trim() === '0') delete row[code];
    return row;
  },
  extra: { NOARKSAK: ['INNH2'], JOURNPOST: ['INNH2'], AVSMOT: ['REFAARNR', 'REGISTER'] },
};

function fullYear(text: string): string {
  const year = text.trim();
  if (!/^\d\d$/.test(year)) return text;
  return `${Number(year) < PIVOT ? '20' : '19'}${year}`;
}
