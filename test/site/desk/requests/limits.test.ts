import { describe, expect, test } from 'vitest';
import { confirm } from '../../../../site/desk/requests/confirm.ts';
import { networkOf } from '../../../../site/desk/requests/network.ts';
import { applyRetention } from '../../../../site/desk/requests/retention.ts';
import { submit } from '../../../../site/desk/requests/submit.ts';
import { requestConfig, requestDesk, threeEntries } from '../../../support/request-desk.ts';

const HOUR = 3_600_000;
const HOME = '192.0.2.7';

function desk(limits = '') {
  const at = requestDesk(requestConfig(limits === '' ? '' : `  limits: ${limits}`));
  const entries = threeEntries();
  at.journals.add(...entries);
  const send = (email: string, address = HOME, own = entries) =>
    submit(at, at.request(own, { email }), [], address);
  return { at, entries, send, [Symbol.dispose]: () => at[Symbol.dispose]() };
}
const kind = (answer: ReturnType<typeof submit>): string =>
  answer.kind === 'limited' ? answer.limit.kind : answer.kind;

describe('one unconfirmed request per address and hour', () => {
  test('stops the second, in any spelling of the address, and says until when', () => {
    using d = desk();
    expect(kind(d.send('kari@borger.example'))).toBe('submitted');
    d.at.wait(20 * 60_000);
    const second = d.send('Kari@Borger.example', '198.51.100.9');
    expect(second).toMatchObject({
      kind: 'limited',
      limit: {
        kind: 'unverified',
        since: '2026-11-25T09:00:00.000Z',
        until: '2026-11-25T10:00:00.000Z',
      },
    });
    d.at.wait(40 * 60_000 + 1);
    expect(kind(d.send('kari@borger.example'))).toBe('submitted');
  });

  test('ends when the request is confirmed', () => {
    using d = desk();
    const first = d.send('kari@borger.example');
    if (first.kind !== 'submitted') throw new Error('not taken');
    confirm(d.at, first.id);
    expect(kind(d.send('kari@borger.example'))).toBe('submitted');
  });

  test('leaves others alone, and stores nothing of what it stops', () => {
    using d = desk();
    d.send('kari@borger.example');
    d.send('kari@borger.example');
    expect(kind(d.send('ola@borger.example'))).toBe('submitted');
    expect(d.at.desk.db.prepare('SELECT count(*) AS n FROM request').get()?.n).toBe(2);
    expect(d.at.desk.db.prepare('SELECT count(*) AS n FROM mails').get()?.n).toBe(2);
  });
});

test('an address sends so many a day, and again when the first of them is a day old', () => {
  using d = desk('{ perAddressPerDay: 3 }');
  for (let i = 0; i < 3; i++) {
    const sent = d.send('kari@borger.example', `198.51.100.${i}`);
    if (sent.kind !== 'submitted') throw new Error('not taken');
    confirm(d.at, sent.id);
    d.at.wait(HOUR);
  }
  expect(kind(d.send('kari@borger.example'))).toBe('address');
  d.at.wait(21 * HOUR + 1);
  expect(kind(d.send('kari@borger.example'))).toBe('submitted');
});

describe('a network', () => {
  test('sends so many an hour, also over midnight, while others go on', () => {
    using d = desk('{ perNetworkPerHour: 2 }');
    d.at.wait(14.75 * HOUR);
    expect(kind(d.send('a@borger.example'))).toBe('submitted');
    d.at.wait(HOUR / 2);
    expect(kind(d.send('b@borger.example'))).toBe('submitted');
    expect(kind(d.send('c@borger.example'))).toBe('network');
    expect(kind(d.send('c@borger.example', '198.51.100.9'))).toBe('submitted');
    d.at.wait(HOUR / 2 + 1);
    expect(kind(d.send('d@borger.example'))).toBe('submitted');
  });

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2ff:1:2:3:4', '2001:db8:1:200::'],
    ['2001:db8:1:200::1', '2001:db8:1:200::'],
    ['2001:db8:1:300::1', '2001:db8:1:300::'],
    ['<script>', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('is nowhere in the file, and its hash is not the same two days later', () => {
    using d = desk();
    d.send('kari@borger.example');
    const stored = () =>
      d.at.desk.db.prepare('SELECT hex(network) AS n FROM request_network ORDER BY id DESC').get()
        ?.n;
    const first = stored();
    expect(
      JSON.stringify(d.at.desk.db.prepare('SELECT * FROM request_network').all()),
    ).not.toContain(HOME);
    d.at.wait(48 * HOUR);
    applyRetention(d.at.desk, d.at.config.requests);
    expect(stored()).toBeUndefined();
    expect(d.at.desk.db.prepare('SELECT count(*) AS n FROM network_secret').get()?.n).toBe(0);
    d.send('kari@borger.example');
    expect(stored()).not.toBe(first);
  });
});

describe('a municipality', () => {
  test('takes so many an hour; what waits is kept and can be confirmed later', () => {
    using d = desk('{ perMunicipalityPerHour: 1 }');
    const [a] = d.entries;
    if (a === undefined) throw new Error('no entry');
    const first = d.send('a@borger.example', HOME, [a]);
    const second = d.send('b@borger.example', HOME, [a]);
    if (first.kind !== 'submitted' || second.kind !== 'submitted') throw new Error('not taken');
    expect(confirm(d.at, first.id).kind).toBe('confirmed');
    expect(confirm(d.at, second.id)).toMatchObject({
      kind: 'limited',
      limit: { kind: 'municipality', kommunenummer: '9901' },
    });
    expect(kind(d.send('c@borger.example', HOME, [a]))).toBe('municipality');
    expect(kind(d.send('c@borger.example', HOME, d.entries.slice(1)))).toBe('submitted');
    d.at.wait(HOUR + 1);
    expect(confirm(d.at, second.id).kind).toBe('confirmed');
  });
});
