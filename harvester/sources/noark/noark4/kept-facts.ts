import type { Noark4Facts } from './facts.ts';

/** A rejected entry of tables as text, so that it can be read again. */
export const keepFacts = (facts: Noark4Facts): string => JSON.stringify({ noark4: facts });

/** What `keepFacts` wrote; null: the text is something else. */
export function readKeptFacts(raw: string): Noark4Facts | null {
  if (!raw.startsWith('{"noark4":')) return null;
  // the archive gives back what was rejected, unchanged
  return (JSON.parse(raw) as { noark4: Noark4Facts }).noark4;
}
