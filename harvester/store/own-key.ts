import type { EntryKeys } from '../record/journalpost.ts';

/** Keys of a record that is known by its source's own key and nothing else. */
export const onlyOwnKey = (kilde: string): EntryKeys => ({
  systemID: null,
  registreringsID: null,
  journal: null,
  sak: null,
  kilde,
});
