import { SourceChangedShape } from '../../../errors.ts';
import type { DeliveredFile } from '../../../files/delivered-file.ts';
import type { RowStore } from '../../../files/row-store.ts';
import type { SourceEvent } from '../../source.ts';
import { locate } from '../manifest/check-files.ts';
import type { Noarkih } from './noarkih.ts';
import { readTable } from './read-table.ts';
import type { TableNames } from './table-names.ts';

interface TablePlan {
  /** Column the rows are found by. */
  readonly key: string;
  readonly columns: string;
  /** No journal can be made without the table and these of its columns. */
  readonly demanded?: readonly string[];
}

/** The tables a journal is put together from, and the columns that are read. Addresses, notes and officers are not among them. */
export const TABLES: Readonly<Record<string, TablePlan>> = {
  NOARKSAK: {
    key: 'SA.ID',
    columns: 'SA.SAAR SA.SEKNR SA.DATO SA.TITTEL SA.U1 SA.STATUS SA.ADMID SA.TGKODE SA.UOFF',
    demanded: ['SA.ID', 'SA.SAAR', 'SA.SEKNR'],
  },
  JOURNPOST: {
    key: 'JP.ID',
    columns:
      'JP.SAID JP.JAAR JP.SEKNR JP.JPOSTNR JP.JDATO JP.NDOKTYPE JP.DOKDATO JP.STATUS JP.INNHOLD JP.U1 JP.U2 JP.EKSPDATO JP.TGKODE JP.UOFF',
    demanded: ['JP.ID', 'JP.SAID', 'JP.JDATO', 'JP.STATUS'],
  },
  AVSMOT: {
    key: 'AM.JPID',
    columns: 'AM.IHTYPE AM.KOPIMOT AM.GRUPPEMOT AM.U1 AM.NAVN AM.ADMID',
    demanded: ['AM.JPID', 'AM.IHTYPE'],
  },
  KLASSERING: { key: 'KL.SAID', columns: 'KL.ORDNPRI KL.ORDNVER KL.SORT KL.U1' },
  ORDNVERDI: { key: 'OV.ORDNVER', columns: 'OV.ORDNPRI OV.BESKR' },
  ORDNPRINS: { key: 'OP.ORDNPRI', columns: 'OP.BETEGN OP.TYPE' },
  DOKLINK: { key: 'DL.JPID', columns: 'DL.RNR DL.DOKID DL.TYPE' },
  DOKBESKRIV: { key: 'DB.DOKID', columns: 'DB.TITTEL DB.TGKODE DB.KATEGORI' },
  DOKVERSJON: { key: 'VE.DOKID', columns: 'VE.VARIANT VE.DOKFORMAT VE.FILREF VE.TGKODE' },
  ADMINDEL: { key: 'AI.ID', columns: 'AI.ADMKORT AI.ADMBET' },
  NOARKDOKTYPE: { key: 'ND.DOKTYPE', columns: 'ND.EKSTPROD ND.EKSTMOT ND.INTMOT' },
};

/**
 * Reads the tables a journal needs into the store, each from the files NOARKIH names, and remarks on files that are missing and
 * on numbers of rows that differ. Throws SourceChangedShape when a table, or a column of one, that no journal can do without is not there.
 */
export async function* stageTables(
  noarkih: Noarkih,
  manifestName: string,
  files: readonly DeliveredFile[],
  store: RowStore,
  names: TableNames,
): AsyncGenerator<SourceEvent> {
  const folder = manifestName.slice(0, manifestName.lastIndexOf('/') + 1);
  for (const [table, plan] of Object.entries(TABLES)) {
    // a table may be listed more than once, with the same files (seen in a real export)
    const listed = noarkih.tabeller.filter(({ navn }) => names.table(navn) === table);
    const parts = new Map(
      listed.flatMap(({ filer }) => filer).map((fil) => [fil.filnavn.toLowerCase(), fil]),
    );
    const wanted = new Set([plan.key, ...plan.columns.split(' '), ...(names.extra[table] ?? [])]);
    const present = new Set<string>();
    let all = 0;
    let found = 0;
    for (const { filnavn, antposter, line } of parts.values()) {
      const detail = { file: manifestName, line, element: `${table}: ${filnavn}`.slice(0, 200) };
      const file = locate(filnavn, folder, files);
      if (file === null) {
        yield { kind: 'remark', code: 'manifest_file_missing', detail };
        continue;
      }
      let rows = 0;
      for await (const row of readTable(file, table, wanted, names)) {
        rows++;
        for (const column in row) present.add(column);
        const key = row[plan.key]?.trim();
        if (key !== undefined && key !== '')
          store.add(table, key, table === 'JOURNPOST' ? { ...row, fil: file.name } : row);
      }
      found++;
      all += rows;
      if (antposter !== null && antposter !== rows)
        yield {
          kind: 'remark',
          code: 'manifest_count_differs',
          detail: { ...detail, stated: antposter, found: rows },
        };
    }
    if (plan.demanded && (found === 0 || found < parts.size))
      throw new SourceChangedShape(
        `${manifestName}: the table ${table} is not there whole, and no journal can be made without it. Ask for a complete export.`,
      );
    const missing = (plan.demanded ?? []).find((column) => all > 0 && !present.has(column));
    if (missing !== undefined)
      throw new SourceChangedShape(
        `${manifestName}: no row of ${table} has ${missing}, and no journal can be made without it. Choose the profile of the ` +
          'system that wrote the export, or ask for one with the columns of Noark 4.',
      );
  }
  store.index();
}
