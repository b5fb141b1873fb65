import { heldAfter } from '../record/archivist-hold.ts';
import type { Batch } from './batch.ts';
import type { Entry } from './entries.ts';
import { joinKeys, readKeys } from './entry-keys.ts';
import { withoutText } from './withdraw.ts';

/**
 * Makes one entry of several that turned out to be the same. The permalink that has been public longest stays; the others
 * lead to it for ever. Returns the entry that stays, with all keys.
 */
export function mergeEntries(batch: Batch, same: readonly [Entry, ...Entry[]]): Entry {
  const [first, ...rest] = same.toSorted(byAge);
  let winner = first ?? same[0];
  for (const loser of rest) winner = mergeInto(batch, winner, loser);
  return winner;
}

function mergeInto(batch: Batch, winner: Entry, loser: Entry): Entry {
  const { tables, counts, seen } = batch;
  const keys = joinKeys(winner.keys, readKeys(loser.keys));
  tables.entryKeys.point(readKeys(loser.keys), winner.n);
  tables.entries.setKeys(winner.n, keys);
  for (const { source, sourceKey, meaning } of [loser, ...tables.entrySources.all(loser.n)]) {
    tables.entrySources.drop(loser.n, source);
    if (source === winner.source || tables.entrySources.get(winner.n, source)) continue;
    tables.entrySources.put(winner.n, source, sourceKey, meaning);
  }
  tables.entries.redirect(loser.n, winner.n);
  tables.entries.update(loser.n, {
    ...loser,
    ...withoutText(batch, loser),
    state: 'merged',
    meaning: null,
    keys: '[]',
    journaldato: null,
    mergedInto: winner.n,
  });
  seen.remove(loser.n);
  counts.merged++;
  return { ...winner, keys, held: heldAfter(loser.held, winner.held) };
}

/** Earliest publication first; never public last; then the oldest row. */
function byAge(a: Entry, b: Entry): number {
  const never = '9';
  const [first, second] = [a.publisert ?? never, b.publisert ?? never];
  if (first === second) return a.n - b.n;
  return first < second ? -1 : 1;
}
