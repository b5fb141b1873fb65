import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchView } from '../../../harvester/record/public-entry.ts';
import { mailsOf } from '../../../site/desk/mail/queue.ts';
import { round } from '../../../site/desk/subscriptions/round.ts';
import { stop } from '../../../site/desk/subscriptions/stop.ts';
import { readWish, subscribe } from '../../../site/desk/subscriptions/subscribe.ts';
import {
  dueOn,
  findSubscription,
  startOrRenew,
} from '../../../site/desk/subscriptions/subscription.ts';
import { subscriptionToken } from '../../../site/desk/subscriptions/subscription-mails.ts';
import { subscriptionOf } from '../../../site/desk/subscriptions/subscription-of.ts';
import { type DataPortal, dataPortal } from '../../support/data-portal.ts';
import { entry, type PlainArchive, plainArchive, titled } from '../../support/plain-archive.ts';
import { type TestDesk, testDesk } from '../../support/test-desk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let archive: PlainArchive;
let it: DataPortal;
let own: TestDesk;
beforeEach(async () => {
  own = testDesk('2026-11-24T10:00:00.000Z');
  archive = plainArchive([titled('old', 'Søknad om naust fra før')]);
  it = await dataPortal(archive, own.desk.now);
});
afterEach(async () => {
  await it[Symbol.asyncDispose]();
  own[Symbol.dispose]();
});

const ids = (): string[] =>
  own.desk.db
    .prepare('SELECT id FROM subscription ORDER BY created_at, id')
    .all()
    .map(({ id }) => String(id));
const ask = (
  address: string,
  { email = 'ola@example.no', language = 'nb' as 'nb' | 'nn' | 'en', from = '192.0.2.1' } = {},
) =>
  subscribe(own.desk, it.portal, readWish(new URLSearchParams(address)), {
    email,
    language,
    address: from,
  });
/** Asks, and presses the button behind the link of the mail. */
const follow = (address: string, options: Parameters<typeof ask>[1] = {}): string => {
  const before = new Set(ids());
  expect(ask(address, options)).toBe('sent');
  const id = ids().find((one) => !before.has(one)) ?? '';
  own.desk.transaction(() => startOrRenew(own.desk, id, archive.lastSeq()));
  return id;
};
const digests = (id: string) => mailsOf(own.desk, id).filter(({ purpose }) => purpose === 'digest');
const contents = (
  id: string,
): { subject: string; text: string; headers: Record<string, string> }[] =>
  own.desk.db
    .prepare("SELECT content FROM mails WHERE reference = ? AND purpose = 'digest' ORDER BY n")
    .all(id)
    .map(({ content }) => JSON.parse(String(content)));
/** An entry that became public at the desk's moment. */
const publish = (id: string, title: string, change: Partial<Parameters<typeof entry>[0]> = {}) => {
  own.wait(1_000);
  const publisert = `${own.desk.now().toISOString().slice(0, 19)}Z`;
  archive.put(titled(id, title, { publisert, endret: publisert, ...change }));
};
const nextMorning = async (): Promise<void> => {
  const now = own.desk.now();
  const morning = new Date(`${new Date(now.getTime() + DAY).toISOString().slice(0, 10)}T05:30:00Z`);
  own.wait(morning.getTime() - now.getTime());
  await round(own.desk, it.portal);
};

describe('following a search', () => {
  test('begins when the button behind the link is pressed, not when it is asked for', async () => {
    expect(ask('q=naust')).toBe('sent');
    const [id = ''] = ids();
    expect(mailsOf(own.desk, id).map(({ purpose }) => purpose)).toEqual(['verification']);
    publish('a', 'Søknad om naust');
    await nextMorning();
    expect(digests(id)).toEqual([]);
    own.desk.transaction(() => startOrRenew(own.desk, id, archive.lastSeq()));
    publish('b', 'Klage på naustet');
    await nextMorning();
    const [mail] = contents(id);
    expect(mail?.subject).toBe('1 ny journalpost: «naust»');
    expect(mail?.text).toContain('Klage på naustet');
    expect(mail?.text).toContain('https://innsyn.example.no/post/b');
    expect(mail?.text).not.toContain('Søknad om naust');
  });

  test('tells by the rules of the search: inflection and filters count, other spelling and fewer words do not', async () => {
    const all = follow('q=naust');
    const bindal = follow('q=naust&kommune=1811&type=inn');
    const misspelt = follow('q=skjenkebeviling');
    const both = follow('q=naust skjenkebevilling');
    publish('a', 'Oppføring av nauster', { kommunenummer: '1826' });
    publish('b', 'Søknad om naust', { journalposttype: 'I' });
    publish('c', 'Søknad om skjenkebevilling');
    await nextMorning();
    expect(contents(all)[0]?.subject).toMatch(/^2 nye journalposter/);
    expect(contents(bindal)[0]?.subject).toMatch(/^1 ny journalpost/);
    expect(digests(misspelt)).toEqual([]);
    expect(digests(both)).toEqual([]);
  });

  test('is one mail a day in the morning, and none when nothing is new', async () => {
    const id = follow('q=naust');
    publish('a', 'Naust A');
    await nextMorning();
    await round(own.desk, it.portal);
    publish('b', 'Naust B');
    await round(own.desk, it.portal);
    expect(digests(id)).toHaveLength(1);
    await nextMorning();
    expect(digests(id)).toHaveLength(2);
    expect(contents(id)[1]?.text).toContain('Naust B');
    expect(contents(id)[1]?.text).not.toContain('Naust A');
    await nextMorning();
    expect(digests(id)).toHaveLength(2);
    // At five in the night nothing goes out.
    publish('c', 'Naust C');
    own.wait(18 * HOUR + 30 * 60_000);
    await round(own.desk, it.portal);
    expect(digests(id)).toHaveLength(2);
  });

  test('does not tell again of an entry that is changed, nor of one that was withdrawn in time', async () => {
    const id = follow('');
    archive.put(titled('old', 'Søknad om naust fra før, rettet'));
    publish('gone', 'Naust som trekkes');
    archive.withdraw('gone');
    await nextMorning();
    expect(digests(id)).toEqual([]);
  });

  test('tells twice of nothing, whoever else makes the round', async () => {
    const id = follow('q=naust');
    publish('a', 'Naust A');
    own.wait(DAY);
    await Promise.all([round(own.desk, it.portal), round(own.desk, it.portal)]);
    expect(digests(id)).toHaveLength(1);
    expect(dueOn(own.desk, '2026-11-25')).toEqual([]);
  });

  test('speaks the language of who follows, and lists at most twenty', async () => {
    const id = follow('q=naust', { language: 'en' });
    for (let n = 0; n < 25; n++) publish(`n-${n}`, `Naust ${n}`);
    await nextMorning();
    const [mail] = contents(id);
    expect(mail?.subject).toBe('25 new entries: “naust”');
    expect(mail?.text).toContain('And 5 more.');
    expect(mail?.text).toContain('https://innsyn.example.no/en/sok?q=naust&sorter=nyeste');
    expect(mail?.text.match(/\/en\/post\//g)).toHaveLength(20);
  });
});

test('following a case tells of its new entries only', async () => {
  const saksmappe = { id: 's1', saksnummer: '2026/4', offentligTittel: 'Brua', saksdato: null };
  publish('first', 'Første brev', { saksmappe });
  const id = follow('sak=s1');
  publish('second', 'Andre brev', { saksmappe });
  publish('other', 'Brev i en annen sak');
  await nextMorning();
  const [mail] = contents(id);
  expect(mail?.subject).toBe('1 ny journalpost: Sak 2026/4: Brua');
  expect(mail?.text).toContain('Andre brev');
  expect(mail?.text).not.toMatch(/Første brev|annen sak/);
  expect(ask('sak=finnes-ikke')).toBe('no-address');
});

describe('the name of a private person', () => {
  const named = (id: string, year: number, namesUntil: string | null): SearchView => {
    own.wait(1_000);
    const publisert = `${own.desk.now().toISOString().slice(0, 19)}Z`;
    const journaldato = `${year}-11-20`;
    return {
      entry: entry({ id, offentligTittel: `Klage ${id} fra *****`, journaldato, publisert }),
      names: namesUntil === null ? [] : ['Planta Personsen'],
      namesUntil,
    };
  };

  test('matches within its year, is not told, and past it matches nothing', async () => {
    const id = follow('q=Personsen');
    archive.put(named('young', 2026, '2027-11-20'));
    archive.put(named('emptied', 2024, null));
    // What a careless door would hand over: a name whose day has passed.
    archive.put(named('careless', 2024, '2025-11-20'));
    await nextMorning();
    const [mail] = contents(id);
    expect(mail?.subject).toMatch(/^1 ny journalpost/);
    expect(mail?.text).toContain('Klage young');
    expect(mail?.text).not.toMatch(/emptied|careless|Planta/);
  });
});

describe('stopping', () => {
  test('is one click in the mail program, and leaves nothing', async () => {
    const id = follow('q=naust');
    publish('a', 'Naust');
    await nextMorning();
    const [mail] = contents(id);
    const subscription = findSubscription(own.desk, id);
    if (subscription === null) throw new Error('it should run');
    const token = subscriptionToken(own.desk, subscription);
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': `<https://innsyn.example.no/abonner/stopp/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(mail?.text).toContain(`https://innsyn.example.no/abonner/${token}`);
    expect(subscriptionOf(own.desk, token)?.id).toBe(id);
    expect(subscriptionOf(own.desk, `${token.slice(0, -1)}x`)).toBeNull();
    stop(own.desk, id);
    stop(own.desk, id);
    expect(ids()).toEqual([]);
    expect(subscriptionOf(own.desk, token)).toBeNull();
    const kept = own.desk.db.prepare('SELECT count(*) AS n FROM mails WHERE content IS NOT NULL');
    expect(kept.get()?.n).toBe(0);
  });

  test('comes of itself: unconfirmed after two days, not renewed after a year, warned of before', async () => {
    expect(ask('q=kai')).toBe('sent');
    const runs = follow('q=naust');
    own.wait(49 * HOUR);
    await round(own.desk, it.portal);
    expect(ids()).toEqual([runs]);
    own.wait(340 * DAY);
    await nextMorning();
    await nextMorning();
    const reminders = () =>
      mailsOf(own.desk, runs).filter(({ purpose }) => purpose === 'reminder').length;
    expect(reminders()).toBe(1);
    own.desk.transaction(() => startOrRenew(own.desk, runs, archive.lastSeq()));
    own.wait(30 * DAY);
    await nextMorning();
    expect(ids()).toEqual([runs]);
    own.wait(340 * DAY);
    await nextMorning();
    expect(ids()).toEqual([]);
  });

  test('comes of itself when the mails come back', async () => {
    const id = follow('q=naust');
    own.desk.db.prepare("UPDATE mails SET state = 'bounced' WHERE reference = ?").run(id);
    await round(own.desk, it.portal);
    expect(ids()).toEqual([]);
  });
});

describe('asking', () => {
  test('again for the same is one subscription, and a stranger sees no difference', () => {
    const id = follow('q=naust');
    expect(ask('q=naust&side=3&sorter=nyeste', { email: 'OLA@example.no' })).toBe('sent');
    expect(ids()).toEqual([id]);
    own.wait(60_000);
    expect(ask('q=naust')).toBe('sent');
    const mails = mailsOf(own.desk, id).filter(({ purpose }) => purpose === 'verification');
    expect(mails.length).toBeGreaterThan(1);
    expect(findSubscription(own.desk, id)?.confirmedAt).not.toBeNull();
  });

  test('cannot fill a mailbox, nor can one network fill many', () => {
    for (let n = 0; n < 5; n++) expect(ask(`q=a${n}`)).toBe('sent');
    expect(ask('q=b')).toBe('limited');
    own.wait(25 * HOUR);
    expect(ask('q=b')).toBe('sent');
    const email = (n: number) => `person${n}@example.no`;
    for (let n = 0; n < 19; n++) expect(ask('q=c', { email: email(n) })).toBe('sent');
    expect(ask('q=c', { email: email(99) })).toBe('limited');
    expect(ask('q=c', { email: email(99), from: '198.51.100.7' })).toBe('sent');
  });

  test.each(['', 'ola', 'ola@', 'ola@example.no, kari@example.no', 'a@b\r\nBcc: c@d.no'])(
    'with what is no address asks for an address: %j',
    (email) => {
      expect(ask('q=naust', { email })).toBe('no-address');
      expect(ids()).toEqual([]);
    },
  );
});
