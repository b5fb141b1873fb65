import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../support/seeded-random.ts';
import { inPieces, xmlEvents } from '../../support/xml-events.ts';
import { mutatedXml, settledEvents } from '../../support/xml-mutations.ts';

const JOURNAL = `<?xml version="1.0" encoding="UTF-8"?>
<!-- laget av oss -->
<arkiv xmlns="http://www.arkivverket.no/standarder/noark5/arkivstruktur" xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>
  <arkivdel><tittel>Skole &amp; oppvekst &#248;st &#xE5;r &lt;2024&gt;</tittel>
    <mappe xsi:type = "saksmappe" ><saksaar>2024</saksaar><tom/><tom  /><merknad><![CDATA[a < b]]></merknad></mappe>
    <v:x xmlns:v="urn:annet" v:y=""><v:z>1</v:z></v:x><tittel>før <personnavn>Kari</personnavn> etter</tittel >
  </arkivdel>
</arkiv>
`;

const both = (pieces: readonly string[]): [string[], string[]] => [
  settledEvents(xmlEvents(pieces, 'reader')),
  settledEvents(xmlEvents(pieces, 'alone')),
];

describe('the scanner in front of the parser', () => {
  test.each([
    ['a journal', JOURNAL],
    ['line ends of Windows', JOURNAL.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', JOURNAL.replaceAll('\n', '\r')],
    ['an element that is not closed', '<a><b>tekst</a>'],
    ['a file that breaks off', '<a><b>tekst</b><c'],
    ['two roots', '<a></a><b></b>'],
    ['text after the root', '<a><b/></a>mer'],
    ['an attribute twice', '<a><b c="1" c="2"/></a>'],
    ['an attribute named as a property', '<a><b __proto__="1" constructor="2"/></a>'],
    ['elements named as properties', '<a><__proto__>x</__proto__><constructor/></a>'],
    ['a tag in an attribute', '<a><b c="<d>"/></a>'],
    ['a > in an attribute and in text', '<a><b c="d>e">f > g</b></a>'],
    ['white space in an attribute', '<a><b c="d\te\nf"/></a>'],
    ['an entity nobody knows', '<a>p&aring; <b>tur</b></a>'],
    ['an ampersand alone', '<a>Berg & Dal; <b>AS</b></a>'],
    ['a reference to a character XML forbids', '<a>x&#0;y&#xD800;z&#x1F600;</a>'],
    ['a reference to a carriage return', '<a>x&#13;y</a>'],
    ['characters XML forbids', '<a>x\u0001y<b>\uffff</b></a>'],
    ['characters outside the BMP', '<a>x😀y<b>😀</b></a>'],
    ['the end of a CDATA section alone', '<a>x]]>y<b>]]></b></a>'],
    ['names that are not ASCII', '<a><målform>nynorsk</målform></a>'],
    ['a document type inside', '<a><!DOCTYPE b></a>'],
    ['an instruction inside', '<a><?b c?><d/></a>'],
    ['XML 1.1', '<?xml version="1.1"?><a>x\u0085y\u2028z<b/></a>'],
    ['tags nested too deep', '<a>\n'.repeat(61)],
  ])('gives what the parser alone gives: %s', (_what, xml) => {
    const random = seededRandom(7);
    for (const longest of [1, 2, 3, 7, 40, 1000])
      for (let round = 0; round < 5; round++) {
        const [reader, alone] = both([...inPieces(xml, longest, random)]);
        expect(reader).toEqual(alone);
      }
  });

  test('also when the file has been damaged in a thousand ways', () => {
    const random = seededRandom(11);
    const texts = [JOURNAL, JOURNAL.replaceAll(/\s*\n\s*/g, '')];
    for (let round = 0; round < 3000; round++) {
      const xml = mutatedXml(texts[round % 2] ?? '', random);
      const pieces = [...inPieces(xml, [2, 30, 1000][round % 3] ?? 1, random)];
      const [reader, alone] = both(pieces);
      expect(reader, JSON.stringify(pieces)).toEqual(alone);
    }
  });

  test('a text of megabytes that is cut into small pieces takes time in proportion', () => {
    const pieces = (count: number): string[] => [
      '<a><b>',
      ...Array(count).fill('x > y '),
      '</b></a>',
    ];
    const limits = { depth: 10, piece: 4_000_000 };
    const events = xmlEvents(pieces(400_000), 'reader', limits);
    expect(events.map((event) => event.slice(0, 10))).toEqual([
      'open a  1',
      'open b  1',
      'text "x > ',
      'close b 1',
      'close a 1',
      'end',
    ]);
    expect(events[2]?.length).toBe(400_000 * 6 + 'text ""'.length);
  });
});
