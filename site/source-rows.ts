import type { SourceStatus } from '../harvester/store/public-archive.ts';
import { type Freshness, freshness } from './freshness.ts';
import type { MunicipalityView } from './municipalities.ts';
import type { Portal } from './portal.ts';

/** One line of the public source status. */
export interface SourceRow {
  readonly municipality: MunicipalityView;
  /** The source's name for readers; null: the municipality is not connected yet. */
  readonly source: string | null;
  readonly freshness: Freshness;
  /** The last run did not go as it should. */
  readonly trouble: boolean;
}

const TROUBLE: readonly SourceStatus['outcome'][] = ['incomplete', 'failed', 'parked'];

/** Every municipality with each of its sources, or alone when it has none; alphabetical. */
export function sourceRows(portal: Portal): readonly SourceRow[] {
  const statuses = portal.archive.sources();
  const now = portal.now();
  return portal.municipalities.all.flatMap((municipality): readonly SourceRow[] => {
    const own = statuses.filter((status) => status.kommunenummer === municipality.number);
    if (own.length === 0)
      return [{ municipality, source: null, freshness: freshness([], now), trouble: false }];
    return own.map((status) => ({
      municipality,
      source: portal.config.sources.find((source) => source.id === status.id)?.name ?? status.id,
      freshness: freshness([status], now),
      trouble: TROUBLE.includes(status.outcome),
    }));
  });
}
