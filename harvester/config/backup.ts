import { z } from 'zod';

/** `backup` in the region file: copies of the stores that cannot be made again. */
export const backupConfig = z
  .strictObject({
    /** Cron expression, Europe/Oslo; null: no copies are made by the harvester. */
    schedule: z.string().min(9).nullable().default('40 3 * * *'),
    /** Folder of the copies, from the data folder when it is not absolute. Best on another disk. */
    folder: z.string().min(1).default('backup'),
    /** Copies kept: the newest of each of so many days, weeks and months. */
    keep: z
      .strictObject({
        days: z.int().min(1).default(7),
        weeks: z.int().min(0).default(4),
        months: z.int().min(0).default(6),
      })
      .prefault({}),
  })
  .prefault({});
export type BackupConfig = z.infer<typeof backupConfig>;
