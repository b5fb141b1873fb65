import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupConfig } from '../config/backup.ts';
import { manifestFile } from './backup-manifest.ts';

const DAY_MS = 86_400_000;
/** What the folder of a copy is called besides its moment until it is whole. */
export const UNFINISHED = '.unfinished';
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})$/;

/** What a moment is called in the name of a folder, UTC to the second. */
export const momentName = (at: Date): string => at.toISOString().slice(0, 19).replaceAll(':', '');

export interface FoundBackup {
  readonly folder: string;
  readonly at: Date;
}

/** The finished copies in a folder, newest first. */
export function listBackups(target: string): FoundBackup[] {
  if (!existsSync(target)) return [];
  return readdirSync(target)
    .flatMap((name) => {
      const match = NAME.exec(name);
      const folder = join(target, name);
      if (match === null || !existsSync(manifestFile(folder))) return [];
      return [{ folder, at: new Date(`${match[1]}T${match[2]}:${match[3]}:${match[4]}Z`) }];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Which copies are kept: the newest of each of the last days, weeks and months that have one. */
export function keptBackups(
  backups: readonly FoundBackup[],
  keep: BackupConfig['keep'],
): FoundBackup[] {
  const kept = new Set<FoundBackup>();
  const newestOf = (period: (at: Date) => string, periods: number): void => {
    const seen = new Set<string>();
    for (const one of backups) {
      if (seen.has(period(one.at))) continue;
      if (seen.size === periods) break;
      seen.add(period(one.at));
      kept.add(one);
    }
  };
  newestOf((at) => at.toISOString().slice(0, 10), keep.days);
  newestOf(monday, keep.weeks);
  newestOf((at) => at.toISOString().slice(0, 7), keep.months);
  return backups.filter((one) => kept.has(one));
}

/** Removes the copies that are not kept, and copies that were never finished. Returns the folders removed. */
export function rotateBackups(target: string, keep: BackupConfig['keep']): string[] {
  const backups = listBackups(target);
  const kept = new Set(keptBackups(backups, keep));
  const gone = backups.filter((one) => !kept.has(one)).map(({ folder }) => folder);
  gone.push(...abandoned(target, backups[0]?.at ?? null));
  for (const folder of gone) rmSync(folder, { recursive: true, force: true });
  return gone;
}

/** Folders of copies that were cut off a day or more before the newest finished one. */
function abandoned(target: string, newest: Date | null): string[] {
  if (newest === null) return [];
  const before = momentName(new Date(newest.getTime() - DAY_MS));
  return readdirSync(target)
    .filter((name) => name.endsWith(UNFINISHED) && NAME.test(name.slice(0, -UNFINISHED.length)))
    .filter((name) => name.slice(0, -UNFINISHED.length) <= before)
    .map((name) => join(target, name));
}

/** The Monday of the week, UTC, `YYYY-MM-DD`. */
function monday(at: Date): string {
  const day = new Date(at);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
