import { resolve } from 'node:path';
import type { BackupConfig } from '../config/backup.ts';
import { dueCheck } from '../due.ts';
import { log } from '../log.ts';
import { listBackups, rotateBackups } from './list-backups.ts';
import { makeBackup } from './make-backup.ts';

const RETRY_MS = 3_600_000;

/** Where the copies of a data folder go. */
export const backupFolder = (dataDirectory: string, { folder }: BackupConfig): string =>
  resolve(dataDirectory, folder);

export interface BackupSchedule {
  /** Starts a copy when one is due and none is at work. To be called about once a minute. */
  tick(): void;
  /** Resolves when no copy is at work. */
  settled(): Promise<void>;
}

/**
 * Makes copies on schedule, also one that came round while the program was down, and rotates them. A copy that fails is
 * tried again in an hour; the failure is in the log, and `fellesinnsyn status` shows the age of the last one.
 */
export function backupSchedule(
  dataDirectory: string,
  config: BackupConfig,
  now: () => Date = () => new Date(),
): BackupSchedule {
  const target = backupFolder(dataDirectory, config);
  const isDue = config.schedule === null ? null : dueCheck(config.schedule);
  let running: Promise<void> | null = null;
  let nextTry: string | null = null;

  async function run(): Promise<void> {
    try {
      const { manifest } = await makeBackup(dataDirectory, target, now);
      const removed = rotateBackups(target, config.keep);
      nextTry = null;
      log('backup-made', {
        bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
        removed: removed.length,
      });
    } catch (error) {
      nextTry = new Date(now().getTime() + RETRY_MS).toISOString();
      log('backup-failed', { error: error instanceof Error ? error.name : 'Error' });
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }

  return {
    tick() {
      if (isDue === null || running !== null) return;
      const lastSuccess = listBackups(target)[0]?.at.toISOString() ?? null;
      const state = { lastSuccess, failures: 0, nextTry, waitsForPerson: false, running: false };
      if (!isDue(state, now())) return;
      running = run().finally(() => {
        running = null;
      });
    },
    async settled() {
      await running;
    },
  };
}
