import { describe, expect, test } from 'vitest';
import { attribute, child, childText, textOf } from '../../../harvester/xml/element.ts';
import { mendXml } from '../../../harvester/xml/mend-xml.ts';
import { parseXml, XmlFault } from '../../../harvester/xml/parse-xml.ts';

describe('reading strictly', () => {
  test('values stay as they are: zeros, blanks, entities, CDATA', () => {
    const { root } = parseXml(
      '<r><n>007</n><e>1e3</e><b> to  ord </b><a>&lt;b&gt; &amp;amp; &#248;</a><c><![CDATA[<&>]]></c></r>',
    );
    expect(childText(root, 'n')).toBe('007');
    expect(childText(root, 'e')).toBe('1e3');
    expect(textOf(child(root, 'b') ?? root)).toBe(' to  ord ');
    expect(childText(root, 'a')).toBe('<b> &amp; ø');
    expect(childText(root, 'c')).toBe('<&>');
  });

  test('names are local, and order of text and elements is kept', () => {
    const { root } = parseXml(
      '<x:r xmlns:x="urn:x" x:type="a">Klage fra <x:n>Kari</x:n> om vei</x:r>',
    );
    expect(root.name).toBe('r');
    expect(attribute(root, 'type')).toBe('a');
    expect(root.content.map((item) => (typeof item === 'string' ? item : item.name))).toEqual([
      'Klage fra ',
      'n',
      ' om vei',
    ]);
  });

  test('prefixes that are declared nowhere are counted, not refused', () => {
    expect(parseXml('<r xmlns:a="urn:a"><a:b/><c:d/><e f:g=""/></r>').undeclaredPrefixes).toBe(2);
    expect(parseXml('<r><a:b xmlns:a="urn:a"/><a:b/></r>').undeclaredPrefixes).toBe(1);
  });

  test.each([
    '<r><a></r>',
    '<r>&nbsp;</r>',
    '<r>a & b</r>',
    '<r>\u0008</r>',
    '<r>&#x1a;</r>',
    '<r a="1" a="2"/>',
    ' <?xml version="1.0"?><r/>',
    '<r/><r/>',
    'no xml',
    '',
    '<r',
  ])('%j is no XML', (text) => {
    expect(() => parseXml(text)).toThrow(XmlFault);
  });

  test('a DOCTYPE is refused: no external file, no expansion', () => {
    const bomb = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>';
    expect(() => parseXml(bomb)).toThrow(expect.objectContaining({ refused: true }));
  });

  test('endless nesting is refused', () => {
    expect(() => parseXml('<a>'.repeat(100_000))).toThrow(
      expect.objectContaining({ refused: true }),
    );
  });
});

describe('mending', () => {
  test.each([
    ['<r>a\u0008b\uFFFEc</r>', '<r>abc</r>', { forbiddenCharacter: 2 }],
    ['<r>\uD83Da 🚒</r>', '<r>a 🚒</r>', { forbiddenCharacter: 1 }],
    ['<r>&#x1a;&#26;&#xfffe;&#xe6;</r>', '<r>&#xe6;</r>', { forbiddenReference: 3 }],
    ['<r>&nbsp;&oslash;&amp;&lt;</r>', '<r>\u00a0ø&amp;&lt;</r>', { htmlEntity: 2 }],
    ['<r>a & b &bogus; &#;</r>', '<r>a &amp; b &amp;bogus; &amp;#;</r>', { strayAmpersand: 3 }],
    ['<r><![CDATA[a & &nbsp;]]></r>', '<r><![CDATA[a & &nbsp;]]></r>', {}],
    ['\n\n<?xml version="1.0"?><r/>', '<?xml version="1.0"?><r/>', { leadingText: 1 }],
    ['<r><?xml version="1.0"?><a/></r>', '<r><a/></r>', { strayDeclaration: 1 }],
  ])('%j', (text, mended, mends) => {
    expect(mendXml(text)).toEqual({ text: mended, mends });
    expect(() => parseXml(mended)).not.toThrow();
  });

  test('nothing is done to what is well-formed', () => {
    const text = '<?xml version="1.0"?><r a="&quot;">æ &amp; &#x1F692; <!-- & --></r>';
    expect(mendXml(text)).toEqual({ text, mends: {} });
  });
});
