import { describe, expect, test } from 'vitest';
import { addEntries, findCart, makeCart } from '../../../../site/desk/cart.ts';
import { deskSecret } from '../../../../site/desk/desk-secret.ts';
import { contentOfMail, mailOf, mailsOf } from '../../../../site/desk/mail/queue.ts';
import { confirm } from '../../../../site/desk/requests/confirm.ts';
import {
  ordersOf,
  setOrderState,
  order as staffOrder,
} from '../../../../site/desk/requests/orders-of.ts';
import { findRequest, requestByToken } from '../../../../site/desk/requests/request.ts';
import { requestExport } from '../../../../site/desk/requests/request-export.ts';
import { ordersOfRequest } from '../../../../site/desk/requests/request-order.ts';
import { responseStatistics } from '../../../../site/desk/requests/response-statistics.ts';
import { applyRetention } from '../../../../site/desk/requests/retention.ts';
import { statusAction } from '../../../../site/desk/requests/status-action.ts';
import { statusView } from '../../../../site/desk/requests/status-view.ts';
import { submit } from '../../../../site/desk/requests/submit.ts';
import { tend } from '../../../../site/desk/requests/tend.ts';
import { statusToken } from '../../../../site/desk/token.ts';
import { requestDesk, threeEntries } from '../../../support/request-desk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function desk() {
  const at = requestDesk();
  const entries = threeEntries();
  at.journals.add(...entries);
  const submitted = (change: Parameters<typeof at.request>[1] = {}, own = entries): string => {
    const sent = submit(at, at.request(own, change), [], '192.0.2.7');
    if (sent.kind !== 'submitted') throw new Error('the request was not taken');
    return sent.id;
  };
  const send = (...given: Parameters<typeof submitted>): string => {
    const id = submitted(...given);
    confirm(at, id);
    return id;
  };
  const request = (id: string) => {
    const found = findRequest(at.desk, id);
    if (found === null) throw new Error('the request is gone');
    return found;
  };
  const orders = (id: string) => ordersOfRequest(at.desk, id);
  const first = (id: string) => {
    const [order] = orders(id);
    if (order === undefined) throw new Error('the request has no order');
    return order;
  };
  const act = (id: string, fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return statusAction(at, request(id), form);
  };
  const delivered = (key: string): void => {
    at.desk.db
      .prepare("UPDATE mails SET state = 'sent', sent_at = queued_at WHERE key = ?")
      .run(key);
  };
  const end = () => at[Symbol.dispose]();
  return {
    at,
    entries,
    submitted,
    send,
    request,
    orders,
    first,
    act,
    delivered,
    [Symbol.dispose]: end,
  };
}
const everything = (db: ReturnType<typeof desk>['at']['desk']['db']): string =>
  ['request', 'request_order', 'request_entry', 'request_network', 'mails', 'cart', 'cart_text']
    .map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))
    .join('\n');

describe('after five working days', () => {
  test('who asked for it is reminded, once per municipality, on the morning after and not before', () => {
    using d = desk();
    const id = d.send({ reminder: true });
    const reminders = () => mailsOf(d.at.desk, id).filter(({ purpose }) => purpose === 'reminder');
    // Wednesday 25 November 10:00; the fifth working day is Wednesday 2 December.
    d.at.wait(7 * DAY + 20 * HOUR);
    tend(d.at.desk, d.at.config);
    expect(reminders()).toHaveLength(0);
    d.at.wait(4 * HOUR);
    for (let i = 0; i < 3; i++) tend(d.at.desk, d.at.config);
    expect(reminders()).toHaveLength(3);
    const text = contentOfMail(d.at.desk, reminders()[0]?.key ?? '')?.text;
    expect(text).toContain('Fem arbeidsdager gikk ut 2. desember 2026');
    expect(text).toContain(
      `https://innsyn.example/innsyn/${statusToken(deskSecret(d.at.desk), id)}`,
    );
  });

  test('nobody else is, nor for what is answered or withdrawn', () => {
    using d = desk();
    const quiet = d.send();
    const asked = d.send({ email: 'ola@borger.example', reminder: true });
    const [one, two] = d.orders(asked);
    d.act(asked, { handling: 'utfall', krav: one?.id ?? '', utfall: 'full' });
    d.act(asked, { handling: 'trekk', krav: two?.id ?? '' });
    d.at.wait(9 * DAY);
    tend(d.at.desk, d.at.config);
    const of = (id: string) =>
      mailsOf(d.at.desk, id).filter(({ purpose }) => purpose === 'reminder');
    expect(of(quiet)).toHaveLength(0);
    expect(of(asked).map(({ key }) => key)).toEqual([`${d.orders(asked)[2]?.id}:frist`]);
  });
});

describe('withdrawing', () => {
  test('what has not gone never goes, and the municipality does not see it', () => {
    using d = desk();
    const id = d.send();
    const order = d.first(id);
    expect(d.act(id, { handling: 'trekk', krav: order.id })).toBe('trekk');
    expect(mailOf(d.at.desk, order.id)).toMatchObject({ state: 'dead', problem: 'cancelled' });
    expect(mailOf(d.at.desk, `${order.id}:trekk`)).toBeNull();
    expect(ordersOf(d.at.desk, order.kommunenummer, 1).total).toBe(0);
    expect(d.act(id, { handling: 'trekk', krav: order.id })).toBe('ikke');
  });

  test('what has gone is followed by a letter in the same thread', () => {
    using d = desk();
    const id = d.send();
    const order = d.first(id);
    d.delivered(order.id);
    d.act(id, { handling: 'trekk', krav: order.id });
    const letter = contentOfMail(d.at.desk, `${order.id}:trekk`);
    // Eikedal writes nynorsk.
    expect(letter?.subject).toBe(`Innsynskrav trekt: ${order.id}`);
    expect(letter?.headers['In-Reply-To']).toBe(mailOf(d.at.desk, order.id)?.messageId);
  });

  test('another request’s order does not work, nor an invented one', () => {
    using d = desk();
    const mine = d.send();
    const theirs = d.send({ email: 'ola@borger.example' });
    for (const handling of ['trekk', 'igjen', 'utfall'])
      expect(d.act(mine, { handling, krav: d.first(theirs).id, utfall: 'full' })).toBe('ikke');
    expect(d.first(theirs)).toMatchObject({ state: 'ordered', outcome: null });
    expect(d.act(mine, { handling: 'trekk', krav: "x' OR 1=1" })).toBe('ikke');
  });
});

test('a mail that came back is sent again under the same Message-ID', () => {
  using d = desk();
  const id = d.send();
  const order = d.first(id);
  d.at.desk.db
    .prepare("UPDATE mails SET state = 'bounced', problem = 'refused-550' WHERE key = ?")
    .run(order.id);
  const before = mailOf(d.at.desk, order.id)?.messageId;
  expect(d.act(id, { handling: 'igjen', krav: order.id })).toBe('igjen');
  expect(mailOf(d.at.desk, order.id)).toMatchObject({ state: 'queued', messageId: before });
});

describe('retention', () => {
  test('a request nobody confirms is gone after 48 hours, with its mail, and not an hour before', () => {
    using d = desk();
    const id = d.submitted();
    d.at.wait(48 * HOUR - 1);
    expect(applyRetention(d.at.desk, d.at.config.requests).expired).toBe(0);
    d.at.wait(1);
    expect(applyRetention(d.at.desk, d.at.config.requests).expired).toBe(1);
    expect(findRequest(d.at.desk, id)).toBeNull();
    expect(everything(d.at.desk.db)).not.toContain('kari');
  });

  test('the requester is erased 180 days after completion; what was asked for stays, tied to nobody', () => {
    using d = desk();
    const messages = new Map([['9901', 'Hilsen Kari']]);
    const id = d.send({ name: 'Kari Nordmann', messages });
    const token = statusToken(deskSecret(d.at.desk), id);
    for (const { id: krav } of d.orders(id))
      d.act(id, { handling: 'utfall', krav, utfall: 'full' });
    d.at.wait(180 * DAY - 1);
    applyRetention(d.at.desk, d.at.config.requests);
    expect(requestByToken(d.at.desk, token)?.email).toBe('kari@borger.example');
    d.at.wait(1);
    expect(applyRetention(d.at.desk, d.at.config.requests).anonymised).toBe(1);
    expect(requestByToken(d.at.desk, token)).toBeNull();
    expect(everything(d.at.desk.db)).not.toMatch(/kari/i);
    expect(d.orders(id).map(({ outcome, entries }) => [outcome, entries.length])).toEqual([
      ['full', 1],
      ['full', 1],
      ['full', 1],
    ]);
  });

  test('a request nobody reports on counts as completed after 30 quiet days', () => {
    using d = desk();
    const id = d.send();
    d.at.wait(30 * DAY - 1);
    expect(applyRetention(d.at.desk, d.at.config.requests).completed).toBe(0);
    d.at.wait(1);
    expect(applyRetention(d.at.desk, d.at.config.requests).completed).toBe(1);
    expect(d.request(id).completedAt).not.toBeNull();
    d.at.wait(180 * DAY);
    expect(applyRetention(d.at.desk, d.at.config.requests).anonymised).toBe(1);
  });

  test('no answer yet keeps a request open', () => {
    using d = desk();
    const id = d.send();
    for (const { id: krav } of d.orders(id))
      d.act(id, { handling: 'utfall', krav, utfall: 'full' });
    expect(d.request(id).completedAt).not.toBeNull();
    d.act(id, { handling: 'utfall', krav: d.first(id).id, utfall: 'silent' });
    expect(d.request(id).completedAt).toBeNull();
  });

  test('a cart stays for as long as it is used, and 400 days more', () => {
    using d = desk();
    const { cart, key } = makeCart(d.at.desk);
    d.at.wait(300 * DAY);
    addEntries(d.at.desk, cart, d.entries, 10);
    d.at.wait(399 * DAY);
    applyRetention(d.at.desk, d.at.config.requests);
    expect(findCart(d.at.desk, key)).toBe(cart);
    d.at.wait(DAY);
    applyRetention(d.at.desk, d.at.config.requests);
    expect(findCart(d.at.desk, key)).toBeNull();
  });
});

describe('the requester', () => {
  test('gets all that is stored about the request', () => {
    using d = desk();
    const id = d.send({ name: 'Kari Nordmann', messages: new Map([['9903', 'Takk!']]) });
    const written = JSON.stringify(requestExport(d.at.desk, d.request(id)));
    for (const part of ['kari@borger.example', 'Kari Nordmann', 'Takk!', id, 'Kvittering for'])
      expect(written).toContain(part);
    expect(written).not.toContain('status_hash');
  });

  test('is erased at once when that is meant, with what was not sent yet', () => {
    using d = desk();
    const id = d.send({ name: 'Kari Nordmann' });
    expect(d.act(id, { handling: 'slett' })).toBe('slett-mangler');
    expect(d.request(id).email).toBe('kari@borger.example');
    expect(d.act(id, { handling: 'slett', sikker: 'ja' })).toBe('slettet');
    expect(everything(d.at.desk.db)).not.toMatch(/kari/i);
    expect(mailsOf(d.at.desk, id).every(({ state }) => state === 'dead')).toBe(true);
    expect(requestByToken(d.at.desk, statusToken(deskSecret(d.at.desk), id))).toBeNull();
  });
});

describe('what staff see', () => {
  test('is their own municipality’s orders, newest first, with whom to answer', () => {
    using d = desk();
    d.send();
    d.at.wait(HOUR);
    d.send({ email: 'ola@borger.example' });
    d.submitted({ email: 'venter@borger.example' });
    const { orders, total } = ordersOf(d.at.desk, '9901', 1);
    expect(total).toBe(2);
    expect(orders.map(({ requester }) => requester.email)).toEqual([
      'ola@borger.example',
      'kari@borger.example',
    ]);
    expect(orders.every(({ order }) => order.kommunenummer === '9901')).toBe(true);
    expect(ordersOf(d.at.desk, '9999', 1)).toEqual({ orders: [], total: 0 });
  });

  test('and what they say shows on the requester’s page', () => {
    using d = desk();
    const id = d.send();
    const order = d.first(id);
    d.at.desk.transaction(() => setOrderState(d.at.desk, order.id, 'answered', 'st-1'));
    expect(statusView(d.at, d.request(id))[0]).toMatchObject({
      settled: true,
      order: { state: 'answered' },
    });
    expect(staffOrder(d.at.desk, order.id)?.order.state).toBe('answered');
    d.delivered(order.id);
    d.act(id, { handling: 'trekk', krav: order.id });
    expect(
      d.at.desk.transaction(() => setOrderState(d.at.desk, order.id, 'received', 'st-1')),
    ).toBe(false);
  });
});

test('what requesters tell is shown when ten have told, and not before', () => {
  using d = desk();
  for (let i = 0; i < 10; i++) {
    expect(responseStatistics(d.at.desk, '9901')).toBeNull();
    const id = d.send({ email: `b${i}@borger.example` });
    const own = d.orders(id).find(({ kommunenummer }) => kommunenummer === '9901');
    const utfall = i < 6 ? 'full' : i < 9 ? 'partly' : 'silent';
    d.act(id, { handling: 'utfall', krav: own?.id ?? '', utfall });
  }
  expect(responseStatistics(d.at.desk, '9901')).toEqual({
    told: 10,
    outcomes: { full: 6, partly: 3, refused: 0, silent: 1 },
  });
  expect(responseStatistics(d.at.desk, '9902')).toBeNull();
});
