import type { Tables } from './tables.ts';

/** Below this share of a run's records, keys that change are corrections of single entries. */
const WORTH_TELLING = 0.1;

/** Tells of a source whose archive system was exchanged, or whose list holds everything twice: nothing is lost, but somebody should know. */
export function noteStrangeKeys({ runs }: Pick<Tables, 'runs'>, run: number): void {
  const counts = runs.get(run)?.counts;
  if (counts === undefined) return;
  const records = counts.created + counts.changed + counts.unchanged;
  for (const [code, entries] of [
    ['entries-doubled', counts.doubled],
    ['entries-rekeyed', counts.rekeyed],
  ] as const)
    if (entries > 0 && entries >= records * WORTH_TELLING)
      runs.addRemark(run, code, { entries, records });
}
