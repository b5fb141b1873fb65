import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { type ByteSource, openByteSource } from './byte-source.ts';
import type { FileCell } from './cell.ts';
import { entryNames, type LobAddress, outsidePaths } from './lob-path.ts';
import { digestHex } from './read-metadata.ts';
import type { SiardTable } from './siard-metadata.ts';
import { SiardUnreadable } from './siard-unreadable.ts';
import { decodeText } from './xml-decoder.ts';
import { DEFAULT_LIMITS, entryBlocks, entryBytes } from './zip-content.ts';
import type { ZipDirectory, ZipEntry } from './zip-directory.ts';

export interface LobPlace {
  readonly table: SiardTable;
  /** `lobFolder` of the column or field. */
  readonly lobFolder: string | null;
}

export type LobLocation =
  | { readonly kind: 'entry'; readonly entry: ZipEntry }
  | { readonly kind: 'outside'; readonly path: string };

/** A text kept in a file of its own is read up to this many bytes. */
const MAX_TEXT_BYTES = 16 << 20;
const BLOCK = 256 * 1024;

/** Finds and reads values kept in files, inside the archive and beside it, never outside the roots. */
export class LobReader {
  /** Values whose file was not found. */
  missing = 0;
  readonly #bytes: ByteSource;
  readonly #directory: ZipDirectory;
  readonly #prefix: string;
  readonly #file: string;
  readonly #archiveFolder: string | null;
  readonly #roots: readonly string[];
  readonly #listings = new Map<string, readonly string[]>();

  constructor(options: {
    bytes: ByteSource;
    directory: ZipDirectory;
    prefix: string;
    /** Path of the archive. */
    file: string;
    archiveFolder: string | null;
    /** Folders external files may lie in; the archive's own folder is always one. */
    roots: readonly string[];
  }) {
    this.#bytes = options.bytes;
    this.#directory = options.directory;
    this.#prefix = options.prefix;
    this.#file = options.file;
    this.#archiveFolder = options.archiveFolder;
    this.#roots = [dirname(resolve(options.file)), ...options.roots]
      .filter((root) => existsSync(root))
      .map((root) => realpathSync(root));
  }

  locate(cell: FileCell, place: LobPlace): LobLocation | null {
    // The commonest form is the full name, and one look-up.
    const direct = this.#directory.get(this.#prefix + cell.file);
    if (direct !== null) return { kind: 'entry', entry: direct };
    const address: LobAddress = {
      archiveFolder: this.#archiveFolder,
      columnFolder: place.lobFolder,
      file: cell.file,
    };
    for (const name of entryNames(address, place.table, this.#prefix)) {
      const entry = this.#directory.find(name);
      if (entry !== null) return { kind: 'entry', entry };
    }
    const paths = outsidePaths(address, basename(this.#file));
    for (const root of this.#roots) {
      for (const path of paths) {
        const found = this.#confined(root, path);
        if (found !== null) return { kind: 'outside', path: found };
      }
    }
    return null;
  }

  /** The whole text. Throws SiardUnreadable `lob-missing`, `lob-damaged` (digest) or `too-large`. */
  text(cell: FileCell, place: LobPlace): string {
    const location = this.#require(cell, place);
    const content =
      location.kind === 'entry'
        ? entryBytes(this.#bytes, this.#directory, location.entry, MAX_TEXT_BYTES)
        : readOutside(location.path);
    const hash = digestHash(cell);
    if (hash !== null) check(cell, hash.update(content));
    return decodeText(content);
  }

  /** The bytes, block by block; the stated digest, if any, is compared at the end. Throws as `text` does. */
  async *blocks(cell: FileCell, place: LobPlace): AsyncGenerator<Buffer> {
    const location = this.#require(cell, place);
    const hash = digestHash(cell);
    const source =
      location.kind === 'entry'
        ? entryBlocks(this.#bytes, this.#directory, location.entry, DEFAULT_LIMITS)
        : outsideBlocks(location.path);
    for await (const block of source) {
      hash?.update(block);
      yield block;
    }
    if (hash !== null) check(cell, hash);
  }

  #require(cell: FileCell, place: LobPlace): LobLocation {
    const location = this.locate(cell, place);
    if (location !== null) return location;
    this.missing++;
    throw new SiardUnreadable(
      'lob-missing',
      `${place.table.name}: a value is kept in a file that is neither in the archive nor in the folders it may be in; put the folder of documents beside the archive`,
    );
  }

  #confined(root: string, path: string): string | null {
    const full = resolve(root, path);
    if (!full.startsWith(root + sep)) return null;
    const found = [full, `${full}_part001`].some((name) => existsSync(name))
      ? full
      : this.#anyCase(root, path);
    if (found === null) return null;
    const first = existsSync(found) ? found : `${found}_part001`;
    // A link may lead out of the root.
    const real = realpathSync(first);
    return real.startsWith(root + sep) && statSync(real).isFile() ? found : null;
  }

  #anyCase(root: string, path: string): string | null {
    let folder = root;
    for (const part of path.split('/')) {
      let names = this.#listings.get(folder);
      if (names === undefined) {
        if (!existsSync(folder) || !statSync(folder).isDirectory()) return null;
        names = readdirSync(folder);
        if (this.#listings.size > 1000) this.#listings.clear();
        this.#listings.set(folder, names);
      }
      const name = names.find((known) => known.toLowerCase() === part.toLowerCase());
      if (name === undefined) return null;
      folder = join(folder, name);
    }
    return folder;
  }
}

function readOutside(path: string): Buffer {
  using source = openByteSource(path);
  if (source.size > MAX_TEXT_BYTES)
    throw new SiardUnreadable('too-large', `A text of ${source.size} bytes is not read`);
  return source.read(0, source.size);
}

async function* outsideBlocks(path: string): AsyncGenerator<Buffer> {
  using source = openByteSource(path);
  for (let at = 0; at < source.size; at += BLOCK)
    yield source.read(at, Math.min(BLOCK, source.size - at));
}

function digestHash(cell: FileCell): Hash | null {
  if (cell.digest === null || digestHex(cell.digest) === null) return null;
  const type = (cell.digestType ?? '').toUpperCase().replaceAll('-', '');
  if (!['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512'].includes(type)) return null;
  return createHash(type.toLowerCase());
}

function check(cell: FileCell, hash: Hash): void {
  if (hash.digest('hex') !== digestHex(cell.digest ?? ''))
    throw new SiardUnreadable(
      'lob-damaged',
      `A value kept in a file differs from its ${cell.digestType} digest; the file was changed or damaged`,
    );
}
