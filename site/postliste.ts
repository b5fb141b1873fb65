import type { PublicEntry, PublicSaksmappe } from '../harvester/record/public-entry.ts';

/** The entries of a day that belong to one case. */
export interface PostlisteCase {
  /** null: entries whose case is not known. */
  readonly saksmappe: PublicSaksmappe | null;
  readonly entries: readonly PublicEntry[];
}

const numeric = new Intl.Collator('nb', { numeric: true });

/** A day's entries by case, cases by number, documents by number within; those without a case last. */
export function byCase(entries: readonly PublicEntry[]): readonly PostlisteCase[] {
  const cases = new Map<string, PublicEntry[]>();
  for (const entry of entries) {
    const key = entry.saksmappe?.id ?? '';
    cases.set(key, [...(cases.get(key) ?? []), entry]);
  }
  const last = Number.MAX_SAFE_INTEGER;
  return [...cases.values()]
    .map((own) => ({
      saksmappe: own[0]?.saksmappe ?? null,
      entries: own.toSorted(
        (a, b) => (a.journalpostnummer ?? last) - (b.journalpostnummer ?? last),
      ),
    }))
    .sort((a, b) => {
      if (a.saksmappe === null || b.saksmappe === null)
        return Number(a.saksmappe === null) - Number(b.saksmappe === null);
      return numeric.compare(a.saksmappe.saksnummer ?? '', b.saksmappe.saksnummer ?? '');
    });
}
