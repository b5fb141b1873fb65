import type { Archive, CommitCounts } from './store/archive.ts';
import type { Run } from './store/batch.ts';
import type { KeptEvent } from './store/keep-events.ts';

/** What a run needs to know of a batch that has been written. */
export interface Committed {
  readonly events: number;
  readonly counts: CommitCounts;
  /** The source has said something about an entry, or tried to. */
  readonly tellsOfEntries: boolean;
  /** As the source tells it; null: it did not, in this batch. */
  readonly progress: { readonly done: number; readonly total: number | null } | null;
}

/** Writes one batch. Throws what `Archive.commit` throws. */
export function commitEvents(archive: Archive, run: Run, events: readonly KeptEvent[]): Committed {
  const counts = archive.commit(run, events);
  const progress = events.findLast((event) => event.kind === 'progress');
  return {
    events: events.length,
    counts,
    tellsOfEntries: events.some(isAboutEntry),
    progress: progress ? { done: progress.done, total: progress.total } : null,
  };
}

const isAboutEntry = ({ kind }: KeptEvent): boolean =>
  kind === 'record' ||
  kind === 'prepared' ||
  kind === 'deleted' ||
  kind === 'rejected' ||
  kind === 'present';
