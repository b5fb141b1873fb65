import { describe, expect, test } from 'vitest';
import { addEntries, itemsOf, makeCart, setText, textsOf } from '../../../../site/desk/cart.ts';
import { contentOfMail, mailsOf } from '../../../../site/desk/mail/queue.ts';
import { confirm } from '../../../../site/desk/requests/confirm.ts';
import { previewOf } from '../../../../site/desk/requests/preview.ts';
import { findRequest, requestByToken } from '../../../../site/desk/requests/request.ts';
import { ordersOfRequest } from '../../../../site/desk/requests/request-order.ts';
import { split } from '../../../../site/desk/requests/split.ts';
import { submit } from '../../../../site/desk/requests/submit.ts';
import { publicEntry } from '../../../support/entry.ts';
import { requestDesk, threeEntries } from '../../../support/request-desk.ts';

function desk() {
  const at = requestDesk();
  const entries = threeEntries();
  at.journals.add(...entries);
  const send = (change: Parameters<typeof at.request>[1] = {}, own = entries): string => {
    const sent = submit(at, at.request(own, change), [], '192.0.2.7');
    if (sent.kind !== 'submitted') throw new Error('the request was not taken');
    return sent.id;
  };
  const mails = (id: string) =>
    mailsOf(at.desk, id).map((mail) => ({ ...mail, content: contentOfMail(at.desk, mail.key) }));
  return { at, entries, send, mails, [Symbol.dispose]: () => at[Symbol.dispose]() };
}

test('before it is confirmed only its sender is written to, with a link and no address in it', () => {
  using d = desk();
  const id = d.send();
  const [mail, ...more] = d.mails(id);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ purpose: 'verification', content: { to: 'kari@borger.example' } });
  expect(mail?.content?.text).toMatch(/https:\/\/innsyn\.example\/innsyn\/bekreft\/ik_\S+/);
  expect(mail?.content?.text).not.toContain('kari@');
  expect(ordersOfRequest(d.at.desk, id).map(({ state }) => state)).toEqual([
    'waiting',
    'waiting',
    'waiting',
  ]);
});

test('confirming queues one order per municipality, each to its own address with the reply to the sender, and one receipt', () => {
  using d = desk();
  const id = d.send();
  expect(confirm(d.at, id).kind).toBe('confirmed');
  const orders = d.mails(id).filter(({ purpose }) => purpose === 'order');
  expect(
    orders.map(({ kommunenummer, content }) => [kommunenummer, content?.to, content?.replyTo]),
  ).toEqual([
    ['9902', 'postmottak@eikedal.example', 'kari@borger.example'],
    ['9901', 'postmottak@nordskjaer.example', 'kari@borger.example'],
    ['9903', 'postmottak@storvag.example', 'kari@borger.example'],
  ]);
  for (const { content } of orders)
    expect(content?.attachments.map(({ filename }) => filename)).toEqual(['order.xml']);
  const receipts = d.mails(id).filter(({ purpose }) => purpose === 'receipt');
  expect(receipts).toHaveLength(1);
  const token = /\/innsyn\/(\S+)/.exec(receipts[0]?.content?.text ?? '')?.[1] ?? '';
  expect(requestByToken(d.at.desk, token)?.id).toBe(id);
});

test('confirming twice, or a hundred times, sends once', () => {
  using d = desk();
  const id = d.send();
  confirm(d.at, id);
  const first = d.mails(id).map(({ messageId }) => messageId);
  for (let i = 0; i < 100; i++) expect(confirm(d.at, id).kind).toBe('already');
  expect(d.mails(id).map(({ messageId }) => messageId)).toEqual(first);
  expect(first).toHaveLength(5);
});

test('the letters are those that were previewed, but for number', () => {
  using d = desk();
  const messages = new Map([['9901', 'Gjerne på papir.']]);
  const id = d.send({ messages, name: 'Kari Nordmann' });
  confirm(d.at, id);
  const { letters } = previewOf(
    split(d.entries, [], d.at.config).parts,
    {
      email: 'kari@borger.example',
      shownEmail: '',
      name: 'Kari Nordmann',
      messages,
      reminder: false,
    },
    { ...d.at, language: 'nb', orderedAt: d.at.desk.now().toISOString() },
  );
  const plain = (text: string) => text.replace(/io_[0-9a-z…]+/g, '#');
  const orders = d.mails(id).filter(({ purpose }) => purpose === 'order');
  expect(letters.map(({ mail }) => [plain(mail.subject), plain(mail.text)])).toEqual(
    orders.map(({ content }) => [plain(content?.subject ?? ''), plain(content?.text ?? '')]),
  );
});

test('what was in the cart is gone from it, what came later stays', () => {
  using d = desk();
  const { cart } = makeCart(d.at.desk);
  addEntries(d.at.desk, cart, d.entries, 100);
  const text = { kommunenummer: '9901', text: 'Brev om brua' };
  setText(d.at.desk, cart, text);
  const id = d.send({ cart, parts: split(d.entries, [text], d.at.config).parts });
  expect(itemsOf(d.at.desk, cart)).toHaveLength(3);
  addEntries(d.at.desk, cart, [publicEntry({ id: 'later' })], 100);
  confirm(d.at, id);
  expect(itemsOf(d.at.desk, cart).map(({ entryId }) => entryId)).toEqual(['later']);
  expect(textsOf(d.at.desk, cart)).toEqual([]);
});

describe('entries that were withdrawn meanwhile', () => {
  test('are left out of the order and told in the receipt', () => {
    using d = desk();
    const more = publicEntry({
      id: 'a2',
      kommunenummer: '9901',
      offentligTittel: 'Hemmelig notat',
    });
    d.at.journals.add(more);
    const id = d.send({}, [...d.entries, more]);
    d.at.journals.withdraw('a2');
    confirm(d.at, id);
    const mails = d.mails(id);
    expect(JSON.stringify(mails.filter(({ purpose }) => purpose !== 'verification'))).not.toContain(
      'Hemmelig',
    );
    const receipt = mails.find(({ purpose }) => purpose === 'receipt')?.content?.text;
    expect(receipt).toContain('1 journalpost er tatt ut av journalen siden, og er ikke med.');
  });

  test('leave a municipality nothing is sent to, when they were all it was asked for', () => {
    using d = desk();
    const id = d.send();
    d.at.journals.withdraw('b');
    confirm(d.at, id);
    const orders = ordersOfRequest(d.at.desk, id);
    expect(orders.map(({ kommunenummer, state }) => [kommunenummer, state])).toEqual([
      ['9902', 'empty'],
      ['9901', 'ordered'],
      ['9903', 'ordered'],
    ]);
    expect(d.mails(id).filter(({ purpose }) => purpose === 'order')).toHaveLength(2);
    expect(d.mails(id).find(({ purpose }) => purpose === 'receipt')?.content?.text).toContain(
      'Eikedal kommune: ikke sendt, alt du ba om er tatt ut av journalen',
    );
  });

  test('when it was everything, only the receipt goes, without a deadline', () => {
    using d = desk();
    const id = d.send();
    for (const entry of d.entries) d.at.journals.withdraw(entry.id);
    confirm(d.at, id);
    const after = d.mails(id).filter(({ purpose }) => purpose !== 'verification');
    expect(after.map(({ purpose }) => purpose)).toEqual(['receipt']);
    expect(after[0]?.content?.text).not.toContain('fem arbeidsdager');
  });
});

test('an order for an archive institution is written to it, not to the municipality', () => {
  using d = desk();
  const arkivuttrekk = {
    navn: 'Sakarkivet',
    periode: '1994–2003',
    system: 'ESA',
    produsent: null,
    uttrekksdato: null,
    arkivinstitusjon: 'Arkiv i Demofylket',
    kontakt: 'post@arkiv.example',
    kartlegging: 'k 1',
  };
  const old = publicEntry({ id: 'old', kommunenummer: '9901', arkivuttrekk });
  d.at.journals.add(old);
  const id = d.send({}, [old]);
  confirm(d.at, id);
  const order = d.mails(id).find(({ purpose }) => purpose === 'order');
  expect(order).toMatchObject({ kommunenummer: null, content: { to: 'innsyn@arkiv.example' } });
  expect(order?.content?.text).toMatch(/^Til Arkiv i Demofylket$/m);
  expect(order?.content?.attachments[0]?.content).toContain('<enhet>Arkiv i Demofylket</enhet>');
});

test('a request in own words is an order without order.xml', () => {
  using d = desk();
  const text = { kommunenummer: '9901', text: 'Alle brev om brua' };
  const id = d.send({ parts: split([], [text], d.at.config).parts });
  confirm(d.at, id);
  const order = d.mails(id).find(({ purpose }) => purpose === 'order')?.content;
  expect(order?.attachments).toEqual([]);
  expect(order?.text).toContain('Alle brev om brua');
});

test('a request that is gone is not confirmed', () => {
  using d = desk();
  expect(confirm(d.at, 'ik_finnes-ikke')).toEqual({ kind: 'gone' });
  expect(findRequest(d.at.desk, 'ik_finnes-ikke')).toBeNull();
});

test('the sender’s address is in no log line', async () => {
  const { redirectLog } = await import('../../../../harvester/log.ts');
  const lines: string[] = [];
  redirectLog((line) => lines.push(line));
  using d = desk();
  const { tend } = await import('../../../../site/desk/requests/tend.ts');
  confirm(d.at, d.send({ reminder: true }));
  d.at.wait(20 * 86_400_000);
  tend(d.at.desk, d.at.config);
  redirectLog((line) => process.stderr.write(line));
  expect(lines.join('')).toContain('requests-tended');
  expect(lines.join('')).not.toMatch(/kari|borger/);
});
