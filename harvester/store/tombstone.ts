import type { PublicTombstone } from '../record/public-entry.ts';
import { type Row, text } from './column.ts';

/** What is left of an entry that was public; throws StoreUnusable for one that never was. */
export const readTombstone = (row: Row): PublicTombstone => ({
  id: text(row, 'id'),
  kommunenummer: text(row, 'kommunenummer'),
  organisasjonsnummer: text(row, 'organisasjonsnummer'),
  kilde: text(row, 'source'),
  trukketTilbake: text(row, 'endret'),
});
