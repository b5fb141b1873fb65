import { join } from 'node:path';
import { type Contents, contentsOf, headOf } from '../../files/contents.ts';
import { fileOnDisk } from '../../files/delivered-file.ts';
import { isTarHeader, openTar } from '../../files/tar-contents.ts';
import { openZip } from '../../files/zip-contents.ts';
import { type Delivery, filesBelow } from './deliveries.ts';

/** The files of a delivery: of a folder all below it, of a zip or tar its members, else the one. Told by content. */
export async function openDelivery(delivery: Delivery): Promise<Contents> {
  const { name, path, isFolder } = delivery;
  if (isFolder) {
    const files = await filesBelow(path);
    return contentsOf(files.map((file) => fileOnDisk(join(path, file), `${name}/${file}`)));
  }
  return await openFile(path, name);
}

/** The same for one file on disk. */
export async function openFile(path: string, name: string): Promise<Contents> {
  const file = fileOnDisk(path, name);
  const head = await headOf(file);
  if (isZip(head)) return await openZip(path, name);
  return isTarHeader(head) ? await openTar(path, name) : contentsOf([file]);
}

/** A local file header, or the end record of an empty zip. */
const isZip = ([a, b, c, d]: Uint8Array): boolean =>
  a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
