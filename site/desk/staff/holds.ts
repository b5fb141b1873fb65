import { integer, type Row, text, textOrNull } from '../../../harvester/store/column.ts';
import { type Desk, together } from '../open-desk.ts';
import { audit } from './audit.ts';

/** An entry that an archivist keeps, or kept, from the public. */
export interface Hold {
  readonly n: number;
  /** Permalink id. */
  readonly entry: string;
  readonly reason: string;
  /** UTC with milliseconds. */
  readonly heldAt: string;
  readonly heldBy: string;
  /** null: it is held. */
  readonly releasedAt: string | null;
  readonly releaseReason: string | null;
}

export interface HoldChange {
  readonly entry: string;
  readonly kommunenummer: string;
  readonly reason: string;
  /** Who. */
  readonly by: string;
}

/**
 * Keeps an entry from the public: from when this returns no public view shows it, in any process (`harvester/held-ids.ts`). Audited.
 * Returns false when it is held already. In the caller's transaction, or one of its own.
 */
export function hold(desk: Desk, { entry, kommunenummer, reason, by }: HoldChange): boolean {
  return together(desk, () => {
    const { changes } = desk
      .prepare(
        `INSERT INTO entry_hold (entry, kommunenummer, reason, held_at, held_by) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (entry) WHERE released_at IS NULL DO NOTHING`,
      )
      .run(entry, kommunenummer, reason, desk.now().toISOString(), by);
    if (changes === 0) return false;
    audit(desk, { chain: kommunenummer, staff: by, action: 'entry-held', subject: entry });
    return true;
  });
}

/**
 * Lets an entry go: the harvester shows it again if its source and the rules of screening say so. Audited. Returns false when no
 * archivist of the municipality holds it.
 */
export function release(desk: Desk, { entry, kommunenummer, reason, by }: HoldChange): boolean {
  return together(desk, () => {
    const { changes } = desk
      .prepare(
        `UPDATE entry_hold SET released_at = ?, released_by = ?, release_reason = ?
         WHERE entry = ? AND kommunenummer = ? AND released_at IS NULL`,
      )
      .run(desk.now().toISOString(), by, reason, entry, kommunenummer);
    if (changes === 0) return false;
    audit(desk, { chain: kommunenummer, staff: by, action: 'entry-released', subject: entry });
    return true;
  });
}

/** What the municipality's archivists hold, newest first. */
export const holdsOf = (desk: Desk, kommunenummer: string): Hold[] =>
  desk
    .prepare(
      'SELECT * FROM entry_hold WHERE kommunenummer = ? AND released_at IS NULL ORDER BY n DESC',
    )
    .all(kommunenummer)
    .map(readHold);

const readHold = (row: Row): Hold => ({
  n: integer(row, 'n'),
  entry: text(row, 'entry'),
  reason: text(row, 'reason'),
  heldAt: text(row, 'held_at'),
  heldBy: text(row, 'held_by'),
  releasedAt: textOrNull(row, 'released_at'),
  releaseReason: textOrNull(row, 'release_reason'),
});
