import type { Municipality, SourceConfig } from './config/config.ts';
import { SourceBusy, SourceRefused, SourceUnreachable, StoreUnusable } from './errors.ts';
import { runContext, type World } from './run-context.ts';
import { endFor, type RunEnd } from './run-problem.ts';
import { type SourceKinds, sourceKind } from './source-kind.ts';
import type { SourceContext, SourceEvent } from './sources/source.ts';
import type { Archive } from './store/archive.ts';
import type { Run } from './store/batch.ts';
import type { Reject } from './store/rejects.ts';
import type { StoredRun } from './store/runs.ts';
import { readRecord } from './store/texts.ts';

export interface RetryOptions extends World {
  readonly archive: Archive;
  readonly source: SourceConfig;
  readonly municipality: Municipality;
  readonly kinds: SourceKinds;
  /** Numbers of the rejects to try; unset: all of the source. */
  readonly rejects?: readonly number[];
  readonly onProgress?: (tried: number) => void;
}

export interface RetrySummary {
  readonly run: StoredRun;
  readonly tried: number;
  /** Of `tried`: those that are rejects no more. */
  readonly resolved: number;
}

/**
 * Reads kept rejects again, e.g. after a mapping was mended. What the archive has learnt about an entry since the reject was
 * last seen stays: old words do not replace newer ones and bring nothing back that was withdrawn. Throws SourceBusy,
 * ConfigInvalid and StoreUnusable.
 */
export async function retryRejects(options: RetryOptions): Promise<RetrySummary> {
  const { archive, source, municipality } = options;
  const { kind, settings } = sourceKind(source, options.kinds);
  const context = runContext(source, municipality, options);
  const run = archive.beginRun(
    {
      id: source.id,
      kind: source.kind,
      kommunenummer: municipality.number,
      organisasjonsnummer: municipality.organisationNumber,
    },
    'retry',
  );
  let tried = 0;
  let resolved = 0;
  let end: RunEnd | null = null;
  try {
    for (const reject of rejectsToTry(options)) {
      context.signal.throwIfAborted();
      const events =
        reject.form === 'record'
          ? recordEvent(reject)
          : await normalise(() => kind.retry(settings, reject, context), context);
      tried++;
      if (isResolved(archive, run, reject, events)) resolved++;
      options.onProgress?.(tried);
    }
  } catch (error) {
    if (error instanceof StoreUnusable || error instanceof SourceBusy) throw error;
    end = endFor(error, tried > 0);
  }
  const stored = archive.finishRun(run, end?.outcome ?? 'ok', end?.problem ?? null);
  return { run: stored, tried, resolved };
}

function* rejectsToTry({ archive, source, rejects }: RetryOptions): Generator<Reject> {
  if (rejects) {
    for (const n of rejects) {
      const reject = archive.reject(n);
      if (reject?.sourceId === source.id) yield reject;
    }
    return;
  }
  // What is rejected again under a new form comes after the last one there was at the start.
  const last = archive.lastReject(source.id);
  let after = 0;
  while (true) {
    const [reject] = archive.rejects({ sourceId: source.id, after, limit: 1 });
    if (!reject || reject.n > last) return;
    yield reject;
    after = reject.n;
  }
}

const recordEvent = ({ raw }: Reject): readonly SourceEvent[] => [
  { kind: 'record', record: readRecord(raw) },
];

/** The events of one payload; none when it is still beyond the source. */
async function normalise(
  read: () => AsyncIterable<SourceEvent>,
  { signal }: SourceContext,
): Promise<readonly SourceEvent[]> {
  const events: SourceEvent[] = [];
  try {
    for await (const event of read()) if (isOutcome(event)) events.push(event);
    return events;
  } catch (error) {
    // These concern the source, not the one payload.
    if (signal.aborted || error instanceof SourceUnreachable || error instanceof SourceRefused)
      throw error;
    return [];
  }
}

/** A retry moves no checkpoint and ends no listing. */
const isOutcome = ({ kind }: SourceEvent): boolean =>
  kind === 'record' || kind === 'deleted' || kind === 'rejected' || kind === 'remark';

function isResolved(
  archive: Archive,
  run: Run,
  reject: Reject,
  events: readonly SourceEvent[],
): boolean {
  const { rejected } = archive.commit(run, events, reject.lastSeen);
  if (rejected > 0 || !events.some(({ kind }) => kind === 'record' || kind === 'deleted'))
    return false;
  archive.dropReject(reject.n);
  return true;
}
