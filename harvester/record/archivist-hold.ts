import type { HoldReason } from './hold.ts';

/** Held because an archivist said so, whatever the source says; only an archivist lets go of it. */
export const ARCHIVIST_HOLD = 'sperret-av-arkivar' satisfies HoldReason;
