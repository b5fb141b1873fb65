import type { SourceEvent } from '../source.ts';
import type { IntakeCounts } from './intake.ts';
import type { FileHead } from './reader.ts';

/** A journal file that was read to its end. */
export interface ReadJournal {
  readonly head: FileHead | null;
  readonly counts: IntakeCounts;
}

/**
 * The periods a delivery replaces, each once. A period counts only when the journal is whole: both days stated and in order, no
 * fewer entries than it says, and all the files it is split into in the same delivery.
 */
export function* replacedPeriods(journals: readonly ReadJournal[]): Generator<SourceEvent> {
  const done = new Set<string>();
  const isWhole = journals.every(
    ({ head, counts }) =>
      head !== null &&
      (head.antall === null || head.antall <= counts.read) &&
      head.antallFiler <= journals.length,
  );
  if (!isWhole) return;
  for (const { head } of journals) {
    if (head?.fraDato == null || head.tilDato === null || head.fraDato > head.tilDato) continue;
    const key = `${head.fraDato} ${head.tilDato}`;
    if (done.has(key)) continue;
    done.add(key);
    yield { kind: 'sweptPeriod', fra: head.fraDato, til: head.tilDato };
  }
}
