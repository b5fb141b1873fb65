import type { Search } from '../../indexer/search-answer.ts';
import type { Chip } from './chips.ts';

export interface Loosened {
  readonly chip: Chip;
  readonly total: number;
}

const MAX_TRIES = 6;

/** For a search without hits: which single filter to drop to get some, most hits first. */
export async function loosen(
  search: Search,
  active: readonly Chip[],
): Promise<readonly Loosened[]> {
  const tried = await Promise.all(
    active.slice(0, MAX_TRIES).map(async (chip) => {
      const answer = await search(chip.without.toRequest(1));
      return { chip, total: answer.total };
    }),
  );
  return tried.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total);
}
