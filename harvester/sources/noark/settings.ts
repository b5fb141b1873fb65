import { z } from 'zod';
import { PROFILES } from './profiles.ts';

const part = z.enum(['klasse', 'sakstittel', 'tittel', 'avsender', 'mottaker', 'dokumenttittel']);

/**
 * Settings of a `noark` source; exactly one of `folder`, `file` and `url`. Each key is explained in docs/kilder-noark.md, and
 * that exactly one is given is checked here.
 */
export const noarkSettings = z
  .strictObject({
    /** Folder whose every file and folder is a delivery. */
    folder: z.string().min(1).optional(),
    /** One file or package. */
    file: z.string().min(1).optional(),
    /** The same at an address, fetched when it has changed. */
    url: z.url({ protocol: /^https?$/ }).optional(),
    /** Seconds a delivery must have been left alone before it is read; `folder` only. */
    settleSeconds: z.number().int().min(0).default(60),
    /** Most bytes taken from `url`. */
    maxBytes: z.number().int().positive().default(2_000_000_000),
    /** Habits of the system that writes the files. */
    profile: z.enum(PROFILES).default('standard'),
    /** Which file of a Noark 5 package is read; `auto`: offentligJournal, else loependeJournal, else arkivstruktur. */
    read: z.enum(['auto', 'offentligJournal', 'loependeJournal', 'arkivstruktur']).default('auto'),
    /** The archive of a closed system: names in it are never searchable. */
    historical: z.boolean().default(false),
    /** The municipality's own values of skjermingMetadata, lower case, and what each covers. Unknown values cover everything. */
    screeningTerms: z.record(z.string(), z.array(part)).default({}),
    /** Import although a checksum in the package's manifest fails. */
    acceptChecksumMismatch: z.boolean().default(false),
    /** A journal replaces its period: entries from those days that are no longer in it are withdrawn. */
    replacePeriod: z.boolean().default(true),
  })
  .refine(
    ({ folder, file, url }) =>
      [folder, file, url].filter((place) => place !== undefined).length === 1,
    { message: 'one of folder, file and url must be given, and only one', path: ['folder'] },
  );
export type NoarkSettings = z.infer<typeof noarkSettings>;
