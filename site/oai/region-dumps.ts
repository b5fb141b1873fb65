import type { Config } from '../../harvester/config/config.ts';
import { dumpFolder } from './dump-files.ts';
import type { Oai } from './open-oai.ts';
import { publisherName } from './region-sets.ts';
import type { DumpOptions } from './write-dumps.ts';

/** The dumps of a region: one for each of its municipalities. */
export const regionDumps = (
  { municipalities }: Config,
  oai: Oai,
  dataDirectory: string,
): Pick<DumpOptions, 'oai' | 'folder' | 'municipalities'> => ({
  oai,
  folder: dumpFolder(dataDirectory),
  municipalities: municipalities.map(({ number, name }) => ({
    number,
    name: publisherName(name.nb),
  })),
});
