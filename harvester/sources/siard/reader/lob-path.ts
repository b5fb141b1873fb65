import type { SiardTable } from './siard-metadata.ts';

/** Where the three levels of a large object's address may point (SIARD 2.2, note of 2024-08-01 on LOB locations). */
export interface LobAddress {
  readonly archiveFolder: string | null;
  readonly columnFolder: string | null;
  readonly file: string;
}

/** One spelling: percent-decoded, `/` only, no `./`, no doubled slash. `..` stays. */
export function cleanPath(path: string): string {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch {
    // Not percent-encoded after all: `%` is part of the name.
  }
  text = text.replace(/^file:\/*(?=\/|\.|[A-Za-z]:)/i, '').replaceAll('\\', '/');
  return text
    .split('/')
    .filter((part, index) => part !== '.' && (part !== '' || index === 0))
    .join('/');
}

/** Joins path parts and resolves `..` inside the result; a leading `..` stays. */
export function joinPath(...parts: readonly (string | null)[]): string {
  const joined: string[] = [];
  for (const part of parts.flatMap((text) => (text ?? '').split('/'))) {
    if (part === '' || part === '.') continue;
    if (part === '..' && joined.length > 0 && joined.at(-1) !== '..') joined.pop();
    else joined.push(part);
  }
  return joined.join('/');
}

/**
 * Names to try inside the archive, in order: what producers write differs (cell alone is the full path in SIARD Suite;
 * Full Convert gives the folder on the column with or without `content/`). `prefix` is the extra top folder, if any.
 */
export function entryNames(address: LobAddress, table: SiardTable, prefix: string): string[] {
  const [archive, column, file] = cleaned(address);
  const place = `content/${table.schemaFolder}/${table.folder}`;
  const names = [
    joinPath(file),
    joinPath(archive, column, file),
    joinPath(column, file),
    joinPath('content', column, file),
    joinPath(place, column, file),
    joinPath(place, file),
  ];
  return [...new Set(names.filter((name) => !name.startsWith('..')).map((name) => prefix + name))];
}

/**
 * Paths to try in the file system, relative to the folder of the archive. A leading `..` may mean "out of the ZIP", which is
 * that folder itself, or what it says.
 */
export function outsidePaths(address: LobAddress, archiveName: string): string[] {
  const [archive, column, file] = cleaned(address);
  const out: string[] = [];
  const stem = archiveName.replace(/(_part\d+)?$/, '').replace(/\.siard$/i, '');
  for (const joined of [
    joinPath(archive, column, file),
    joinPath(file),
    joinPath(column, file),
    joinPath(archive, file),
  ]) {
    // As if the archive were a folder in which the path starts.
    if (joined.startsWith('../')) out.push(joined.slice(3));
    out.push(joined);
  }
  // `content/lob9/../../X/…`: only the cell counts.
  if (file.startsWith('../')) out.push(file.slice(3));
  return [...new Set(out.filter((path) => path !== ''))].flatMap((path) => [
    path,
    ...renamed(path, stem),
  ]);
}

/** The folder beside the archive keeps its old name when the archive is renamed: `<old>.siard_lobseg_1` → `<new>…`. */
function renamed(path: string, stem: string): string[] {
  const match = /^([^/]+?)(\.siard)?_(lobseg_\d+|documents|lobs)(\/.*)$/i.exec(path);
  if (match === null) return [];
  return [`${stem}${match[2] ?? ''}_${match[3]}${match[4]}`];
}

const cleaned = (address: LobAddress): [string | null, string | null, string] => [
  address.archiveFolder === null ? null : cleanPath(address.archiveFolder),
  address.columnFolder === null ? null : cleanPath(address.columnFolder),
  cleanPath(address.file),
];
