import type { PublicArchive } from '../harvester/store/public-archive.ts';
import type { Engine } from './engine.ts';

/**
 * Asks which entries an archivist has hidden and the index may still have: a search must be as if they were not there, in hits, totals,
 * counts and spellings alike. Once the index has followed the change that took an entry out, it is not named any more.
 */
export function hiddenInIndex(
  archive: Pick<PublicArchive, 'hidden'>,
  engine: Pick<Engine, 'status'>,
): () => Promise<readonly string[]> {
  // An index that has followed a change never has the entry again: it is built and followed through the same door.
  let followed = 0;
  return async () => {
    const hidden = archive.hidden();
    const isLeft = ({ seq }: { readonly seq: number | null }): boolean =>
      seq === null || seq > followed;
    if (!hidden.some(isLeft)) return [];
    if (hidden.some(({ seq }) => seq !== null && seq > followed))
      followed = Math.max(followed, (await engine.status()).seq);
    return hidden.filter(isLeft).map(({ id }) => id);
  };
}
