import type { SearchAnswer } from '../../indexer/search-answer.ts';
import type { Texts } from '../texts/nb.ts';
import type { SearchQuery } from './search-query.ts';

/** What a results page is called: the number of hits, what was searched for in the end, and which page of them. */
export function resultsTitle(query: SearchQuery, answer: SearchAnswer, text: Texts): string {
  const { results } = text;
  if (answer.total === 0) return results.none(query.text);
  const searched = answer.correctedText ?? query.text;
  return answer.relaxed === null
    ? results.heading(answer.total, searched)
    : results.near(answer.total, searched);
}
