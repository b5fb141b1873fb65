import { describe, expect, test } from 'vitest';
import type { XmlElement } from '../../../harvester/files/xml-element.ts';
import { grammars } from '../../../harvester/files/xml-grammar.ts';
import { XmlReader } from '../../../harvester/files/xml-reader.ts';
import { xmlText } from '../../../harvester/files/xml-text.ts';
import { XmlTree } from '../../../harvester/files/xml-tree.ts';

const { bok } = grammars({
  bok: 'tittel! undertittel -notat* +kapittel>*',
  kapittel: 'nr! tekst* ~merke',
});

function read(xml: string) {
  const closed: XmlElement[] = [];
  const faults: string[] = [];
  const tree = new XmlTree(
    'bok.xml',
    { bok },
    {
      open() {},
      close: (element) => closed.push(element),
      fault: (code, element, line) => faults.push(`${code} ${element}:${line}`),
    },
  );
  const reader = new XmlReader('bok.xml', tree);
  reader.write(xml);
  reader.close();
  return { closed, faults };
}

describe('elements by grammar', () => {
  test('streamed elements are handed over and not kept; notes are never read', () => {
    const { closed, faults } = read(
      '<bok><tittel>T</tittel><notat>N</notat><kapittel><nr>1</nr><tekst>A</tekst><tekst>B</tekst></kapittel></bok>',
    );
    expect(faults).toEqual([]);
    expect(closed.map(({ name, children }) => [name, children.map(({ text }) => text)])).toEqual([
      ['kapittel', ['1', 'A', 'B']],
      ['bok', ['T']],
    ]);
  });

  test('what the standard does not allow is named with element and line', () => {
    const { faults } = read(
      '<bok>\n<undertittel>U</undertittel>\n<tittel>T</tittel>\n<undertittel/>\n<titel/>\n<kapittel>\n<merke/><merke/></kapittel></bok>',
    );
    expect(faults).toEqual([
      'element_order tittel:3',
      'repeated_element undertittel:4',
      'unknown_element titel:5',
      'repeated_element merke:7',
      'missing_element nr:6',
    ]);
  });

  test('other vocabularies are passed over without a word, by prefix and by default namespace', () => {
    const { closed, faults } = read(
      '<b:bok xmlns:b="urn:bok" xmlns:x="urn:x"><b:tittel>T</b:tittel><x:undertittel>X</x:undertittel><undertittel xmlns="urn:y">Y</undertittel><b:kapittel><b:nr>1</b:nr></b:kapittel></b:bok>',
    );
    expect(faults).toEqual([]);
    expect(JSON.stringify(closed[1]?.children.map(({ text }) => text))).toBe('["T"]');
  });

  test('an unknown root is refused', () => {
    expect(() => read('<avis/>')).toThrow(/bok\.xml, line 1: the root element <avis>/);
  });

  test('what was kept comes back as XML that reads the same', () => {
    const xml = '<bok><tittel>A &amp; &lt;<personnavn>Kari &amp; Ola</personnavn></tittel></bok>';
    const [first] = read(xml).closed;
    const again = read(xmlText(first as XmlElement)).closed[0];
    expect(again?.children[0]?.text).toBe('A & <\uE000Kari & Ola\uE001');
    expect(again?.children[0]?.text).toBe(first?.children[0]?.text);
  });
});
