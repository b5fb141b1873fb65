import { z } from 'zod';
import { isQuietHours } from '../quiet-hours.ts';

export const quietHours = z
  .string()
  .refine(isQuietHours, 'hours in quotes as "07:00-16:00", Norwegian time')
  .nullable();

/** How the sources of the region are read. */
export const harvestingConfig = z
  .strictObject({
    /** Sources read at the same time, and never two of one host. */
    atOnce: z.number().int().min(1).max(8).default(2),
    /** Sources with the same schedule are spread over so many minutes after it. */
    spreadMinutes: z.number().int().min(0).max(240).default(20),
    /** When no source is read on schedule; a source may have its own. */
    quietHours: quietHours.default(null),
  })
  .prefault({});
