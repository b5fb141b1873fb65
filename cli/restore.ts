import { resolve } from 'node:path';
import type { Command } from 'commander';
import { restoreBackup } from '../harvester/backup/restore-backup.ts';
import { cliContext } from './context.ts';
import { print } from './print.ts';

/** Puts a copy in the place of the stores. */
export async function runRestore(folder: string, command: Command): Promise<void> {
  const { dataDirectory } = cliContext(command).environment;
  const { manifest, before } = await restoreBackup(resolve(folder), dataDirectory);
  print(`Restored ${manifest.files.map(({ name }) => name).join(' and ')} as of ${manifest.at}`);
  if (before !== null) print(`What was there lies in ${before}; delete it when all is well`);
  print('Start the site, the harvester and the indexer again. The index is built anew by itself.');
}
