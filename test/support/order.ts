import type { Municipality } from '../../harvester/config/config.ts';
import { parseConfig } from '../../harvester/config/load-config.ts';
import type { Order } from '../../site/desk/orders/order.ts';
import { publicEntry } from './entry.ts';

export const orderRegion = parseConfig(
  `region:
  id: prove
  name: { nb: Prøveregionen, nn: Prøveregionen }
  publicUrl: https://innsyn.example
  languages: [nb]
  contact: { name: Prøve IKT, email: hjelp@innsyn.example }
  repositoryIdentifier: innsyn.example
municipalities:
  - number: "9901"
    name: { nb: Nordskjær }
    organisationNumber: "310990108"
    requestEmail: postmottak@nordskjaer.example
`,
  'order.yaml',
).region;

export const orderMunicipality: Municipality = {
  number: '9901',
  name: { nb: 'Nordskjær', nn: 'Nordskjer' },
  organisationNumber: '310990108',
  requestEmail: 'innsyn@nordskjaer.example',
  contactEmail: 'postmottak@nordskjaer.example',
  orderXmlVersion: 1,
};

/** An order with invented content, three documents in two cases out of order; `change` says what the test is about. */
export const order = (change: Partial<Order> = {}): Order => ({
  id: 'ORD-7K2M',
  // Already the 26th in Norway.
  orderedAt: '2026-11-25T23:30:00.000Z',
  municipality: orderMunicipality,
  language: 'nb',
  requester: { email: 'kari@borger.example', name: null },
  message: null,
  entries: [
    {
      entry: publicEntry({
        id: 'c',
        journalpostnummer: 10,
        journalsekvensnummer: 91,
        journalaar: 2006,
        offentligTittel: 'Svar på søknad',
        administrativEnhet: 'TEK',
      }),
      permalink: 'https://innsyn.example/post/c',
      sourceKeys: { systemID: '303d18bd-d173-4d5f-994a-d08cb929e79f' },
    },
    {
      entry: publicEntry({ id: 'b', journalpostnummer: 2 }),
      permalink: 'https://innsyn.example/post/b',
      sourceKeys: null,
    },
    {
      entry: publicEntry({
        id: 'a',
        dokumentetsDato: null,
        saksmappe: {
          id: 's-0',
          saksnummer: '2025/1200',
          offentligTittel: 'Skolebruksplan',
          saksdato: null,
        },
      }),
      permalink: 'https://innsyn.example/post/a',
      sourceKeys: { arkivSystemID: 'b87ca23f', arkivdelSystemID: 'ea3ce57a', eksternID: 'urn:x:1' },
    },
  ],
  ...change,
});
