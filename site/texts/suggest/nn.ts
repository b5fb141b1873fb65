import type { SuggestTexts } from './nb.ts';

/** Suggestions under the search box, in nynorsk. */
export const nnSuggest: SuggestTexts = {
  list: 'Forslag',
  kinds: {
    sak: 'Sak',
    eiendom: 'Eigedom',
    gate: 'Gate eller veg',
    type: 'Type dokument',
    kommune: 'Kommune',
  },
  said: (count) =>
    count === 0
      ? 'Ingen forslag'
      : count === 1
        ? '1 forslag. Bla med piltastane.'
        : `${count} forslag. Bla med piltastane.`,
};
