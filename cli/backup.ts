import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readManifest } from '../harvester/backup/backup-manifest.ts';
import { backupFolder } from '../harvester/backup/backup-schedule.ts';
import { listBackups, rotateBackups } from '../harvester/backup/list-backups.ts';
import { makeBackup } from '../harvester/backup/make-backup.ts';
import { cliContext } from './context.ts';
import { counted, print, table } from './print.ts';
import { startProgress } from './progress.ts';

/** Makes a copy now, or lists those there are. */
export async function runBackup(
  options: { readonly to?: string; readonly list?: boolean },
  command: Command,
): Promise<void> {
  const context = cliContext(command);
  const { dataDirectory } = context.environment;
  const { backup } = context.config();
  const target =
    options.to === undefined ? backupFolder(dataDirectory, backup) : resolve(options.to);
  if (options.list === true) return showBackups(target);
  const progress = startProgress('Copying');
  const made = makeBackup(dataDirectory, target, undefined, (_store, done, total) =>
    progress.update(done, total),
  );
  const { folder, manifest } = await made.finally(() => progress.end());
  for (const { name, bytes, sha256 } of manifest.files)
    print(`${name}  ${megabytes(bytes)}  sha256 ${sha256}`);
  print(`Checked whole, in ${folder}`);
  // A folder given by hand may hold other things its owner wants.
  if (options.to === undefined) {
    const removed = rotateBackups(target, backup.keep);
    if (removed.length > 0)
      print(`${counted(removed.length, 'older copy', 'older copies')} removed`);
  }
}

function showBackups(target: string): void {
  const backups = listBackups(target);
  if (backups.length === 0) {
    print(`There is no backup in ${target}`);
    return;
  }
  const rows = backups.map(({ folder, at }) => {
    const { files } = readManifest(folder);
    return [
      folder,
      at.toISOString().slice(0, 16).replace('T', ' '),
      ...['archive.sqlite', 'desk.sqlite'].map((store) =>
        megabytes(files.find(({ name }) => name === store)?.bytes ?? 0),
      ),
    ];
  });
  for (const line of table([['folder', 'made (UTC)', 'archive', 'desk'], ...rows])) print(line);
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;
