import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type ByteSource, openByteSource } from './byte-source.ts';
import { LobReader } from './lob-reader.ts';
import { readMetadata } from './read-metadata.ts';
import type { SiardDigest, SiardMetadata, SiardTable } from './siard-metadata.ts';
import { SiardUnreadable } from './siard-unreadable.ts';
import { type TableReader, type TableReadOptions, tableReader } from './table-reader.ts';
import { type ContentLimits, DEFAULT_LIMITS, entryBlocks } from './zip-content.ts';
import { readZipDirectory, type ZipDirectory, type ZipEntry } from './zip-directory.ts';

export interface OpenSiardOptions {
  /** Folders values kept outside the archive may lie in, beside the archive's own folder. */
  readonly lobRoots?: readonly string[];
  readonly limits?: ContentLimits;
}

/** Something that is not as the standard says, and was read all the same. */
export interface Deviation {
  readonly code:
    | 'extra-top-folder'
    | 'version-unknown'
    | 'no-version-marker'
    | 'duplicate-entries'
    | 'metadata-name'
    | 'table-elsewhere'
    | 'table-missing'
    | 'split';
  readonly where: string;
}

/** An open SIARD archive. Nothing is read before it is asked for, and nothing is kept whole. */
export interface SiardArchive extends Disposable {
  readonly file: string;
  readonly metadata: SiardMetadata;
  readonly tables: readonly SiardTable[];
  readonly deviations: readonly Deviation[];
  readonly entries: number;
  readonly lobs: LobReader;
  /** SHA-256 over name, size and CRC-32 of every file in it: another content gives another fingerprint. */
  fingerprint(): string;
  /** Throws SiardUnreadable `table-missing` when the archive has no file for the table. */
  openTable(table: SiardTable, options?: TableReadOptions): TableReader;
  /** Unpacked bytes of the table's file; null when there is none. */
  tableBytes(table: SiardTable): number | null;
  /** The table.xml itself, unpacked; size and CRC-32 are compared at the end. */
  tableBlocks(table: SiardTable): AsyncGenerator<Buffer>;
  /** Compares the stated digests with the bytes before the header folder; `null`: none stated, or the order of entries does not allow it. */
  checkDigests(): Promise<boolean | null>;
}

const METADATA = 'header/metadata.xml';
/** Many entries over the same bytes, each small enough alone. */
const BOMB_FROM = 2 ** 30;
const MAX_METADATA = 128 << 20;

/** Opens `file` (or its `_part001`). Throws SiardUnreadable with a code and a message that says what to do. */
export async function openSiard(
  file: string,
  options: OpenSiardOptions = {},
): Promise<SiardArchive> {
  const bytes = openByteSource(file);
  try {
    return await read(file, bytes, options);
  } catch (cause) {
    bytes[Symbol.dispose]();
    throw cause;
  }
}

async function read(
  file: string,
  bytes: ByteSource,
  options: OpenSiardOptions,
): Promise<SiardArchive> {
  const limits = options.limits ?? DEFAULT_LIMITS;
  const directory = readZipDirectory(bytes);
  if (directory.unpacked > BOMB_FROM && directory.unpacked > bytes.size * limits.maxRatio)
    throw new SiardUnreadable(
      'too-large',
      `${basename(file)}: ${bytes.size} bytes would unpack to ${directory.unpacked}; refused as a ZIP bomb`,
    );
  const deviations: Deviation[] = [];
  const metadataEntry = findMetadata(directory);
  const prefix = metadataEntry.name.slice(0, -METADATA.length);
  if (prefix !== '') deviations.push({ code: 'extra-top-folder', where: prefix });
  if (!metadataEntry.name.endsWith(METADATA))
    deviations.push({ code: 'metadata-name', where: metadataEntry.name });
  if (directory.duplicates > 0)
    deviations.push({ code: 'duplicate-entries', where: `${directory.duplicates}` });
  if (bytes.parts > 1) deviations.push({ code: 'split', where: `${bytes.parts} parts` });
  const stated = await readMetadata(
    entryBlocks(bytes, directory, metadataEntry, { ...limits, maxBytes: MAX_METADATA }),
  );
  const marker = versionMarker(directory, prefix);
  const metadata = stated.version === '' ? { ...stated, version: marker ?? '' } : stated;
  if (!/^(1\.0|2\.[012])/.test(metadata.version))
    deviations.push({ code: 'version-unknown', where: metadata.version || METADATA });
  if (marker === null && !metadata.version.startsWith('1'))
    deviations.push({ code: 'no-version-marker', where: `${prefix}header/` });
  const tables = metadata.schemas.flatMap((schema) => schema.tables);
  const places = new Map<SiardTable, ZipEntry | null>();
  const byFolder = folderIndex(directory);
  for (const table of tables) {
    const place = findTable(directory, prefix, table, byFolder);
    places.set(table, place.entry);
    if (place.deviation !== null)
      deviations.push({ code: place.deviation, where: `${table.schemaFolder}/${table.folder}` });
  }
  const blocksOf = (table: SiardTable): AsyncGenerator<Buffer> => {
    const entry = places.get(table);
    if (entry === null || entry === undefined)
      throw new SiardUnreadable(
        'table-missing',
        `${basename(file)}: no file for table ${table.name} (content/${table.schemaFolder}/${table.folder}/${table.folder}.xml)`,
      );
    return entryBlocks(bytes, directory, entry, limits);
  };
  return {
    file,
    metadata,
    tables,
    deviations,
    entries: directory.size,
    lobs: new LobReader({
      bytes,
      directory,
      prefix,
      file,
      archiveFolder: metadata.lobFolder,
      roots: options.lobRoots ?? [],
    }),
    openTable(table, readOptions) {
      const where = `${table.schemaFolder}/${table.folder}.xml`;
      const version1 = metadata.version.startsWith('1');
      return tableReader(table, where, version1, () => blocksOf(table), readOptions);
    },
    fingerprint: () => fingerprint(directory),
    tableBytes: (table) => places.get(table)?.size ?? null,
    tableBlocks: blocksOf,
    checkDigests: () => checkDigests(bytes, directory, prefix, metadata.digests),
    [Symbol.dispose]: () => bytes[Symbol.dispose](),
  };
}

function fingerprint(directory: ZipDirectory): string {
  const hash = createHash('sha256');
  for (const name of directory.names()) {
    const entry = directory.get(name);
    hash.update(`${name}\0${entry?.size}\0${entry?.crc}\n`);
  }
  return hash.digest('hex');
}

function findMetadata(directory: ZipDirectory): ZipEntry {
  const exact = directory.find(METADATA);
  if (exact !== null) return exact;
  let best: string | null = null;
  for (const name of directory.names()) {
    if (!name.replaceAll('\\', '/').toLowerCase().endsWith(`/${METADATA}`)) continue;
    if (best === null || name.length < best.length) best = name;
  }
  const entry = best === null ? null : directory.get(best);
  if (entry !== null) return entry;
  throw new SiardUnreadable(
    'no-metadata',
    `The ZIP has ${directory.size} files but no ${METADATA}: it is not a SIARD archive, or the archive lies inside it`,
  );
}

function versionMarker(directory: ZipDirectory, prefix: string): string | null {
  const at = `${prefix}header/`;
  for (const name of directory.names()) {
    if (!name.startsWith(at)) continue;
    const version = /^(?:siard)?version[./](\d\.\d)/.exec(name.slice(at.length))?.[1];
    if (version !== undefined) return version;
  }
  return null;
}

/** Table files by `folder/folder.xml`, for archives whose schema folder is wrong; null: several. */
function folderIndex(directory: ZipDirectory): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const name of directory.names()) {
    const match = /([^/\\]+)[/\\](\1|table)\.xml$/i.exec(name);
    const folder = match?.[1]?.toLowerCase();
    if (folder !== undefined) found.set(folder, found.has(folder) ? null : name);
  }
  return found;
}

function findTable(
  directory: ZipDirectory,
  prefix: string,
  table: SiardTable,
  byFolder: ReadonlyMap<string, string | null>,
): { entry: ZipEntry | null; deviation: 'table-elsewhere' | 'table-missing' | null } {
  const place = `${prefix}content/${table.schemaFolder}/${table.folder}`;
  const entry =
    directory.find(`${place}/${table.folder}.xml`) ?? directory.find(`${place}/table.xml`);
  if (entry !== null) return { entry, deviation: null };
  const name = byFolder.get(table.folder.toLowerCase()) ?? null;
  const elsewhere = name === null ? null : directory.get(name);
  return { entry: elsewhere, deviation: elsewhere === null ? 'table-missing' : 'table-elsewhere' };
}

async function checkDigests(
  bytes: ByteSource,
  directory: ZipDirectory,
  prefix: string,
  digests: readonly SiardDigest[],
): Promise<boolean | null> {
  if (digests.length === 0) return null;
  let header = Number.POSITIVE_INFINITY;
  let content = 0;
  for (const name of directory.names()) {
    const offset = directory.get(name)?.headerOffset ?? 0;
    if (name.startsWith(`${prefix}header/`)) header = Math.min(header, offset);
    else content = Math.max(content, offset);
  }
  // The digest covers offset 0 to the header folder, which must then come last (2.2 P_4.1-5).
  if (content > header) return null;
  const hashes = digests.map((digest) => createHash(digest.type.toLowerCase().replace('-', '')));
  const block = 1 << 20;
  for (let at = 0; at < header; at += block) {
    const part = bytes.read(at, Math.min(block, header - at));
    for (const hash of hashes) hash.update(part);
    if (at % (64 * block) === 0) await new Promise(setImmediate);
  }
  return digests.every((digest, index) => hashes[index]?.digest('hex') === digest.hex);
}
