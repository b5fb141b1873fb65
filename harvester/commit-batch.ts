import type { SourceEvent } from './sources/source.ts';
import type { Archive } from './store/archive.ts';
import type { Run } from './store/batch.ts';
import type { SweepResult } from './store/sweep.ts';

/** What a run needs to know of a batch that has been written. */
export interface Committed {
  readonly events: number;
  readonly sweep: SweepResult | null;
  /** The source has said something about an entry, or tried to. */
  readonly tellsOfEntries: boolean;
  /** As the source tells it; null: it did not, in this batch. */
  readonly progress: { readonly done: number; readonly total: number | null } | null;
}

/** Writes one batch. Throws what `Archive.commit` throws. */
export function commitBatch(archive: Archive, run: Run, events: readonly SourceEvent[]): Committed {
  const { sweep } = archive.commit(run, events);
  const progress = events.findLast((event) => event.kind === 'progress');
  return {
    events: events.length,
    sweep,
    tellsOfEntries: events.some(isAboutEntry),
    progress: progress ? { done: progress.done, total: progress.total } : null,
  };
}

const isAboutEntry = ({ kind }: SourceEvent): boolean =>
  kind === 'record' || kind === 'deleted' || kind === 'rejected' || kind === 'present';
