import { localName } from '../../../xml/local-name.ts';
import type {
  SiardColumn,
  SiardDigest,
  SiardField,
  SiardForeignKey,
  SiardMetadata,
  SiardSchema,
  SiardTable,
} from './siard-metadata.ts';
import { unescapeSiard } from './siard-text.ts';
import { SiardUnreadable } from './siard-unreadable.ts';
import { XmlDecoder } from './xml-decoder.ts';
import { type XmlAttributes, XmlFeed } from './xml-feed.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Column = Omit<Writable<SiardColumn>, 'fields'> & { fields: Field[] };
type Field = Omit<Writable<SiardField>, 'fields'> & { fields: Field[] };
type Table = Omit<Writable<SiardTable>, 'columns' | 'primaryKey' | 'foreignKeys'> & {
  columns: Column[];
  primaryKey: string[];
  foreignKeys: ForeignKey[];
};
type ForeignKey = Omit<Writable<SiardForeignKey>, 'references'> & {
  references: { column: string; referenced: string }[];
};
type Schema = Omit<Writable<SiardSchema>, 'tables' | 'views'> & {
  tables: Table[];
  views: { name: string; query: string }[];
};

const MAX_TEXT = 64 * 1024;
const MAX_TABLES = 100_000;
/** More columns than any database allows. */
const MAX_COLUMNS = 4096;
const MAX_OBJECTS = 2_000_000;
const WHERE = 'header/metadata.xml';

/**
 * Reads metadata.xml as it streams by; users, roles and privileges (tens of thousands at times) leave nothing behind.
 * Never depends on the order of elements, which differs between 2.0, 2.1 and 2.2. Throws SiardUnreadable.
 */
export async function readMetadata(blocks: AsyncIterable<Buffer>): Promise<SiardMetadata> {
  const reader = new MetadataReader();
  const feed = new XmlFeed(WHERE, {
    open: (name, attributes) => reader.open(name, attributes),
    close: () => reader.close(),
    text: (text) => reader.text(text),
    badCharacter: () => {},
  });
  const decoder = new XmlDecoder();
  for await (const block of blocks) feed.write(decoder.decode(block));
  feed.write(decoder.end());
  feed.end();
  return reader.result();
}

class MetadataReader {
  #path: string[] = [];
  #text: string[] = [];
  #version = '';
  #archive = new Map<string, string>();
  #digests: SiardDigest[] = [];
  #digestType = '';
  #digest = '';
  #schemas: Schema[] = [];
  #schema: Schema | null = null;
  #table: Table | null = null;
  #column: Column | null = null;
  #fields: Field[] = [];
  #key: ForeignKey | null = null;
  #reference: { column: string; referenced: string } | null = null;
  #view: { name: string; query: string } | null = null;
  #objects = 0;

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.#path.at(-1);
    if (parent === undefined) this.#root(name, attributes);
    this.#path.push(name);
    this.#text.push('');
    if (name === 'schema' && parent === 'schemas') {
      this.#schema = { name: '', folder: '', tables: [], views: [] };
      this.#schemas.push(this.#schema);
      this.#count();
    } else if (name === 'table' && parent === 'tables' && this.#schema !== null) {
      this.#table = {
        schema: '',
        schemaFolder: '',
        name: '',
        folder: '',
        description: '',
        columns: [],
        primaryKey: [],
        foreignKeys: [],
        rows: null,
      };
      this.#schema.tables.push(this.#table);
      this.#count();
      if (this.#schema.tables.length > MAX_TABLES) throw tooMany('tables', MAX_TABLES);
    } else if (name === 'view' && parent === 'views' && this.#schema !== null) {
      this.#view = { name: '', query: '' };
      this.#schema.views.push(this.#view);
      this.#count();
    } else if (name === 'column' && parent === 'columns' && this.#table !== null) {
      this.#column = {
        name: '',
        type: null,
        typeOriginal: null,
        description: '',
        lobFolder: null,
        cardinality: null,
        fields: [],
      };
      this.#table.columns.push(this.#column);
      this.#count();
      if (this.#table.columns.length > MAX_COLUMNS) throw tooMany('columns', MAX_COLUMNS);
    } else if (name === 'field' && parent === 'fields' && this.#column !== null) {
      const field: Field = { name: '', lobFolder: null, fields: [] };
      (this.#fields.at(-1) ?? this.#column).fields.push(field);
      this.#fields.push(field);
      this.#count();
    } else if (name === 'foreignKey' && this.#table !== null) {
      this.#key = { name: '', referencedSchema: '', referencedTable: '', references: [] };
      this.#table.foreignKeys.push(this.#key);
      this.#count();
    } else if (name === 'reference' && this.#key !== null) {
      this.#reference = { column: '', referenced: '' };
      this.#key.references.push(this.#reference);
      this.#count();
    }
  }

  text(text: string): void {
    const at = this.#text.length - 1;
    const known = this.#text[at];
    if (known !== undefined && known.length < MAX_TEXT)
      this.#text[at] = known + text.slice(0, MAX_TEXT - known.length);
  }

  close(): void {
    const name = this.#path.pop() ?? '';
    const value = unescapeSiard((this.#text.pop() ?? '').trim(), this.#version.startsWith('1'));
    const parent = this.#path.at(-1);
    if (parent === 'siardArchive' && name !== 'messageDigest') this.#archive.set(name, value);
    else if (parent === 'messageDigest' && name === 'digestType') this.#digestType = value;
    else if (parent === 'messageDigest' && name === 'digest') this.#digest = value;
    else if (parent === 'field' || name === 'field') this.#closeField(name, value);
    else if (parent === 'column' && this.#column !== null && this.#path.at(-2) === 'columns')
      this.#closeColumn(this.#column, name, value);
    else if (parent === 'reference' && this.#reference !== null) {
      if (name === 'column') this.#reference.column = identifier(value);
      if (name === 'referenced') this.#reference.referenced = identifier(value);
    } else if (parent === 'foreignKey' && this.#key !== null) {
      if (name === 'name') this.#key.name = value;
      if (name === 'referencedSchema') this.#key.referencedSchema = identifier(value);
      if (name === 'referencedTable') this.#key.referencedTable = identifier(value);
    } else if (parent === 'primaryKey' && name === 'column')
      this.#table?.primaryKey.push(identifier(value));
    else if (parent === 'table' && this.#table !== null) this.#closeTable(this.#table, name, value);
    else if (parent === 'view' && this.#view !== null) {
      if (name === 'name') this.#view.name = identifier(value);
      if (name === 'queryOriginal' || (name === 'query' && this.#view.query === ''))
        this.#view.query = value;
    } else if (parent === 'schema' && this.#schema !== null) {
      if (name === 'name') this.#schema.name = identifier(value);
      if (name === 'folder') this.#schema.folder = value;
    }
    if (name === 'messageDigest' && parent === 'siardArchive') this.#addDigest(value);
    if (name === 'table' && parent === 'tables') this.#table = null;
    if (name === 'column' && parent === 'columns') this.#column = null;
    if (name === 'view' && parent === 'views') this.#view = null;
    if (name === 'foreignKey') this.#key = null;
    if (name === 'reference') this.#reference = null;
  }

  result(): SiardMetadata {
    const text = (key: string): string => this.#archive.get(key) ?? '';
    return {
      version: this.#version,
      dbname: text('dbname'),
      description: text('description'),
      dataOwner: text('dataOwner'),
      dataOriginTimespan: text('dataOriginTimespan'),
      producerApplication: text('producerApplication'),
      databaseProduct: text('databaseProduct').split('\n', 1)[0] ?? '',
      archivalDate: /^\d{4}-\d\d-\d\d/.exec(text('archivalDate'))?.[0] ?? null,
      lobFolder: this.#archive.get('lobFolder') || null,
      digests: this.#digests,
      schemas: this.#schemas.map((schema) => ({
        ...schema,
        tables: schema.tables.map((table) => ({
          ...table,
          schema: schema.name,
          schemaFolder: schema.folder,
        })),
      })),
    };
  }

  #root(name: string, attributes: XmlAttributes): void {
    if (name !== 'siardArchive')
      throw new SiardUnreadable(
        'not-siard',
        `${WHERE}: the root is <${name.slice(0, 40)}>, not <siardArchive>`,
      );
    for (const [attribute, value] of Object.entries(attributes)) {
      if (localName(attribute) === 'version') this.#version = value.trim();
    }
    if (this.#version !== '') return;
    const namespace =
      Object.entries(attributes).find(([key]) => key.startsWith('xmlns'))?.[1] ?? '';
    const stated = /\/siard\/([\d.]+)\//.exec(namespace)?.[1];
    this.#version = stated === '2' ? '2.1' : (stated ?? '');
  }

  #closeField(name: string, value: string): void {
    const field = this.#fields.at(-1);
    if (field === undefined) return;
    if (name === 'name') field.name = identifier(value);
    if (name === 'lobFolder' || name === 'folder') field.lobFolder = value || null;
    if (name === 'field') this.#fields.pop();
  }

  #closeColumn(column: Column, name: string, value: string): void {
    if (name === 'name') column.name = identifier(value);
    else if (name === 'type') column.type = value;
    else if (name === 'typeOriginal') column.typeOriginal = value;
    else if (name === 'description') column.description = value;
    else if (name === 'lobFolder' || name === 'folder') column.lobFolder = value || null;
    else if (name === 'cardinality') column.cardinality = Number(value) || 1;
  }

  #closeTable(table: Table, name: string, value: string): void {
    if (name === 'name') table.name = identifier(value);
    else if (name === 'folder') table.folder = value;
    else if (name === 'description') table.description = value;
    else if (name === 'rows' && /^\d{1,15}$/.test(value)) table.rows = Number(value);
  }

  #addDigest(value: string): void {
    // 1.0 and 2.0 write type and digest in one string, 2.1 in two elements.
    const inOne = /^(MD5|SHA-?1|SHA-?256)(.+)$/i.exec(value);
    const type = (this.#digestType || inOne?.[1] || '').toUpperCase().replace(/^SHA(\d)/, 'SHA-$1');
    const digest = digestHex(this.#digest || (inOne?.[2] ?? ''));
    if ((type === 'MD5' || type === 'SHA-1' || type === 'SHA-256') && digest !== null)
      this.#digests.push({ type, hex: digest });
    this.#digestType = this.#digest = '';
  }

  #count(): void {
    if (++this.#objects > MAX_OBJECTS) throw tooMany('objects', MAX_OBJECTS);
  }
}

/** Hexadecimal, or base64 told by its length (2.1 §5.3). */
export function digestHex(text: string): string | null {
  const value = text.trim();
  if (/^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i.test(value)) return value.toLowerCase();
  const bytes = Buffer.from(value, 'base64');
  return [16, 20, 32].includes(bytes.length) && /^[A-Za-z0-9+/]+={0,2}$/.test(value)
    ? bytes.toString('hex')
    : null;
}

/** Delimited identifiers keep their quotes in 1.0 (§3.4). */
const identifier = (name: string): string =>
  /^".*"$/.test(name) ? name.slice(1, -1).replaceAll('""', '"') : name;

const tooMany = (what: string, limit: number) =>
  new SiardUnreadable('too-large', `${WHERE}: more than ${limit} ${what}`);
