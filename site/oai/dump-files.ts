import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One file of a dump. */
const dumpFile = z.strictObject({
  /** Name in the folder, and in the address. */
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  format: z.enum(['ndjson', 'xml']),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** SHA-256 of the file as it is, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type DumpFile = z.infer<typeof dumpFile>;

/** All entries of one municipality at one moment. */
const municipalityDump = z.strictObject({
  kommunenummer: z.string(),
  name: z.string(),
  /** The set of the same entries. */
  set: z.string(),
  /** UTC second: the incremental harvest after this dump asks `from` here. */
  from: z.string(),
  /** Last change of the archive that is in it. */
  seq: z.number().int(),
  records: z.number().int(),
  deleted: z.number().int(),
  files: z.array(dumpFile),
});
export type MunicipalityDump = z.infer<typeof municipalityDump>;

const manifest = z.strictObject({
  baseUrl: z.string(),
  /** Prefix of the records in the XML files. */
  metadataPrefix: z.string(),
  licence: z.string(),
  generated: z.string(),
  dumps: z.array(municipalityDump),
});
export type DumpManifest = z.infer<typeof manifest>;

export const MANIFEST = 'manifest.json';

export const dumpFolder = (dataDirectory: string): string => join(dataDirectory, 'dumps');

/** The dumps there are; null: none yet, or the manifest cannot be read. */
export function readManifest(folder: string): DumpManifest | null {
  try {
    return manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  } catch {
    return null;
  }
}
