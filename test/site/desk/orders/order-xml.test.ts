import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { orderXml } from '../../../../site/desk/orders/order-xml.ts';
import { canonicalXml } from '../../../support/canonical-xml.ts';
import { publicEntry } from '../../../support/entry.ts';
import { order, orderMunicipality } from '../../../support/order.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/order/${name}`, import.meta.url), 'utf8');

describe('order.xml', () => {
  test.each([
    [1, 'order-v1.xml'],
    [2, 'order-v2.xml'],
  ] as const)('version %i, byte for byte', (version, name) => {
    expect(orderXml(order(), version)).toBe(fixture(name));
  });

  test('is UTF-8 with the letters of its element names', () => {
    const bytes = Buffer.from(orderXml(order(), 2));
    expect(bytes.includes(Buffer.from([0x6d, 0xc3, 0xa5, 0x74, 0x65]))).toBe(true);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain(
      '<språk>nb_NO</språk>',
    );
  });

  test('the namespace of version 2 is on the root alone', () => {
    const lines = canonicalXml(orderXml(order(), 2)).split('\n');
    expect(lines[0]).toBe('<{http://einnsyn.no/schema/order/v2}bestilling>');
    expect(lines.slice(1).filter((line) => line.includes('{http'))).toEqual([]);
    expect(orderXml(order(), 2)).not.toContain('xmlns=');
  });

  test('tells the name when it was given, and the language the requester reads', () => {
    const given = order({ requester: { email: 'kari@borger.example', name: 'Kari Nordmann' } });
    expect(orderXml(given, 1)).toContain('<navn>Kari Nordmann</navn>');
    expect(orderXml(order({ language: 'nn' }), 2)).toContain('<språk>nn_NO</språk>');
    expect(orderXml(order({ language: 'en' }), 2)).toContain('<språk>en_GB</språk>');
  });

  test('keeps its form when the journal knows little', () => {
    const bare = order({
      municipality: { ...orderMunicipality, contactEmail: undefined },
      entries: [
        {
          entry: publicEntry({ saksmappe: null, journalpostnummer: null, journalaar: null }),
          permalink: 'https://innsyn.example/post/x',
          sourceKeys: null,
        },
      ],
    });
    expect(canonicalXml(orderXml(bare, 1))).toContain(
      [
        '    <{}dokument>',
        '      <{}saksnr>',
        '      </>',
        '      <{}dokumentnr>',
        '      </>',
        '      <{}journalnr>',
        '      </>',
        '      <{}saksbehandler>',
        '        "[Ufordelt]"',
        '      </>',
        '    </>',
      ].join('\n'),
    );
    expect(orderXml(bare, 1)).not.toContain('enhetepost');
    expect(orderXml(bare, 2)).toContain('<id>https://innsyn.example/post/x</id>');
  });

  test('whatever people and sources write stays text', () => {
    const hostile = 'A & B <script>]]></navn><x/>\u0000\uFFFE\u202E\ud800 🧑‍🚒 שלום\r\n"\'';
    const xml = orderXml(
      order({
        requester: { email: '"a b"@borger.example', name: hostile },
        entries: [
          {
            entry: publicEntry({ administrativEnhet: hostile }),
            permalink: 'https://innsyn.example/post/x?a=1&b=2',
            sourceKeys: { systemID: hostile },
          },
        ],
      }),
      2,
    );
    const canonical = canonicalXml(xml);
    expect(canonical).toContain(JSON.stringify('A & B <script>]]></navn><x/>\ufffd 🧑‍🚒 שלום "\''));
    expect(canonical).toContain('"https://innsyn.example/post/x?a=1&b=2"');
  });
});
