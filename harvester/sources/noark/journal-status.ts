import type { Journalstatus } from '../../record/journalpost.ts';

/**
 * True for entries that are registered, dispatched or archived; only those are in the public journal (Noark-4.1 K15.30; Noark 5
 * M053). From an unshielded file an entry without a status is not released either.
 */
export const isReleased = (status: Journalstatus | null): boolean =>
  status === 'J' || status === 'E' || status === 'A';
