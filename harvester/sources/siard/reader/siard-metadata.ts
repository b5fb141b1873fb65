/** What header/metadata.xml says. Server names, users and connection strings (trap 12) are never read into it. */
export interface SiardMetadata {
  /** `siardArchive/@version`, else what the namespace or the marker folder says. */
  readonly version: string;
  readonly dbname: string;
  readonly description: string;
  readonly dataOwner: string;
  readonly dataOriginTimespan: string;
  readonly producerApplication: string;
  readonly databaseProduct: string;
  /** `YYYY-MM-DD`; null when it cannot be read. */
  readonly archivalDate: string | null;
  readonly lobFolder: string | null;
  /** Digests over the content part of the archive, lower-case hexadecimal. */
  readonly digests: readonly SiardDigest[];
  readonly schemas: readonly SiardSchema[];
}

export interface SiardDigest {
  readonly type: 'MD5' | 'SHA-1' | 'SHA-256';
  readonly hex: string;
}

export interface SiardSchema {
  readonly name: string;
  readonly folder: string;
  readonly tables: readonly SiardTable[];
  /** Views hold no data; their query is a hint for a mapping. */
  readonly views: readonly { readonly name: string; readonly query: string }[];
}

export interface SiardTable {
  readonly schema: string;
  readonly schemaFolder: string;
  readonly name: string;
  readonly folder: string;
  readonly description: string;
  readonly columns: readonly SiardColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly SiardForeignKey[];
  /** The stated number of rows; known to be wrong at times. */
  readonly rows: number | null;
}

export interface SiardColumn {
  readonly name: string;
  /** Declared type, e.g. `CHARACTER VARYING(255)`; null for a user-defined type. */
  readonly type: string | null;
  readonly typeOriginal: string | null;
  readonly description: string;
  readonly lobFolder: string | null;
  /** Set for an array. */
  readonly cardinality: number | null;
  /** Parts of a user-defined type. */
  readonly fields: readonly SiardField[];
}

export interface SiardField {
  readonly name: string;
  readonly lobFolder: string | null;
  readonly fields: readonly SiardField[];
}

export interface SiardForeignKey {
  readonly name: string;
  readonly referencedSchema: string;
  readonly referencedTable: string;
  readonly references: readonly { readonly column: string; readonly referenced: string }[];
}

const CHARACTER = /^(N?CHAR|N?VARCHAR|CHARACTER|NATIONAL CHARACTER|N?CLOB|TEXT|XML|CHAR)/i;
const BINARY = /^(BLOB|BINARY|VARBINARY|BIT)/i;

/** The column holds text (CHAR, VARCHAR, CLOB, XML and their long spellings). */
export const isCharacter = (column: SiardColumn): boolean =>
  column.type !== null && CHARACTER.test(column.type.trim()) && column.cardinality === null;

export const isBinary = (column: SiardColumn): boolean =>
  column.type !== null && BINARY.test(column.type.trim());
