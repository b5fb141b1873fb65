/** Suggestions under the search box, in bokmål. */
export const nbSuggest = {
  /** Name of the list. */
  list: 'Forslag',
  kinds: {
    sak: 'Sak',
    eiendom: 'Eiendom',
    gate: 'Gate eller vei',
    type: 'Type dokument',
    kommune: 'Kommune',
  },
  /** Said to those who hear the page; 0: nothing to choose. */
  said: (count: number): string =>
    count === 0
      ? 'Ingen forslag'
      : count === 1
        ? '1 forslag. Bla med piltastene.'
        : `${count} forslag. Bla med piltastene.`,
};

export type SuggestTexts = typeof nbSuggest;
