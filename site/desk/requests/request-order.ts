import type { Desk } from '../open-desk.ts';

/**
 * `waiting`: the request is not confirmed. `ordered`: queued or sent. `received`, `answered`: said by the receiver's staff.
 * `withdrawn`: by the reader. `empty`: all of it was taken out of the journals before it could be sent.
 */
export const ORDER_STATES = [
  'waiting',
  'ordered',
  'received',
  'answered',
  'withdrawn',
  'empty',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What the reader says came of it; `silent`: no answer. */
export const OUTCOMES = ['full', 'partly', 'refused', 'silent'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What one receiver is asked for, as stored. Times are UTC. */
export interface RequestOrder {
  readonly id: string;
  readonly request: string;
  readonly kommunenummer: string;
  readonly institution: string | null;
  readonly state: OrderState;
  readonly message: string | null;
  readonly freeText: string | null;
  readonly orderedAt: string | null;
  readonly stateAt: string | null;
  readonly outcome: Outcome | null;
  readonly outcomeAt: string | null;
  readonly remindedAt: string | null;
  /** In the order of their cases. `sent`: it was public when the order went; null while it waits. */
  readonly entries: readonly { readonly entryId: string; readonly sent: boolean | null }[];
}

export const ORDER_COLUMNS = `id, request, kommunenummer, institution, state, message, free_text, ordered_at,
  state_at, outcome, outcome_at, reminded_at`;

/** The orders of a request, in the order they were made. */
export const ordersOfRequest = (desk: Desk, request: string): RequestOrder[] =>
  desk
    .prepare(`SELECT ${ORDER_COLUMNS} FROM request_order WHERE request = ? ORDER BY rowid`)
    .all(request)
    .map((row) => orderOf(desk, row));

/** One order of one request; null: the request has no such order. */
export function orderOfRequest(desk: Desk, request: string, id: string): RequestOrder | null {
  const row = desk
    .prepare(`SELECT ${ORDER_COLUMNS} FROM request_order WHERE request = ? AND id = ?`)
    .get(request, id);
  return row === undefined ? null : orderOf(desk, row);
}

/** `by`: the staff member who says so; null: the requester, or the portal itself. */
export function setState(desk: Desk, id: string, state: OrderState, by: string | null): void {
  desk
    .prepare('UPDATE request_order SET state = ?, state_at = ?, state_by = ? WHERE id = ?')
    .run(state, desk.now().toISOString(), by, id);
}

/** Keeps what the reader says came of an order; null takes it back. */
export function setOutcome(desk: Desk, id: string, outcome: Outcome | null): void {
  desk
    .prepare('UPDATE request_order SET outcome = ?, outcome_at = ? WHERE id = ?')
    .run(outcome, outcome === null ? null : desk.now().toISOString(), id);
}

/** Nothing more is to be waited for. */
export const isSettled = ({ state, outcome }: RequestOrder): boolean =>
  state === 'withdrawn' ||
  state === 'empty' ||
  state === 'answered' ||
  (outcome !== null && outcome !== 'silent');

type Row = Readonly<Record<string, unknown>>;
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function orderOf(desk: Desk, row: Row): RequestOrder {
  const id = String(row.id);
  const state = ORDER_STATES.find((known) => known === row.state);
  if (state === undefined) throw new Error('desk.sqlite holds an order in an unknown state');
  return {
    id,
    request: String(row.request),
    kommunenummer: String(row.kommunenummer),
    institution: textOrNull(row.institution),
    state,
    message: textOrNull(row.message),
    freeText: textOrNull(row.free_text),
    orderedAt: textOrNull(row.ordered_at),
    stateAt: textOrNull(row.state_at),
    outcome: OUTCOMES.find((known) => known === row.outcome) ?? null,
    outcomeAt: textOrNull(row.outcome_at),
    remindedAt: textOrNull(row.reminded_at),
    entries: desk
      .prepare('SELECT entry_id, sent FROM request_entry WHERE order_id = ? ORDER BY position')
      .all(id)
      .map((entry) => ({
        entryId: String(entry.entry_id),
        sent: entry.sent === null ? null : entry.sent === 1,
      })),
  };
}
