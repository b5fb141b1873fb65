import { RecordRejected, StoreUnusable } from '../errors.ts';
import { matchKeys } from '../record/identity.ts';
import type { Journalpost } from '../record/journalpost.ts';
import type { SourceEvent } from '../sources/source.ts';
import type { Batch } from './batch.ts';
import { keepDeleted } from './keep-deleted.ts';
import { type IncomingRecord, keepRecord } from './keep-record.ts';
import { onlyOwnKey } from './own-key.ts';
import { prepareRecord, screenRecord } from './prepared-record.ts';
import { type SweepResult, sweep } from './sweep.ts';
import { sweepPeriod } from './sweep-period.ts';
import { isSqliteError } from './transaction.ts';

/** An event for the archive; a record may have been prepared elsewhere. */
export type KeptEvent = SourceEvent | PreparedEvent;

export interface PreparedEvent extends IncomingRecord {
  readonly kind: 'prepared';
}

/** Carries out the events of one batch, in order; call inside its transaction. Returns the sweep's result if there was one. */
export function keepEvents(batch: Batch, events: readonly KeptEvent[]): SweepResult | null {
  const { tables, run, counts, clock } = batch;
  const source = run.source.id;
  const hasRejects = tables.rejects.anyWithKey(source);
  let swept: SweepResult | null = null;
  for (const event of events)
    switch (event.kind) {
      case 'record':
        keepOrReject(batch, recordInHand(event.record), hasRejects);
        break;
      case 'prepared':
        keepOrReject(batch, event, hasRejects);
        break;
      case 'deleted':
        keepDeleted(batch, event);
        break;
      case 'rejected':
        tables.rejects.put(source, run.id, event, 'payload', clock.second);
        if (event.sourceKey !== null) markSeen(batch, event.sourceKey);
        counts.rejected++;
        break;
      case 'present':
        if (!markSeen(batch, event.sourceKey)) counts.unknownKeys++;
        break;
      case 'swept':
        swept = sweep(batch);
        noteSweep(batch, swept);
        break;
      case 'listing':
        batch.seen.clear();
        break;
      case 'sweptPeriod': {
        const result = sweepPeriod(batch, event);
        noteSweep(batch, result);
        // one list that is not to be believed speaks for the batch
        if (swept?.kind !== 'shrank') swept = result;
        batch.seen.clear();
        break;
      }
      case 'remark':
        tables.runs.addRemark(run.id, event.code, event.detail);
        break;
      case 'checkpoint':
      case 'progress':
        break;
    }
  return swept;
}

function recordInHand(record: Journalpost): IncomingRecord {
  let json: string | null = null;
  const raw = (): string => (json ??= JSON.stringify(record));
  return {
    sourceKey: record.keys.kilde,
    prepared: () => prepareRecord(record),
    screened: () => screenRecord(record, raw()),
    raw,
  };
}

/** A record that cannot be kept becomes a reject and stops nothing. */
function keepOrReject(batch: Batch, incoming: IncomingRecord, hasRejects: boolean): void {
  const { tables, run, counts, clock } = batch;
  const source = run.source.id;
  const reason = tryToKeep(batch, incoming);
  if (reason === null) {
    if (hasRejects) counts.resolved += tables.rejects.dropByKey(source, incoming.sourceKey);
    return;
  }
  const sourceKey = incoming.sourceKey || null;
  if (sourceKey !== null) markSeen(batch, sourceKey);
  const raw = String(incoming.raw());
  const reject = { raw, reason, where: 'after normalising', sourceKey };
  tables.rejects.put(source, run.id, reject, 'record', clock.second);
  counts.rejected++;
}

function tryToKeep(batch: Batch, incoming: IncomingRecord): string | null {
  try {
    const kept = keepRecord(batch, incoming);
    return kept.kind === 'kept' ? null : kept.reason;
  } catch (error) {
    // The store's own errors concern the whole batch; anything else can only come from the record.
    if (error instanceof StoreUnusable || isSqliteError(error)) throw error;
    return error instanceof RecordRejected
      ? error.message
      : `screening stopped with ${error instanceof Error ? error.name : 'an error'}: report it with the payload`;
  }
}

function markSeen({ tables, run, seen }: Batch, sourceKey: string): boolean {
  const { id, organisasjonsnummer } = run.source;
  const [key] = matchKeys(organisasjonsnummer, id, onlyOwnKey(sourceKey));
  const n = key === undefined ? null : tables.entryKeys.entryOf(key);
  if (n !== null) seen.add(n);
  return n !== null;
}

function noteSweep({ tables, run }: Batch, { kind, known, missing }: SweepResult): void {
  if (kind === 'shrank') tables.runs.addRemark(run.id, 'source-shrank', { known, missing });
  else if (kind === 'unsure') tables.runs.addRemark(run.id, 'sweep-unsure', { known, missing });
  else if (missing > 0) tables.runs.addRemark(run.id, 'sweep-missing', { known, missing });
}
