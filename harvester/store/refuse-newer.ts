import { StoreUnusable } from '../errors.ts';

/** Throws StoreUnusable when a store's file, at `version`, was written by a newer program than this, which knows up to `newest`. */
export function refuseNewer(version: number, newest: number, file: string): void {
  if (version > newest)
    throw new StoreUnusable(
      `${file} is at version ${version}, this program knows up to ${newest}: install the newer program, or point it to another data folder`,
    );
}
