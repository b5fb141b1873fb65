import { StoreUnusable } from '../errors.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/** Throws StoreUnusable when the archive file was written by a newer program. */
export function refuseNewer(version: number, file: string): void {
  if (version > SCHEMA_VERSION)
    throw new StoreUnusable(
      `${file} is at version ${version}, this program knows up to ${SCHEMA_VERSION}: install the newer program, or point it to another data folder`,
    );
}
