import type { PublicEntry } from '../harvester/record/public-entry.ts';
import { type Freshness, freshness } from './freshness.ts';
import type { MunicipalityView } from './municipalities.ts';
import type { Portal } from './portal.ts';

export interface HomeCard {
  readonly municipality: MunicipalityView;
  readonly freshness: Freshness;
  /** Without names of private persons: the front page may stand in search engines. */
  readonly newest: readonly PublicEntry[];
}

const NEWEST = 5;

/** The municipalities whose journals have been fetched, with their newest entries, and those still to come. */
export function homeCards(portal: Portal): {
  readonly connected: readonly HomeCard[];
  readonly others: readonly MunicipalityView[];
} {
  const sources = portal.archive.sources();
  const cards = portal.municipalities.all.map((municipality) => {
    const own = sources.filter((source) => source.kommunenummer === municipality.number);
    return { municipality, freshness: freshness(own, portal.now()) };
  });
  const isConnected = (card: (typeof cards)[number]): boolean => card.freshness.state !== 'aldri';
  return {
    connected: cards.filter(isConnected).map((card) => ({
      ...card,
      newest: portal.archive.newest(card.municipality.number, NEWEST, 'bulk'),
    })),
    others: cards.filter((card) => !isConnected(card)).map((card) => card.municipality),
  };
}

/** The newest entries of all the cards together. */
export const newestOf = (cards: readonly HomeCard[]): readonly PublicEntry[] =>
  cards
    .flatMap((card) => card.newest)
    .sort((a, b) => (b.journaldato ?? '').localeCompare(a.journaldato ?? ''))
    .slice(0, NEWEST);
