import type { PublicArchive } from '../../harvester/store/public-archive.ts';

const NEVER = '1970-01-01T00:00:00Z';

/** UTC second of the archive's last visible change. */
export function lastChange(archive: Pick<PublicArchive, 'lastSeq' | 'changesSince'>): string {
  const [change] = archive.changesSince(archive.lastSeq() - 1, 1);
  if (change === undefined) return NEVER;
  return change.kind === 'entry' ? change.view.entry.endret : change.tombstone.trukketTilbake;
}
