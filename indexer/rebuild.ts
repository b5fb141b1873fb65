import type { PublicArchive } from '../harvester/store/public-archive.ts';
import type { Analysis } from './analysis/analysis.ts';
import { searchDocument } from './document.ts';
import type { Engine, SearchDocument } from './engine.ts';

const CHANGES_PER_PAGE = 2_000;

export interface RebuildOptions {
  readonly archive: PublicArchive;
  readonly engine: Engine;
  readonly analysis: Analysis;
  readonly signal?: AbortSignal;
  /** Called as entries are read; `total` is the number of the last change, an upper bound. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Builds the whole index beside the live one and swaps. The new index stands at the change number the archive had at the
 * start; what came later is followed afterwards. Throws the signal's reason when stopped, and leaves the live index alone.
 */
export async function rebuild(options: RebuildOptions): Promise<{ readonly documents: number }> {
  const { archive, engine, analysis, signal, onProgress } = options;
  const seq = archive.lastSeq();
  let documents = 0;
  async function* pages(): AsyncGenerator<readonly SearchDocument[]> {
    for (let after = 0; ; ) {
      signal?.throwIfAborted();
      const changes = archive.changesSince(after, CHANGES_PER_PAGE);
      const last = changes.at(-1);
      if (last === undefined) return;
      const page = changes.flatMap((change) =>
        change.kind === 'entry' ? [searchDocument(change.view, analysis)] : [],
      );
      documents += page.length;
      yield page;
      after = last.seq;
      onProgress?.(Math.min(after, seq), seq);
    }
  }
  await engine.rebuild(pages(), seq, analysis.version);
  return { documents };
}
