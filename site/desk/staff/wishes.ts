import {
  type LastStarts,
  type OpenWishes,
  openWishes,
  WISHES,
  type WishKind,
} from '../../../harvester/source-wish.ts';
import { integer, integerOrNull, oneOf, text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { type AuditAction, audit } from './audit.ts';

const ACTION: Readonly<Record<WishKind, AuditAction>> = {
  harvest: 'source-harvest',
  'allow-shrink': 'source-allow-shrink',
  retry: 'reject-retry',
  pause: 'source-pause',
  resume: 'source-resume',
};

export interface Wish {
  readonly source: string;
  readonly kommunenummer: string;
  readonly kind: WishKind;
  /** For `retry`: number of the reject. */
  readonly reject?: number;
  /** Who asks. */
  readonly by: string;
}

/** Asks the harvester for something, and writes down who did. */
export function askHarvester(desk: Desk, { source, kommunenummer, kind, reject, by }: Wish): void {
  desk.transaction(() => {
    desk
      .prepare(
        'INSERT INTO source_wish (source, kind, reject, asked, asked_by) VALUES (?, ?, ?, ?, ?)',
      )
      .run(source, kind, reject ?? null, desk.now().toISOString(), by);
    audit(desk, {
      chain: kommunenummer,
      staff: by,
      action: ACTION[kind],
      subject: reject === undefined ? source : String(reject),
      ...(reject === undefined ? {} : { detail: { source } }),
    });
  });
}

/** What the harvester has not done yet of what was asked for the source. */
export function wishesFor(desk: Desk, source: string, started: LastStarts): OpenWishes {
  const wishes = desk
    .prepare('SELECT n, source, kind, reject, asked FROM source_wish WHERE source = ? ORDER BY n')
    .all(source)
    .map((row) => ({
      n: integer(row, 'n'),
      source: text(row, 'source'),
      kind: oneOf(row, 'kind', WISHES),
      reject: integerOrNull(row, 'reject'),
      asked: text(row, 'asked'),
    }));
  return openWishes(wishes, started);
}
