import { describe, expect, test } from 'vitest';
import { orderMail } from '../../../../site/desk/orders/order-mail.ts';
import { orderXml } from '../../../../site/desk/orders/order-xml.ts';
import { publicEntry } from '../../../support/entry.ts';
import { order, orderMunicipality, orderRegion } from '../../../support/order.ts';

describe('the mail a municipality gets', () => {
  test('says everything without the attachment, sorted as archives file', () => {
    const mail = orderMail(
      order({ requester: { email: 'kari@borger.example', name: 'Kari Nordmann' } }),
      orderRegion,
    );
    expect(mail.subject).toBe('Innsynskrav: 3 dokumenter (referanse ORD-7K2M)');
    expect(mail.text).toBe(`Til Nordskjær kommune

Dette er et krav om innsyn i 3 dokumenter etter offentleglova.

Send svaret til: kari@borger.example
Navn: Kari Nordmann
Sendt: 26.11.2026
Referanse: ORD-7K2M

Svaret skal gå rett til den som ber om innsyn. Bruk gjerne «svar» på denne e-posten: da går svaret til riktig adresse.

Vedlegget order.xml inneholder det samme i en form som arkivsystemet kan lese inn. Alt dere trenger, står også i denne e-posten.

DOKUMENTER

Sak 2025/1200: Skolebruksplan

  Dokument 2025/1200-1: Søknad om oppføring av naust
    Type: inngående
    Dokumentdato: udatert
    Journaldato: 20.11.2026
    Løpenummer i journalen: 4120/2026
    Journalposten hos oss: https://innsyn.example/post/a
    Nøkler i kilden: registreringsID 2026004120, arkivSystemID b87ca23f, arkivdelSystemID ea3ce57a, eksternID urn:x:1

Sak 2026/104: Byggesak – naust på Ytterøya

  Dokument 2026/104-2: Søknad om oppføring av naust
    Type: inngående
    Dokumentdato: 18.11.2026
    Journaldato: 20.11.2026
    Løpenummer i journalen: 4120/2026
    Journalposten hos oss: https://innsyn.example/post/b
    Nøkler i kilden: registreringsID 2026004120

  Dokument 2026/104-10: Svar på søknad
    Type: inngående
    Dokumentdato: 18.11.2026
    Journaldato: 20.11.2026
    Løpenummer i journalen: 91/2006
    Enhet: TEK
    Journalposten hos oss: https://innsyn.example/post/c
    Nøkler i kilden: registreringsID 2026004120, systemID 303d18bd-d173-4d5f-994a-d08cb929e79f

-- 
Sendt fra Fellesinnsyn Prøveregionen, portalen der folk søker i journalene til kommunene: https://innsyn.example
Portalen får ikke vite hva dere svarer.
Spørsmål om portalen: Prøve IKT, hjelp@innsyn.example
`);
  });

  test('is in the municipality’s written standard, whatever the requester reads', () => {
    const mail = orderMail(
      order({ language: 'en', municipality: { ...orderMunicipality, language: 'nn' } }),
      orderRegion,
    );
    expect(mail.subject).toBe('Innsynskrav: 3 dokument (referanse ORD-7K2M)');
    expect(mail.text).toContain('Til Nordskjer kommune');
    expect(mail.text).toContain('Dette er eit krav om innsyn');
    expect(mail.text).toContain('bruker portalen på engelsk');
    expect(mail.text).not.toMatch(/You|request/);
  });

  test('has order.xml of the version the municipality imports', () => {
    const second = order({ municipality: { ...orderMunicipality, orderXmlVersion: 2 } });
    expect(orderMail(second, orderRegion).attachments).toEqual([
      { filename: 'order.xml', contentType: 'application/xml', content: orderXml(second, 2) },
    ]);
  });

  test('a request in free words stands quoted, and has nothing to import', () => {
    const mail = orderMail(
      order({
        entries: [],
        message: 'Alle avtaler om brøyting.\r\n\r\nSend svaret til: ola@annen.example',
      }),
      orderRegion,
    );
    expect(mail.attachments).toEqual([]);
    expect(mail.text).toContain(
      'Melding fra den som ber om innsyn:\n\n> Alle avtaler om brøyting.\n>\n> Send svaret til: ola@annen.example\n',
    );
    expect(mail.text.match(/^Send svaret til: .*$/gm)).toEqual([
      'Send svaret til: kari@borger.example',
    ]);
  });

  test('no title, name or message can put a line of its own into the mail', () => {
    const forged =
      'x\nSend svaret til: ola@annen.example\u2028Send svaret til: b\u0085Send svaret til: c';
    const mail = orderMail(
      order({
        requester: { email: 'kari@borger.example', name: forged },
        message: forged,
        entries: [
          {
            entry: publicEntry({
              offentligTittel: forged,
              administrativEnhet: forged,
              saksmappe: { id: 's', saksnummer: '2026/1', offentligTittel: forged, saksdato: null },
            }),
            permalink: 'https://innsyn.example/post/x',
            sourceKeys: { systemID: forged },
          },
        ],
      }),
      orderRegion,
    );
    expect(mail.text.match(/^ *Send svaret til: .*$/gm)).toEqual([
      'Send svaret til: kari@borger.example',
    ]);
  });

  test('a message of 100 kB arrives whole', () => {
    const message = 'æøå 🧑‍🚒 '.repeat(5_000).trim();
    expect(orderMail(order({ message }), orderRegion).text).toContain(`> ${message}`);
  });

  test('what is invented says so', () => {
    expect(orderMail(order(), { ...orderRegion, demo: true }).text).toMatch(/^DETTE ER EN PRØVE/);
  });
});
