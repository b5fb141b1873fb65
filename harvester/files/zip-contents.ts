import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { SourceChangedShape } from '../errors.ts';
import type { Contents } from './contents.ts';
import type { DeliveredFile } from './delivered-file.ts';
import { memberName } from './member-name.ts';

const MOST_MEMBERS = 200_000;
/** No real XML or document shrinks more than this; members below the size are let through whatever they say. */
const MOST_SHRINKING = 250;
const SMALL = 50_000_000;

/**
 * The files in a zip, found by its directory and read where they lie; nothing is unpacked. Throws SourceChangedShape for names
 * that lead out of the package, links, encrypted members, and members that grow beyond reason.
 */
export async function openZip(path: string, name: string): Promise<Contents> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: true });
  } catch (cause) {
    throw unreadable(name, cause);
  }
  try {
    const files: DeliveredFile[] = [];
    let packed = 0;
    for await (const entry of zip.eachEntry()) {
      const file = member(entry, zip, name);
      packed += entry.compressedSize;
      if (packed > zip.fileSize || files.length >= MOST_MEMBERS)
        throw new SourceChangedShape(`${name}: the members of the zip overlap or are too many`);
      if (file !== null) files.push(file);
    }
    return { files, [Symbol.asyncDispose]: async () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof SourceChangedShape ? error : unreadable(name, error);
  }
}

/** null for a folder. */
function member(entry: Entry, zip: ZipFile, name: string): DeliveredFile | null {
  const place = `${name}, member at byte ${entry.relativeOffsetOfLocalHeader}`;
  const refused = (reason: string): SourceChangedShape =>
    new SourceChangedShape(`${place}: ${reason}. Ask for a new package.`);
  if (/[/\\]$/.test(entry.fileName)) return null;
  const path = memberName(entry.fileName);
  if (path === null) throw refused('the name of the member leads out of the package');
  // the upper half holds the Unix mode; 0xA is a symbolic link
  if (entry.externalFileAttributes >>> 28 === 0xa)
    throw refused('the member is a link, not a file');
  if (!entry.canDecodeFileData())
    throw refused('the member is encrypted or packed in an unknown way');
  const grows = entry.uncompressedSize > MOST_SHRINKING * Math.max(1, entry.compressedSize);
  if (grows && entry.uncompressedSize > SMALL)
    throw refused(`the member would grow to more than ${MOST_SHRINKING} times its size`);
  return {
    name: `${name}/${path}`,
    async *open() {
      try {
        yield* await zip.openReadStreamPromise(entry);
      } catch (cause) {
        throw unreadable(name, cause);
      }
    },
  };
}

const unreadable = (name: string, cause: unknown): SourceChangedShape =>
  new SourceChangedShape(`${name}: the zip is damaged and cannot be read. Ask for a new package.`, {
    cause,
  });
