import type { PublicEntry } from '../harvester/record/public-entry.ts';

/** Case number with document number, `2024/1234-5`, as people quote it; null when the case number is unknown. */
export function documentReference(entry: PublicEntry): string | null {
  const saksnummer = entry.saksmappe?.saksnummer ?? null;
  if (saksnummer === null) return null;
  return entry.journalpostnummer === null ? saksnummer : `${saksnummer}-${entry.journalpostnummer}`;
}
