import type { Desk } from '../open-desk.ts';
import { OUTCOMES, type Outcome } from './request-order.ts';

/** Fewer answers than this say nothing about a municipality, and may say something about a person. */
export const LEAST_TOLD = 10;

export interface ResponseStatistics {
  /** Requesters who have told what came of their order. */
  readonly told: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

/** What requesters say a municipality answered; null: too few have told. Orders to archive institutions are not counted. */
export function responseStatistics(desk: Desk, kommunenummer: string): ResponseStatistics | null {
  const counts = new Map(
    desk
      .prepare(
        `SELECT outcome, count(*) AS orders FROM request_order
         WHERE kommunenummer = ? AND ordered_at IS NOT NULL AND institution IS NULL AND outcome IS NOT NULL
         GROUP BY outcome`,
      )
      .all(kommunenummer)
      .map((row) => [String(row.outcome), Number(row.orders)]),
  );
  const of = (outcome: Outcome): number => counts.get(outcome) ?? 0;
  const told = OUTCOMES.reduce((sum, outcome) => sum + of(outcome), 0);
  if (told < LEAST_TOLD) return null;
  const [full, partly, refused, silent] = [of('full'), of('partly'), of('refused'), of('silent')];
  return { told, outcomes: { full, partly, refused, silent } };
}
