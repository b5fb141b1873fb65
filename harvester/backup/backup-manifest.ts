import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { BackupUnusable } from '../errors.ts';

const MANIFEST = 'manifest.json';

const manifestSchema = z.strictObject({
  /** When the copying began, UTC. */
  at: z.iso.datetime(),
  files: z
    .array(
      z.strictObject({
        name: z.enum(['archive.sqlite', 'desk.sqlite']),
        bytes: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        /** Number of the last migration. */
        schema: z.int().min(0),
      }),
    )
    .min(1),
});
/** What a copy holds, written last: a folder without it is no copy. */
export type BackupManifest = z.infer<typeof manifestSchema>;
export type StoreName = BackupManifest['files'][number]['name'];

export const manifestFile = (folder: string): string => join(folder, MANIFEST);

/** The manifest of a copy; throws BackupUnusable when there is none, or it cannot be read. */
export function readManifest(folder: string): BackupManifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(manifestFile(folder), 'utf8')));
  } catch (cause) {
    throw new BackupUnusable(
      `${folder} is not a finished backup: it has no ${MANIFEST} that can be read. Choose a folder that \`fellesinnsyn backup --list\` shows.`,
      { cause },
    );
  }
}

/** Size in bytes and SHA-256 (lower-case hex) of a file, read as a stream. */
export async function fingerprint(
  file: string,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { bytes: statSync(file).size, sha256: hash.digest('hex') };
}

/** Throws BackupUnusable unless every file of the copy is there as the manifest says. */
export async function verifyBackup(folder: string): Promise<BackupManifest> {
  const manifest = readManifest(folder);
  for (const { name, bytes, sha256 } of manifest.files) {
    const found = await fingerprint(join(folder, name)).catch(() => null);
    if (found === null || found.bytes !== bytes || found.sha256 !== sha256)
      throw new BackupUnusable(
        `${join(folder, name)} is not what was backed up (${found === null ? 'it cannot be read' : `its SHA-256 is ${found.sha256}, not ${sha256}`}): use another copy.`,
      );
  }
  return manifest;
}
