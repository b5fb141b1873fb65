import type { HoldReason } from './hold.ts';

/** Held because an archivist said so, whatever the source says; only an archivist lets go of it. */
export const ARCHIVIST_HOLD = 'sperret-av-arkivar' satisfies HoldReason;

/** Why an entry is held that was held for `before`: what an archivist holds stays held, whatever the rules say (`byRule`). */
export const heldAfter = (
  before: string | null | undefined,
  byRule: string | null,
): string | null => (before === ARCHIVIST_HOLD ? ARCHIVIST_HOLD : byRule);
