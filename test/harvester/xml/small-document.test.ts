import { describe, expect, test } from 'vitest';
import { child, childText, textOf, type XmlElement } from '../../../harvester/xml/element.ts';
import { parseXml, XmlFault } from '../../../harvester/xml/parse-xml.ts';
import {
  LONGEST_SMALL_DOCUMENT,
  parseSmallDocument,
} from '../../../harvester/xml/small-document.ts';
import { type Random, seededRandom } from '../../support/seeded-random.ts';

/** The tree the page reader makes; null: it refuses, or counts undeclared prefixes. */
function asPage(text: string): XmlElement | null {
  try {
    const { root, undeclaredPrefixes } = parseXml(text);
    return undeclaredPrefixes === 0 ? root : null;
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}

function asSmall(text: string): XmlElement | null {
  try {
    return parseSmallDocument(text);
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}

describe('values stay as they are', () => {
  test('zeros, exponents, truth, blanks, entities once, CDATA, repeated elements', () => {
    const root = parseSmallDocument(
      '<r><n>007</n><e>1e3</e><t>true</t><b> to  ord </b><a>&lt;b&gt; &amp;amp; &#248;&#xE5;</a><c><![CDATA[<&amp;>]]></c><n>2</n></r>',
    );
    expect(childText(root, 'n')).toBe('007');
    expect(childText(root, 'e')).toBe('1e3');
    expect(childText(root, 't')).toBe('true');
    expect(textOf(child(root, 'b') ?? root)).toBe(' to  ord ');
    expect(childText(root, 'a')).toBe('<b> &amp; øå');
    expect(childText(root, 'c')).toBe('<&amp;>');
    expect(root.content).toHaveLength(7);
  });

  test.each([
    '<r>a<!-- b -->c<?d e?>f<![CDATA[]]>g]]<![CDATA[]]]]>h</r>',
    '<r a=" x&#10;\t\r\ny "\tb = \'"&quot;>\'\n/>',
    '<x:r xmlns:x="urn:x" x:type="x:a"><x:n/> om <n xmlns=""/></x:r>',
    '<r>linje\r\nto\rtre\n&#13;</r>\r\n<!-- slutt --> ',
    '<r><toString/><hasOwnProperty a="1" __proto__="2" valueOf="3"/><text/><æøå é="ü"/></r>',
    '<r>> "\' ] ]] 🚒 \u00a0\u2028</r>',
    '<?xml version="1.0" encoding="UTF-8" standalone=\'yes\' ?><?a href="b?c>d"?><!--><--><r/>',
    `${'<a>'.repeat(256)}${'</a>'.repeat(256)}`,
  ])('%j gives the tree the page reader gives', (text) => {
    const page = asPage(text);
    expect(page).not.toBeNull();
    expect(parseSmallDocument(text)).toStrictEqual(page);
  });
});

describe('refused', () => {
  test.each([
    ['a tag left open', '<r><a></r>'],
    ['tags that cross', '<r><a><b></a></b></r>'],
    ['an end without start', '<r/></r>'],
    ['an entity of HTML', '<r>&nbsp;</r>'],
    ['an entity of JavaScript', '<r>&constructor;</r>'],
    ['a bare ampersand', '<r>a & b</r>'],
    ['a bare ampersand in an attribute', '<r a="b & c"/>'],
    ['a reference without number', '<r>&#;</r>'],
    ['a reference with a big x', '<r>&#X41;</r>'],
    ['a control character', '<r>\u0008</r>'],
    ['a control character in a comment', '<r><!--\u0008--></r>'],
    ['a reference to a control character', '<r>&#x1a;</r>'],
    ['a reference to a control character in an attribute', '<r a="&#0;"/>'],
    ['a reference beyond Unicode', '<r>&#x110000;</r>'],
    ['U+FFFE', '<r>\uFFFE</r>'],
    ['half a surrogate pair', '<r>\uD83Da</r>'],
    ['an attribute twice', '<r a="1" a="2"/>'],
    ['an attribute with a name from JavaScript twice', '<r __proto__="1" __proto__="2"/>'],
    ['an attribute without value', '<r a/>'],
    ['an attribute without quotes', '<r a=1/>'],
    ['attributes without space', '<r a="1"b="2"/>'],
    ['< in an attribute', '<r a="<"/>'],
    ['a name that begins with a digit', '<r><1a/></r>'],
    ['a name with a sign', '<r><a$/></r>'],
    ['a name with two colons', '<r xmlns:a="urn:a"><a:b:c/></r>'],
    ['an attribute with a bad name', '<r 1a="1"/>'],
    ['a prefix that is declared nowhere', '<r><a:b/></r>'],
    ['a prefix that is declared nowhere, on an attribute', '<r a:b="1"/>'],
    ['a prefix that is declared in another element', '<r><a:b xmlns:a="urn:a"/><a:b/></r>'],
    ['"]]>" in a text', '<r>a]]>b</r>'],
    ['"--" in a comment', '<r><!-- a -- b --></r>'],
    ['a comment that ends with three dashes', '<r><!-- a ---></r>'],
    ['a comment left open', '<r/><!-- a'],
    ['CDATA left open', '<r><![CDATA[a</r>'],
    ['an instruction left open', '<r><?a</r>'],
    ['an instruction without name', '<r><? a?></r>'],
    ['an XML declaration inside', '<r><?xml version="1.0"?></r>'],
    ['an XML declaration after a blank', ' <?xml version="1.0"?><r/>'],
    ['an XML declaration without version', '<?xml encoding="UTF-8"?><r/>'],
    ['XML 1.1', '<?xml version="1.1"?><r>\u0085</r>'],
    ['two roots', '<r/><r/>'],
    ['two roots with ends', '<r></r><r></r>'],
    ['text before the root', 'a<r/>'],
    ['text after the root', '<r/>a'],
    ['CDATA after the root', '<r/><![CDATA[a]]>'],
    ['a reference after the root', '<r/>&#32;'],
    ['a declaration of an element', '<!ELEMENT r ANY><r/>'],
    ['no XML', 'no xml'],
    ['nothing', ''],
    ['only a comment', '<!-- a -->'],
    ['a start tag without end', '<r'],
  ])('%s', (_, text) => {
    expect(() => parseSmallDocument(text)).toThrow(XmlFault);
  });

  test.each([
    ['DOCTYPE', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>'],
    ['DOCTYPE without entities', '<?xml version="1.0"?>\n<!DOCTYPE r><r/>'],
    ['257 open elements', `${'<a>'.repeat(257)}${'</a>'.repeat(257)}`],
  ])('%s, for good', (_, text) => {
    expect(() => parseSmallDocument(text)).toThrow(expect.objectContaining({ refused: true }));
  });

  test('what is too long, and not a character earlier', () => {
    const filled = (length: number): string => `<r>${'a'.repeat(length - 7)}</r>`;
    expect(textOf(parseSmallDocument(filled(LONGEST_SMALL_DOCUMENT)))).toHaveLength(
      LONGEST_SMALL_DOCUMENT - 7,
    );
    expect(() => parseSmallDocument(filled(LONGEST_SMALL_DOCUMENT + 1))).toThrow(XmlFault);
  });
});

const NAMES = ['a', 'B', 'setSpec', 'x:c', 'toString', 'valueOf', 'æ', '_1.-'];
const TEXTS = [
  'æøå',
  ' ',
  '\r\n',
  '\t',
  '007',
  'true',
  '1e3',
  '&amp;',
  '&#10;',
  '&#x1F692;',
  '&quot;',
  '>',
  ']]',
  '🚒',
  '"',
  "'",
  '/',
  '=',
  '?',
];

function document(random: Random): string {
  const words = (): string => {
    let text = '';
    while (random.chance(0.6)) text += random.pick(TEXTS);
    return text.replaceAll(']]>', ']>');
  };
  const space = (): string => random.pick([' ', '\n', '\t', '  ', '\r\n']);
  const aside = (): string =>
    random.pick([`<!--${words()}-->`, '<?a b="c>"?>', '<?style?>', `<![CDATA[${words()}]]>`]);
  const attributes = (): string =>
    ['p', 'x:q', '__proto__', 'id', 'xmlns:y', 'xmlns']
      .filter(() => random.chance(0.2))
      .map((name) => {
        const quote = random.pick(['"', "'"]);
        const gap = random.pick(['', '', ' ']);
        return `${space()}${name}${gap}=${gap}${quote}${words().replaceAll(quote, '')}${quote}`;
      })
      .join('');
  const element = (depth: number): string => {
    const name = random.pick(NAMES);
    if (random.chance(0.2)) return `<${name}${attributes()}${random.pick(['', ' '])}/>`;
    let inside = '';
    while (random.chance(depth > 4 ? 0.3 : 0.75)) {
      const kind = random.below(4);
      if (kind === 0) inside += aside();
      else if (kind === 1) inside += words();
      else inside += element(depth + 1);
    }
    return `<${name}${attributes()}>${inside}</${name}${random.pick(['', ' '])}>`;
  };
  return `${random.pick(['', '<?xml version="1.0"?>', '\n'])}<x:r xmlns:x="urn:x">${element(0)}</x:r>${random.pick(['', '\n', '<!-- e -->'])}`;
}

const DAMAGE = [...'<>/=&;"\'?!-[]: \n\u0000\uFFFEx1#', ']]>', '-->', '<!--', '<![CDATA[', '?>'];

function damaged(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const cut = random.below(4);
  return text.slice(0, at) + (random.chance(0.6) ? random.pick(DAMAGE) : '') + text.slice(at + cut);
}

describe('against the page reader, by chance', () => {
  test('1,500 sound documents give the same tree', () => {
    const random = seededRandom(20261124);
    let sound = 0;
    for (let i = 0; i < 1500; i++) {
      const text = document(random);
      const page = asPage(text);
      if (page === null) continue;
      sound++;
      expect(parseSmallDocument(text), text).toStrictEqual(page);
    }
    expect(sound).toBeGreaterThan(1450);
  });

  test('10,000 damaged documents: nothing the page reader refuses is accepted', () => {
    const random = seededRandom(7);
    let accepted = 0;
    let refused = 0;
    for (let i = 0; i < 10_000; i++) {
      let text = document(random);
      for (let times = random.below(2); times >= 0; times--) text = damaged(text, random);
      const small = asSmall(text);
      if (small === null) {
        refused++;
        continue;
      }
      accepted++;
      expect(small, text).toStrictEqual(asPage(text));
    }
    expect(accepted).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(2500);
  });
});
