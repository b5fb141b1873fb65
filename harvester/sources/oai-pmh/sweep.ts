import { SourceChangedShape, SourceUnreachable } from '../../errors.ts';
import type { SourceEvent } from '../source.ts';
import { writeCheckpoint } from './checkpoint.ts';
import type { HarvestRun } from './harvest-run.ts';
import type { Granularity } from './instant.ts';
import { type ListCursor, listPages } from './list-pages.ts';
import type { PageItem } from './page.ts';
import { wholeWindow } from './plan-pass.ts';

const WEEK = 7 * 86_400_000;

export function isSweepDue(
  { state, settings, context }: HarvestRun,
  stated: 'no' | 'transient' | 'persistent',
): boolean {
  if ((settings.deletedRecord ?? stated) === 'persistent') return false;
  // A little less than a week, so that a daily run does not slip a day each time.
  return (
    state.lastSweep === null ||
    context.now().getTime() - Date.parse(state.lastSweep) >= WEEK - WEEK / 56
  );
}

/**
 * Lists all keys of a service that does not tell of deletions: `present` for each, and `swept` only when every list was read
 * to its end. A sweep that fails withdraws nothing and is tried again by the next run. Checkpoints carry no place in the
 * sweep: one that is cut short starts over.
 */
export async function* sweep(
  run: HarvestRun,
  prefix: string,
  granularity: Granularity,
): AsyncGenerator<SourceEvent[], void> {
  const sets = run.settings.sets.length === 0 ? [null] : run.settings.sets;
  let present = 0;
  let deleted = 0;
  for (const set of sets) {
    const cursor: ListCursor = {
      startedAt: run.context.now().toISOString(),
      prefix,
      granularity,
      window: wholeWindow(null),
      token: null,
      seen: 0,
      restarts: 0,
    };
    const end = yield* listPages(run, cursor, {
      verb: 'ListIdentifiers',
      set,
      read: (items) => items.flatMap(readHeader),
      checkpoint: () => [{ kind: 'checkpoint', checkpoint: writeCheckpoint(run.state) }],
    });
    if (end.kind === 'done') continue;
    yield [{ kind: 'remark', code: 'oai.sweep-failed', detail: { present, deleted } }];
    if (end.error instanceof SourceUnreachable || end.error instanceof SourceChangedShape) return;
    throw end.error;
  }
  // An empty list of keys would empty the archive: it is never believed.
  if (present === 0) {
    yield [{ kind: 'remark', code: 'oai.sweep-empty', detail: { deleted } }];
    return;
  }
  run.state.lastSweep = run.context.now().toISOString();
  yield [
    { kind: 'swept' },
    { kind: 'remark', code: 'oai.sweep', detail: { present, deleted } },
    { kind: 'checkpoint', checkpoint: writeCheckpoint(run.state) },
  ];

  function readHeader(item: PageItem): SourceEvent[] {
    if (item.kind !== 'record' || item.header.identifier === null) return [];
    const sourceKey = item.header.identifier;
    if (item.header.deleted) {
      deleted++;
      return [{ kind: 'deleted', sourceKey }];
    }
    present++;
    return [{ kind: 'present', sourceKey }];
  }
}
