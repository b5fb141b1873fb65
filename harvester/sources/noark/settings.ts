import { z } from 'zod';

const part = z.enum(['klasse', 'sakstittel', 'tittel', 'avsender', 'mottaker', 'dokumenttittel']);

const shared = {
  /** Habits of the system that writes the files (docs/kilder-noark.md). */
  profile: z.enum(['standard', 'public360', 'ephorte', 'esa']).default('standard'),
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
};

/**
 * Settings of a `noark` source: exactly one of `folder` (every delivery that lands in it), `file` (one file or package) and
 * `url` (the same, fetched when it has changed).
 */
export const noarkSettings = z.union([
  z.strictObject({
    folder: z.string().min(1),
    /** Seconds a delivery must have been left alone before it is read. */
    settleSeconds: z.number().int().min(0).default(60),
    ...shared,
  }),
  z.strictObject({ file: z.string().min(1), ...shared }),
  z.strictObject({
    url: z.url({ protocol: /^https?$/ }),
    /** Most bytes taken from the address. */
    maxBytes: z.number().int().positive().default(2_000_000_000),
    ...shared,
  }),
]);
export type NoarkSettings = z.infer<typeof noarkSettings>;

export type FolderSettings = Extract<NoarkSettings, { folder: string }>;
export type FileSettings = Extract<NoarkSettings, { file: string }>;
export type UrlSettings = Extract<NoarkSettings, { url: string }>;
