import type { SourceConfig } from '../../../harvester/config/config.ts';
import type { OpenWishes } from '../../../harvester/source-wish.ts';
import type { Desk } from '../open-desk.ts';
import type { StaffArchive, StaffSource } from './opened-archive.ts';
import { wishesFor } from './wishes.ts';

/** A configured source with what the archive and the desk know of it. */
export interface SourceRow {
  readonly config: SourceConfig;
  /** null: never harvested. */
  readonly status: StaffSource | null;
  readonly wishes: OpenWishes;
}

const NEVER = { harvest: null, retry: null };

/** The sources as the region file has them. */
export function sourceRows(
  desk: Desk,
  archive: StaffArchive,
  sources: readonly SourceConfig[],
): SourceRow[] {
  const known = new Map(archive.sources().map((status) => [status.id, status]));
  return sources.map((config) => {
    const status = known.get(config.id) ?? null;
    return { config, status, wishes: wishesFor(desk, config.id, status?.started ?? NEVER) };
  });
}

/** The source waits for a person: nothing happens before somebody has looked. */
export const needsPerson = ({ config, status }: SourceRow): boolean =>
  config.enabled && status?.waitsForPerson === true;
