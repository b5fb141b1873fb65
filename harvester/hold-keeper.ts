import { type HeldIdsReader, heldIdsReader, releasedIds } from './held-ids.ts';
import { log } from './log.ts';
import type { Archive } from './store/archive.ts';

export interface HoldKeeper extends Disposable {
  /** Makes lasting in the archive what the desk says now; does nothing when it said the same the last time. */
  tick(): void;
  /** The same, though the desk said nothing new: entries may have come or come back since. */
  again(): void;
}

/**
 * Carries the holds of the staff room over into the archive, where they last: over harvests, over changed rules, and over the loss
 * of the desk. Only a release that the desk tells of lets an entry go. `file`: the desk.
 */
export function holdKeeper(archive: Archive, file: string): HoldKeeper {
  const reader: HeldIdsReader = heldIdsReader(file);
  let done = -1;
  const again = (): void => {
    try {
      const { revision, since } = reader.current();
      const released = releasedIds(file);
      if (since.size > 0 || released.length > 0) {
        const applied = archive.applyHolds(since.keys(), released);
        if (applied.held > 0 || applied.released > 0) log('holds-applied', applied);
      }
      done = revision;
    } catch (error) {
      // Nothing is shown meanwhile: the readers ask the desk themselves. The next tick tries again.
      done = -1;
      log('holds-not-applied', { error: error instanceof Error ? error.name : 'Error' });
    }
  };
  return {
    again,
    tick() {
      if (reader.current().revision !== done) again();
    },
    [Symbol.dispose]: () => reader[Symbol.dispose](),
  };
}
