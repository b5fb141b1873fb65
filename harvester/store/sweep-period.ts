import type { Batch } from './batch.ts';
import { hasNewNamelessRejects, isTooMuch, type SweepResult, withdrawMissing } from './sweep.ts';

/** So few may go missing from a period although they are more than the share of it: a month of a small place is short. */
const ALWAYS_BELIEVED = 5;

/**
 * A journal that is whole for some days has been read: entries of the source from those days that it lacks are withdrawn at
 * once, for a delivery is read only once. Nothing is withdrawn when the journal lacks too much, or all there was.
 */
export function sweepPeriod(
  batch: Batch,
  { fra, til }: { readonly fra: string; readonly til: string },
): SweepResult {
  const { tables, run, seen } = batch;
  const { id: source } = run.source;
  const missing: number[] = [];
  let known = 0;
  for (const table of [tables.entries, tables.entrySources])
    for (const { n } of table.ofSource(source)) {
      if (!tables.texts.isInPeriod(n, fra, til)) continue;
      known++;
      if (!seen.has(n)) missing.push(n);
    }
  const result = { known, missing: missing.length, isPeriod: true } as const;
  const accepted = tables.sources.allowsShrink(source);
  const isEmptied = missing.length === known && known > 0;
  const isMuch = missing.length > ALWAYS_BELIEVED && isTooMuch(missing.length, known);
  if (!accepted && (isMuch || isEmptied)) return { ...result, kind: 'shrank' };
  if (missing.length > 0 && hasNewNamelessRejects(batch)) return { ...result, kind: 'unsure' };
  for (const n of missing) withdrawMissing(batch, n);
  if (accepted) tables.sources.setAllowShrink(source, false);
  return { ...result, kind: 'done' };
}
