import { describe, expect, test } from 'vitest';
import { type XmlHandlers, XmlReader } from '../../../harvester/files/xml-reader.ts';

const QUIET: XmlHandlers = { open() {}, text() {}, close() {}, slip() {} };

function readAll(pieces: Iterable<string>, handlers: XmlHandlers = QUIET): string | null {
  const reader = new XmlReader('fil.xml', handlers);
  try {
    for (const piece of pieces) reader.write(piece);
    reader.close();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('reading XML from outside', () => {
  test('a document type is passed over, and nothing is fetched for it', () => {
    expect(
      readAll(['<!DOCTYPE OFFJOURNAL SYSTEM "http://127.0.0.1:9/OFFJOURN.DTD"><a/>']),
    ).toBeNull();
  });

  test('entity bombs and external entities are refused before they are used', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "yyyyyyyyyy"><!ENTITY z "&x;&x;&x;">]>\n<a>&z;</a>';
    expect(readAll([bomb])).toMatch(/^fil\.xml, line 1: the document type declares/);
    const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    expect(readAll([outside])).toMatch(/document type declares/);
  });

  test('a text of a gigabyte is refused after a few megabytes', () => {
    let given = 0;
    function* endless() {
      yield '<a>';
      const piece = 'x'.repeat(65_536);
      for (; given < 1_000_000_000; given += piece.length) yield piece;
    }
    expect(readAll(endless())).toMatch(/line 1: one text or tag is longer/);
    expect(given).toBeLessThan(5_000_000);
  });

  test.each([
    ['an attribute', '<a b="'],
    ['a comment', '<a><!--'],
    ['a tag name', '<a><'],
    ['a CDATA section', '<a><![CDATA['],
    ['a document type', '<!DOCTYPE a '],
  ])('so is %s without end', (_what, start) => {
    function* endless() {
      yield start;
      for (let given = 0; given < 100_000_000; given += 65_536) yield 'x'.repeat(65_536);
    }
    expect(readAll(endless())).toMatch(/one text or tag is longer/);
  });

  test('100,000 nested elements are refused with the line', () => {
    expect(readAll(['<a>\n'.repeat(100_000)])).toMatch(
      /line 401: elements are nested more than 400/,
    );
  });

  test('broken XML names file and line, and quotes nothing from the file', () => {
    const message = readAll(['<a>\n<hemmelig>\n</a>']);
    expect(message).toMatch(/^fil\.xml, line 3: not well-formed XML/);
    expect(message).not.toContain('hemmelig');
    expect(readAll(['<a><b></b>'])).toMatch(/line 1: not well-formed/);
    expect(readAll(['bare tekst'])).toMatch(/not well-formed/);
  });

  test('slips inside a text are reported and reading goes on', () => {
    const lines: number[] = [];
    let text = '';
    const handlers = {
      ...QUIET,
      text: (piece: string) => {
        text += piece;
      },
      slip: (line: number) => void lines.push(line),
    };
    expect(readAll(['<a>M\u00f8ller & S\u00f8nn\n&aring;\n\u0002]]></a>'], handlers)).toBeNull();
    expect(lines).toEqual([1, 2, 3, 3]);
    expect(text).toContain('&aring;');
  });
});
