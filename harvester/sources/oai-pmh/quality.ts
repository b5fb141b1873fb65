import type { SourceEvent } from '../source.ts';
import { addMends } from './read-page.ts';

const COUNTED_IDENTIFIERS = 100_000;

/** What one run saw, for the quality report (remark `oai.quality`). Numbers only. */
export class Quality {
  requests = 0;
  pages = 0;
  records = 0;
  deleted = 0;
  rejected = 0;
  duplicates = 0;
  windowed = 0;
  outOfWindow = 0;
  bytes = 0;
  wireBytes = 0;
  waitedMs = 0;
  completeListSize: number | null = null;
  readonly mends = new Map<string, number>();
  readonly #identifiers = new Set<string>();

  count(event: SourceEvent): void {
    if (event.kind === 'record') this.records++;
    else if (event.kind === 'deleted') this.deleted++;
    else if (event.kind === 'rejected') this.rejected++;
  }

  /** Counts identifiers met twice, among the first 100,000 of the run: memory stays flat. */
  countIdentifier(identifier: string): void {
    if (this.#identifiers.has(identifier)) this.duplicates++;
    else if (this.#identifiers.size < COUNTED_IDENTIFIERS) this.#identifiers.add(identifier);
  }

  mended(mends: ReadonlyMap<string, number>): void {
    if (mends.size > 0) addMends(this.mends, Object.fromEntries(mends));
  }

  /** The report, and a remark for each thing that needs a look. */
  *report(nextFrom: string | null): Generator<SourceEvent> {
    for (const [kind, count] of this.mends)
      yield { kind: 'remark', code: 'oai.mended', detail: { kind, count } };
    if (this.outOfWindow * 10 > this.windowed)
      yield {
        kind: 'remark',
        code: 'oai.out-of-window',
        detail: { records: this.windowed, outside: this.outOfWindow },
      };
    yield {
      kind: 'remark',
      code: 'oai.quality',
      detail: {
        requests: this.requests,
        pages: this.pages,
        records: this.records,
        deleted: this.deleted,
        rejected: this.rejected,
        duplicates: this.duplicates,
        outOfWindow: this.outOfWindow,
        bytes: this.bytes,
        wireBytes: this.wireBytes,
        waitedSeconds: Math.round(this.waitedMs / 1000),
        ...(this.completeListSize === null ? {} : { completeListSize: this.completeListSize }),
        ...(nextFrom === null ? {} : { nextFrom }),
      },
    };
  }
}
