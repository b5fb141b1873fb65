import { z } from 'zod';
import { dublinCoreMapping } from './dublin-core-mapping.ts';
import { isWebAddress } from './web-address.ts';

const MEGABYTE = 1024 * 1024;

/** Settings of an OAI-PMH source in `fellesinnsyn.yaml`. Every key is documented in docs/kilder.md. */
export const oaiPmhSettings = z.strictObject({
  url: z
    .string()
    .refine(isWebAddress, 'an http or https address without user name and password')
    .refine((url) => !url.includes('#'), 'no # in the address')
    .describe('Base address of the OAI-PMH service, without verb'),
  metadataPrefix: z
    .string()
    .regex(/^[A-Za-z0-9\-_.!~*'()]+$/, 'letters, digits and - _ . ! ~ * ( )')
    .optional()
    .describe('Format to ask for. Default: the first of noark5, oai_qdc, oai_dc the source has'),
  sets: z
    .array(z.string().min(1))
    .default([])
    .describe('Sets to harvest, one list each. Default: everything the source has'),
  delayMs: z
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(200)
    .describe('Pause between two requests, milliseconds'),
  overlapSeconds: z
    .number()
    .int()
    .min(0)
    .max(31 * 86_400)
    .optional()
    .describe(
      'How far before the last harvest to ask again. Default 300; one day where the source only knows days',
    ),
  widePasses: z
    .boolean()
    .default(true)
    .describe('Look back two days every night, 35 days every week and at everything every year'),
  deletedRecord: z
    .enum(['no', 'transient', 'persistent'])
    .optional()
    .describe(
      'How the source tells of withdrawn entries, when Identify says it wrong. Other than persistent: a list of all keys is fetched every week',
    ),
  mayBeEmpty: z
    .boolean()
    .default(false)
    .describe('True: that the source has no records at all is no error'),
  mapping: dublinCoreMapping
    .prefault({})
    .describe('Where Dublin Core records keep what, when they depart from the profile'),
  maxPageBytes: z
    .number()
    .int()
    .min(64 * 1024)
    .max(256 * MEGABYTE)
    .default(8 * MEGABYTE)
    .describe('Longer pages are not held in memory but cut at their records as they come'),
  maxRecordBytes: z
    .number()
    .int()
    .min(16 * 1024)
    .max(64 * MEGABYTE)
    .default(10 * MEGABYTE)
    .describe('Longer records are rejected'),
  maxHours: z
    .number()
    .positive()
    .max(240)
    .default(24)
    .describe('A run stops after this long; the next one goes on from there'),
  tlsOverride: z
    .strictObject({
      fingerprint256: z
        .string()
        .regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/i, '32 hex pairs with colons between'),
      until: z.iso.date(),
    })
    .optional()
    .describe('Accept exactly this certificate until a date, though no authority vouches for it'),
});
export type OaiPmhSettings = z.infer<typeof oaiPmhSettings>;
