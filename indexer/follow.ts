import type { PublicArchive } from '../harvester/store/public-archive.ts';
import { type Analysis, createAnalysis } from './analysis/analysis.ts';
import { dayInOslo } from './day.ts';
import { searchDocument } from './document.ts';
import type { Engine } from './engine.ts';
import { rebuild } from './rebuild.ts';

const CHANGES_PER_BATCH = 2_000;
/** Further behind than this, and further than the index is large, building anew is cheaper than catching up. */
const FAR_BEHIND = 20_000;

export interface FollowOptions {
  readonly archive: PublicArchive;
  readonly engine: Engine;
  /** Default: without municipality names. */
  readonly analysis?: Analysis;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Forget names past their day, and take removed texts out of the files. Default true. */
  readonly forget?: boolean;
}

export interface FollowResult {
  /** Documents put and removed by following; 0 and 0: the index was up to date and was not written. */
  readonly put: number;
  readonly removed: number;
  /** Documents of a rebuild; null: none was needed. */
  readonly rebuilt: number | null;
  /** Documents whose names were emptied because their day had passed. */
  readonly forgotten: number;
  readonly seq: number;
}

/**
 * Brings the index up to the archive's last change and returns. Rebuilds first when the index was made by another analysis,
 * is new, or is far behind. A change that is gone from the archive leaves the index in the same call.
 */
export async function follow(options: FollowOptions): Promise<FollowResult> {
  const { archive, engine, now, signal, onProgress } = options;
  const analysis = options.analysis ?? createAnalysis();
  const building = {
    archive,
    engine,
    analysis,
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  const status = await engine.status();
  const behind = archive.lastSeq() - status.seq;
  // A lower number than the index has seen: the archive was harvested anew.
  const needed =
    status.version !== analysis.version ||
    behind < 0 ||
    behind > Math.max(FAR_BEHIND, status.documents);
  let rebuilt = needed ? (await rebuild(building)).documents : null;

  let { seq } = await engine.status();
  let put = 0;
  let removed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const changes = archive.changesSince(seq, CHANGES_PER_BATCH);
    const last = changes.at(-1);
    if (last === undefined) break;
    const batch = {
      put: changes.flatMap((c) => (c.kind === 'entry' ? [searchDocument(c.view, analysis)] : [])),
      remove: changes.flatMap((c) => (c.kind === 'withdrawn' ? [c.tombstone.id] : [])),
      seq: last.seq,
    };
    await engine.apply(batch);
    put += batch.put.length;
    removed += batch.remove.length;
    seq = last.seq;
    onProgress?.(seq, archive.lastSeq());
  }
  if ((await engine.status()).worn) rebuilt = (await rebuild(building)).documents;
  const forgotten = options.forget === false ? 0 : await engine.forgetNames(dayInOslo(now()));
  return { put, removed, rebuilt, forgotten, seq };
}
