import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type { Hit } from '../../indexer/search-answer.ts';

/** An entry that was not searched for, in the form hits are shown in. */
export function plainHit(entry: PublicEntry): Hit {
  const pieces = (text: string | null) => (text === null ? [] : [{ text, hit: false }]);
  return {
    entry,
    title: pieces(entry.offentligTittel),
    caseTitle: pieces(entry.saksmappe?.offentligTittel ?? null),
  };
}
