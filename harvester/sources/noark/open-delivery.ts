import { join } from 'node:path';
import { type Contents, contentsOf } from '../../files/contents.ts';
import { fileOnDisk } from '../../files/delivered-file.ts';
import { type Delivery, filesBelow } from './deliveries.ts';

/** The files of a delivery: of a folder all below it, else the one. */
export async function openDelivery(delivery: Delivery): Promise<Contents> {
  const { name, path, isFolder } = delivery;
  if (!isFolder) return contentsOf([fileOnDisk(path, name)]);
  const files = await filesBelow(path);
  return contentsOf(files.map((file) => fileOnDisk(join(path, file), `${name}/${file}`)));
}
