import type { Command } from 'commander';
import { archiveFile } from '../harvester/archive-file.ts';
import { openPublicArchive } from '../harvester/store/open-public-archive.ts';
import { takeDumpLock } from '../site/oai/dump-lock.ts';
import { openOai } from '../site/oai/open-oai.ts';
import { regionDumps } from '../site/oai/region-dumps.ts';
import { writeDumps } from '../site/oai/write-dumps.ts';
import { cliContext } from './context.ts';
import { counted, print } from './print.ts';
import { UsageError } from './usage-error.ts';

/** Writes the dumps of these municipalities, or of all. */
export async function dump(numbers: readonly string[], command: Command): Promise<void> {
  const context = cliContext(command);
  const { dataDirectory, oaiSecret } = context.environment;
  const config = context.config();
  for (const number of numbers)
    if (!config.municipalities.some((one) => one.number === number))
      throw new UsageError(`There is no municipality ${number} in ${context.file}.`);
  using archive = openPublicArchive(archiveFile(dataDirectory));
  const now = (): Date => new Date();
  const oai = openOai({ config, archive, dataDirectory, now, secret: oaiSecret });
  const options = regionDumps(config, oai, dataDirectory);
  using lock = takeDumpLock(options.folder, now());
  if (lock === null)
    throw new UsageError(`Dumps are being written in ${options.folder} already: wait for that.`);
  const { dumps } = await writeDumps({
    ...options,
    ...(numbers.length === 0 ? {} : { only: numbers }),
  });
  for (const one of dumps)
    print(
      `${one.kommunenummer} ${one.name}: ${counted(one.records, 'entry', 'entries')}, ${one.deleted} of them withdrawn`,
    );
  print(`in ${options.folder}`);
}
