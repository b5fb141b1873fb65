import type { OrderedEntry } from './order.ts';

/** By case year, case number and document number, as archives file; what lacks them comes last, by journal date. */
export const sortEntries = (entries: readonly OrderedEntry[]): OrderedEntry[] =>
  entries.toSorted((a, b) => {
    const [left, right] = [sortKey(a), sortKey(b)];
    for (const [i, value] of left.entries()) {
      const other = right[i];
      if (other === undefined || value === other) continue;
      return value < other ? -1 : 1;
    }
    return 0;
  });

type SortKey = readonly [number, number, string, number, string, string];

function sortKey({ entry }: OrderedEntry): SortKey {
  const saksnummer = entry.saksmappe?.saksnummer ?? '';
  const [, year, sequence] = /^(\d{4})\/(\d+)$/.exec(saksnummer) ?? [];
  return [
    year === undefined ? Number.POSITIVE_INFINITY : Number(year),
    sequence === undefined ? Number.POSITIVE_INFINITY : Number(sequence),
    saksnummer,
    entry.journalpostnummer ?? Number.POSITIVE_INFINITY,
    entry.journaldato ?? '9999',
    entry.id,
  ];
}
