import { isDato, oneYearLater } from './dato.ts';
import type { Journalpost } from './journalpost.ts';

/**
 * The last day, `YYYY-MM-DD` in Europe/Oslo, on which names of private persons in the entry may be shown or give hits: the same
 * day one calendar year after publication. The year counts from the publication the source states, else from the journal date;
 * one that lies after `today` cannot be right and does not count. null: never (neither date, or a closed system's history).
 * Noark 5 5.2.33; the day itself is still within the year, as in eInnsyn's search.
 */
export function lastDayOfNames(record: Journalpost, today: string): string | null {
  if (record.historisk) return null;
  const start = [record.publisertDato, record.journaldato].find(
    (dato) => dato !== null && isDato(dato) && dato >= '1900-01-01' && dato <= today,
  );
  return start == null ? null : oneYearLater(start);
}
