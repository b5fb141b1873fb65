import { LANGUAGES, type Language } from '../../../harvester/config/config.ts';
import { deskSecret } from '../desk-secret.ts';
import { newId } from '../new-id.ts';
import type { Desk } from '../open-desk.ts';
import { hashOf, statusToken } from '../token.ts';
import { sameAddress } from './same-address.ts';
import type { Part } from './split.ts';

export type RequestState = 'unverified' | 'confirmed' | 'anonymised';

/** One request of one reader, to one or more receivers. */
export interface Request {
  readonly id: string;
  readonly state: RequestState;
  readonly language: Language;
  /** null: erased. */
  readonly email: string | null;
  readonly name: string | null;
  readonly cart: number | null;
  /** The reader wants to be told when a municipality has not answered in five working days. */
  readonly reminder: boolean;
  /** UTC. */
  readonly createdAt: string;
  readonly confirmedAt: string | null;
  readonly completedAt: string | null;
}

export interface NewRequest {
  readonly email: string;
  readonly name: string | null;
  readonly language: Language;
  readonly cart: number | null;
  readonly reminder: boolean;
  readonly parts: readonly Part[];
  /** What the reader says to each receiver, by its key. */
  readonly messages: ReadonlyMap<string, string>;
}

const COLUMNS =
  'id, state, language, email, name, cart, reminder, created_at, confirmed_at, completed_at';

/** Stores a request that waits for its confirmation. Run it inside a transaction. Returns its id. */
export function addRequest(desk: Desk, request: NewRequest): string {
  const id = newId('ik');
  const at = desk.now().toISOString();
  desk
    .prepare(
      `INSERT INTO request (id, state, status_hash, language, email, email_key, name, cart, reminder, created_at)
       VALUES (?, 'unverified', ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      id,
      hashOf(statusToken(deskSecret(desk), id)),
      request.language,
      request.email,
      sameAddress(request.email),
      request.name,
      request.cart,
      request.reminder ? 1 : 0,
      at,
    );
  for (const part of request.parts) addOrder(desk, id, part, request.messages);
  return id;
}

function addOrder(
  desk: Desk,
  request: string,
  { receiver, entries, text }: Part,
  messages: ReadonlyMap<string, string>,
): void {
  const order = newId('io');
  desk
    .prepare(
      `INSERT INTO request_order (id, request, kommunenummer, institution, state, message, free_text)
       VALUES (?, ?, ?, ?, 'waiting', ?, ?)`,
    )
    .run(
      order,
      request,
      receiver.kommunenummer,
      receiver.institution,
      messages.get(receiver.key) ?? null,
      text,
    );
  const put = desk.prepare(
    'INSERT INTO request_entry (order_id, position, entry_id) VALUES (?, ?, ?)',
  );
  entries.forEach((entry, i) => {
    put.run(order, i, entry.id);
  });
}

/** The request with an id; null: there is none, or it has been deleted. */
export function findRequest(desk: Desk, id: string): Request | null {
  const row = desk.prepare(`SELECT ${COLUMNS} FROM request WHERE id = ?`).get(id);
  return row === undefined ? null : requestOf(row);
}

/** The confirmed request whose status page a token opens; null: none, or its page is gone. */
export function requestByToken(desk: Desk, token: string): Request | null {
  const row = desk
    .prepare(`SELECT ${COLUMNS} FROM request WHERE status_hash = ? AND state = 'confirmed'`)
    .get(hashOf(token));
  return row === undefined ? null : requestOf(row);
}

/** Deletes a request and all its parts. Only for one that was never confirmed: a confirmed one is anonymised. */
export function deleteUnverified(desk: Desk, id: string): boolean {
  const { changes } = desk
    .prepare("DELETE FROM request WHERE id = ? AND state = 'unverified'")
    .run(id);
  return changes > 0;
}

type Row = Readonly<Record<string, unknown>>;

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const STATES = ['unverified', 'confirmed', 'anonymised'] as const;

export function requestOf(row: Row): Request {
  const state = STATES.find((known) => known === row.state);
  if (state === undefined) throw new Error('desk.sqlite holds a request in an unknown state');
  return {
    id: String(row.id),
    state,
    language: LANGUAGES.find((language) => language === row.language) ?? 'nb',
    email: textOrNull(row.email),
    name: textOrNull(row.name),
    cart: typeof row.cart === 'number' ? row.cart : null,
    reminder: row.reminder === 1,
    createdAt: String(row.created_at),
    confirmedAt: textOrNull(row.confirmed_at),
    completedAt: textOrNull(row.completed_at),
  };
}
