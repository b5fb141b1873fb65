import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ZipWriteOptions, ZipWriter } from './zip-writer.ts';

export interface FixtureColumn {
  readonly name: string;
  readonly type?: string;
  readonly lobFolder?: string;
  readonly fields?: readonly string[];
  readonly description?: string;
}

/** A value as it should be read; `{ xml }` is put into the row as it stands. */
export type FixtureCell = string | null | { readonly xml: string };

export interface FixtureTable {
  readonly name: string;
  readonly columns: readonly (string | FixtureColumn)[];
  readonly rows?: Iterable<readonly FixtureCell[]>;
  /** The whole table file, instead of `rows`. */
  readonly xml?: string | Buffer;
  readonly statedRows?: number;
  readonly primaryKey?: readonly string[];
  readonly foreignKeys?: readonly {
    readonly columns: readonly string[];
    readonly table: string;
    readonly referenced: readonly string[];
  }[];
  /** Leave the table's file out. */
  readonly missing?: boolean;
  readonly zip?: ZipWriteOptions;
}

export interface FixtureArchive {
  readonly version?: string;
  readonly schema?: string;
  readonly schemaFolder?: string;
  /** Folder the table files really lie under, when metadata says something else. */
  readonly realSchemaFolder?: string;
  readonly tables: readonly FixtureTable[];
  readonly producer?: string;
  readonly lobFolder?: string;
  readonly dbname?: string;
  readonly dataOwner?: string;
  readonly timespan?: string;
  readonly archivalDate?: string;
  readonly topFolder?: string;
  readonly marker?: string | null;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly metadata?: (xml: string) => string | Buffer;
  readonly zip?: ZipWriteOptions;
  readonly end?: { zip64?: boolean; comment?: string; statedEntries?: number };
}

/** A folder of its own, removed when disposed. */
export function scratchFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'siard-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

export const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as SIARD 2.x writes it into XML: control characters, backslash and repeated spaces as `\uXXXX`. */
export const siardText = (text: string): string =>
  xmlText(
    text.replace(/[\x00-\x08\x0e-\x1f\x7f-\x9f\\]| {2,}/g, (found) =>
      [...found].map((c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
    ),
  );

export const rowXml = (row: readonly FixtureCell[]): string => {
  let text = '<row>';
  row.forEach((cell, index) => {
    if (cell === null) return;
    text +=
      typeof cell === 'string' ? `<c${index + 1}>${siardText(cell)}</c${index + 1}>` : cell.xml;
  });
  return `${text}</row>\n`;
};

export function* tableXml(
  rows: Iterable<readonly FixtureCell[]>,
  counted: (rows: number) => void = () => {},
): Generator<string> {
  let part =
    '<?xml version="1.0" encoding="UTF-8"?>\n<table xmlns="http://www.bar.admin.ch/xmlns/siard/2/table.xsd" version="2.1">\n';
  let count = 0;
  for (const row of rows) {
    part += rowXml(row);
    count++;
    if (part.length > 200_000) {
      yield part;
      part = '';
    }
  }
  counted(count);
  yield `${part}</table>\n`;
}

/** Writes an archive of invented content. Rows stream: any size will do. */
export async function writeSiard(path: string, archive: FixtureArchive): Promise<void> {
  using zip = new ZipWriter(path);
  const top = archive.topFolder ?? '';
  const version = archive.version ?? '2.1';
  const schemaFolder = archive.schemaFolder ?? 'schema0';
  const counts: number[] = [];
  for (const [index, table] of archive.tables.entries()) {
    const name = `${top}content/${archive.realSchemaFolder ?? schemaFolder}/table${index}/table${index}.xml`;
    if (table.missing === true) continue;
    if (table.xml !== undefined) zip.add(name, table.xml, { ...archive.zip, ...table.zip });
    else if (table.zip !== undefined || archive.zip !== undefined)
      zip.add(
        name,
        [
          ...tableXml(table.rows ?? [], (count) => {
            counts[index] = count;
          }),
        ].join(''),
        { ...archive.zip, ...table.zip },
      );
    else
      await zip.addStream(
        name,
        tableXml(table.rows ?? [], (count) => {
          counts[index] = count;
        }),
      );
  }
  for (const [name, content] of Object.entries(archive.files ?? {}))
    zip.add(top + name, content, archive.zip);
  const marker = archive.marker === undefined ? `header/siardversion/${version}/` : archive.marker;
  if (marker !== null) zip.add(top + marker, '', { method: 'stored' });
  const metadata = metadataXml(archive, version, schemaFolder, counts);
  zip.add(`${top}header/metadata.xml`, archive.metadata?.(metadata) ?? metadata, archive.zip);
  zip.close(archive.end);
}

function metadataXml(
  archive: FixtureArchive,
  version: string,
  schemaFolder: string,
  counts: readonly number[],
): string {
  const element = (name: string, text: string | undefined): string =>
    text === undefined ? '' : `<${name}>${siardText(text)}</${name}>`;
  const tables = archive.tables.map((table, index) => {
    const columns = table.columns.map((given) => {
      const column = typeof given === 'string' ? { name: given } : given;
      const fields = (column.fields ?? []).map((name) => `<field>${element('name', name)}</field>`);
      return `<column>${element('name', column.name)}${element('lobFolder', column.lobFolder)}${
        fields.length > 0
          ? `<typeName>T</typeName><fields>${fields.join('')}</fields>`
          : element('type', column.type ?? 'CHARACTER VARYING(255)')
      }<nullable>true</nullable>${element('description', column.description)}</column>`;
    });
    const key = (table.primaryKey ?? []).map((name) => element('column', name)).join('');
    const foreign = (table.foreignKeys ?? []).map(
      (fk, at) =>
        `<foreignKey><name>FK${at}</name>${element('referencedSchema', archive.schema ?? 'ARKIV')}${element('referencedTable', fk.table)}${fk.columns
          .map(
            (column, i) =>
              `<reference>${element('column', column)}${element('referenced', fk.referenced[i] ?? '')}</reference>`,
          )
          .join('')}</foreignKey>`,
    );
    return `<table>${element('name', table.name)}<folder>table${index}</folder><columns>${columns.join('')}</columns>${
      key === '' ? '' : `<primaryKey><name>PK</name>${key}</primaryKey>`
    }${foreign.length > 0 ? `<foreignKeys>${foreign.join('')}</foreignKeys>` : ''}<rows>${table.statedRows ?? counts[index] ?? 0}</rows></table>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<siardArchive xmlns="http://www.bar.admin.ch/xmlns/siard/${version.startsWith('1') ? '1.0' : '2'}/metadata.xsd" version="${version}">${element('dbname', archive.dbname ?? 'Testarkiv')}${element('dataOwner', archive.dataOwner ?? 'Eksempel kommune')}${element('dataOriginTimespan', archive.timespan ?? '1998-2006')}${element('lobFolder', archive.lobFolder)}${element('producerApplication', archive.producer ?? 'Fixture writer')}${element('archivalDate', archive.archivalDate ?? '2015-03-02')}<connection>jdbc:hemmelig-server</connection><databaseUser>hemmelig-bruker</databaseUser><schemas><schema>${element('name', archive.schema ?? 'ARKIV')}<folder>${schemaFolder}</folder><tables>${tables.join('')}</tables></schema></schemas></siardArchive>`;
}
