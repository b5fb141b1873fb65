import type { SuggestTexts } from './nb.ts';

/** Suggestions under the search box, in English. */
export const enSuggest: SuggestTexts = {
  list: 'Suggestions',
  kinds: {
    sak: 'Case',
    eiendom: 'Property',
    gate: 'Street or road',
    type: 'Type of document',
    kommune: 'Municipality',
  },
  said: (count) =>
    count === 0
      ? 'No suggestions'
      : count === 1
        ? '1 suggestion. Use the arrow keys.'
        : `${count} suggestions. Use the arrow keys.`,
};
