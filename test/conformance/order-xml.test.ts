import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Order, OrderedEntry } from '../../site/desk/orders/order.ts';
import { orderXml } from '../../site/desk/orders/order-xml.ts';
import { canonicalXml } from '../support/canonical-xml.ts';
import { corpora, hasCorpora } from '../support/corpora.ts';
import { publicEntry } from '../support/entry.ts';
import { orderMunicipality } from '../support/order.ts';

const sample = (name: string): string =>
  readFileSync(join(corpora, 'einnsyn/order-xml', name), 'utf8');

const ordered = (
  saksnummer: string,
  journalpostnummer: number,
  journalsekvensnummer: number,
  sourceKeys: Record<string, string>,
  administrativEnhet: string | null = null,
): OrderedEntry => ({
  entry: publicEntry({
    saksmappe: { id: saksnummer, saksnummer, offentligTittel: null, saksdato: null },
    journalpostnummer,
    journalsekvensnummer,
    journalaar: 2020,
    administrativEnhet,
  }),
  permalink: 'https://innsyn.example/post/x',
  sourceKeys,
});

const order = (change: Partial<Order>): Order => ({
  id: 'ik_something',
  orderedAt: '2021-12-21T11:00:00.000Z',
  municipality: orderMunicipality,
  language: 'nb',
  requester: { email: 'test@example.com', name: null },
  message: null,
  entries: [],
  ...change,
});

const archive = 'b87ca23f-ffee-4e20-ab8e-a6361130bb50';
const first: Order = order({
  municipality: {
    ...orderMunicipality,
    name: { nb: 'Journalenhet' },
    requestEmail: 'innsynskravepost@example.com',
    contactEmail: 'kontaktpost@example.com',
  },
  entries: [ordered('2020/1', 1, 1, {})],
});
const second: Order = order({
  municipality: {
    ...orderMunicipality,
    name: { nb: 'EnhetOrderV2' },
    organisationNumber: '123456789',
    requestEmail: 'innsyn@example.com',
    contactEmail: 'kontaktpunkt@example.com',
  },
  // Not in the order the sample has them: sorting is the sender's.
  entries: [
    ordered(
      '2020/2',
      3,
      3,
      {
        arkivSystemID: archive,
        eksternID: 'http://jp_thirdDocument',
        saksbehandler: 'Svein Sakshandsamar',
      },
      'Den andre eininga for sakshandsaming',
    ),
    ordered('2020/1', 1, 1, {
      arkivSystemID: archive,
      arkivdelSystemID: 'ea3ce57a-327e-4ff1-b29c-ff6c671e530c',
      eksternID: 'http://jp_secondDocument',
      systemID: '303d18bd-d173-4d5f-994a-d08cb929e79f',
    }),
    ordered(
      '2020/2',
      2,
      6,
      {
        arkivSystemID: archive,
        eksternID: 'http://jp_firstDocument',
        saksbehandler: 'Sigrid Sakshandsamar',
      },
      'Eininga for sakshandsaming',
    ),
  ],
});

/** The elements of a document in order, without what they hold. */
const structure = (xml: string): string =>
  canonicalXml(xml)
    .split('\n')
    .filter((line) => !/^\s*"/.test(line))
    .join('\n');

describe.runIf(hasCorpora('einnsyn/order-xml'))('order.xml against eInnsyn’s samples', () => {
  test('version 1 of the same data is the sender’s own sample', () => {
    // The samples hold the form of the date instead of a date.
    const ours = orderXml(first, 1).replace('21.12.2021', 'dd.mm.yyyy');
    expect(canonicalXml(ours)).toBe(canonicalXml(sample('order-v1.einnsyn-backend-test.xml')));
    expect(ours.trim()).toBe(sample('order-v1.einnsyn-backend-test.xml').trim());
  });

  test('version 2 of the same data is the sender’s own sample', () => {
    const ours = orderXml(second, 2).replace('2021-12-21', 'yyyy-mm-dd');
    expect(canonicalXml(ours)).toBe(canonicalXml(sample('order-v2.einnsyn-backend-test.xml')));
    expect(ours.trim()).toBe(sample('order-v2.einnsyn-backend-test.xml').trim());
  });

  test('version 1 has the structure of the documentation’s example', () => {
    const theirs = sample('order-v1.docs-digdir-example.xml');
    expect(structure(orderXml(first, 1))).toBe(structure(theirs));
  });

  test('version 2 has what the documentation’s example has, with the two addresses as the sender writes them', () => {
    const theirs = structure(sample('order-v2.docs-digdir-example.xml')).split('\n');
    const ours = structure(
      orderXml(
        order({
          municipality: second.municipality,
          entries: [
            ordered(
              '2025/23456',
              1,
              2171234,
              {
                arkivSystemID: archive,
                arkivdelSystemID: archive,
                eksternID: 'http://x',
                systemID: archive,
                saksbehandler: 's',
              },
              'enhetskode',
            ),
          ],
        }),
        2,
      ),
    ).split('\n');
    // `språk` came after the documentation's example was written.
    const language = ours.findIndex((line) => line.includes('språk'));
    expect(ours.toSpliced(language, 2).toSorted()).toEqual(theirs.toSorted());
  });
});
