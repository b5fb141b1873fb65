/**
 * Around a text that stands in for one not translated yet, until `language-of-fallback.ts` has turned it into markup.
 * Unicode keeps these for use inside a program; no text of ours or of a source holds them.
 */
export const FALLBACK_BEGINS = '\uFDD0';
export const FALLBACK_ENDS = '\uFDD1';

/** Marks every text in a catalogue, also those its functions write. */
export function markFallback<Value>(value: Value): Value;
export function markFallback(value: unknown): unknown {
  if (typeof value === 'string') return FALLBACK_BEGINS + value + FALLBACK_ENDS;
  if (typeof value === 'function')
    return (...given: readonly unknown[]) => markFallback<unknown>(value(...given));
  if (Array.isArray(value)) return value.map((one) => markFallback<unknown>(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, markFallback(one)]));
}
