import type { PublicEntry } from '../harvester/record/public-entry.ts';

/** One step of a case: an entry, or a stretch of document numbers that are not public here. */
export type TimelineStep =
  | { readonly kind: 'entry'; readonly entry: PublicEntry }
  | { readonly kind: 'gap'; readonly from: number; readonly to: number };

/** The entries in their order, with the missing document numbers between them (and before the first) shown. */
export function caseTimeline(entries: readonly PublicEntry[]): readonly TimelineStep[] {
  const steps: TimelineStep[] = [];
  let expected = 1;
  for (const entry of entries) {
    const number = entry.journalpostnummer;
    if (number !== null) {
      if (number > expected) steps.push({ kind: 'gap', from: expected, to: number - 1 });
      expected = Math.max(expected, number + 1);
    }
    steps.push({ kind: 'entry', entry });
  }
  return steps;
}

/** Steps on one page of a case: some cases gather a whole year's letters. */
const STEPS_PER_PAGE = 200;

/** One page of the steps; a page that is not there is the nearest that is. */
export function timelinePage(
  steps: readonly TimelineStep[],
  asked: string | null,
): { readonly steps: readonly TimelineStep[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(steps.length / STEPS_PER_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(asked ?? '1', 10) || 1));
  const first = (page - 1) * STEPS_PER_PAGE;
  return { steps: steps.slice(first, first + STEPS_PER_PAGE), page, pages };
}

/** At most `limit` entries of the case around the given one, itself left out. */
export function neighbours(
  entries: readonly PublicEntry[],
  id: string,
  limit: number,
): readonly PublicEntry[] {
  const at = entries.findIndex((entry) => entry.id === id);
  const first = Math.max(0, Math.min(at - Math.floor(limit / 2), entries.length - 1 - limit));
  return entries.filter((entry) => entry.id !== id).slice(first, first + limit);
}
