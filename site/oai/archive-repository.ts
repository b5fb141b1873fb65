import type {
  FeedHeader,
  FeedRange,
  FeedRecord,
  PublicFeed,
} from '../../harvester/store/public-archive.ts';
import type { OaiContent } from './oai-content.ts';
import { feedSet, setsOf } from './region-sets.ts';
import type { Format, Item, ItemHeader, OaiSet, Repository, Selection } from './repository.ts';

export interface ArchiveRepositoryOptions {
  readonly feed: PublicFeed;
  readonly formats: readonly Format<OaiContent>[];
  /** In plain string order of their specs. */
  readonly sets: () => readonly OaiSet[];
  /** UTC second since which records are written as they are now: their datestamps are not before it; null: since ever. */
  readonly since: string | null;
}

/** The archive's public change feed as an OAI-PMH repository. Positions are the feed's numbers, datestamps its seconds. */
export function archiveRepository(options: ArchiveRepositoryOptions): Repository<OaiContent> {
  const { feed, formats, sets, since } = options;
  const datestamp = (endret: string): string => (since !== null && endret < since ? since : endret);
  const range = ({ set, after, upTo }: Selection): FeedRange | null => {
    const known = feedSet(set);
    return known === null ? null : { set: known, after, upTo };
  };
  const header = (one: FeedHeader): ItemHeader => ({
    position: one.seq,
    localId: one.id,
    datestamp: datestamp(one.endret),
    sets: setsOf(one),
    deleted: one.withdrawn,
  });
  const item = (one: FeedRecord): Item<OaiContent> => ({
    ...header(one),
    content: one.entry && { entry: one.entry, opphav: one.opphav, kilde: one.kilde },
  });

  return {
    revision: () => feed.hiddenRevision(),
    formats,
    hasSets: true,
    earliest() {
      const first = feed.firstSecond();
      return first === null ? null : datestamp(first);
    },
    sets: (after, limit) =>
      sets()
        .filter(({ spec }) => after === null || spec > after)
        .slice(0, limit),
    positions(selection, limit) {
      const known = range(selection);
      return known === null ? [] : feed.seqs(known, limit);
    },
    items(selection, limit) {
      const known = range(selection);
      return known === null ? [] : feed.records(known, limit).map(item);
    },
    headers(selection, limit) {
      const known = range(selection);
      return known === null ? [] : feed.headers(known, limit).map(header);
    },
    last(selection) {
      const known = range(selection);
      const found = known && feed.lastOf(known);
      return found && header(found);
    },
    item(localId) {
      const found = feed.record(localId);
      return found && item(found);
    },
    count(selection, most) {
      const known = range(selection);
      return known === null ? 0 : feed.count(known, most);
    },
    positionBefore: (second) =>
      since !== null && second <= since ? 0 : feed.lastSeqBefore(second),
  };
}
