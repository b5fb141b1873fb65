import { expect, test } from 'vitest';
import { namesIn, withNames, withoutNames } from '../../../harvester/record/marked-text.ts';
import { isOnlyNames, markedContent } from '../../../harvester/xml/marked-content.ts';
import { parseXml } from '../../../harvester/xml/parse-xml.ts';

const read = (inside: string) => markedContent(parseXml(`<t>${inside}</t>`).root);

test.each([
  'Klage fra <personnavn>Kari Nordmann</personnavn> om skoleskyss',
  'Klage fra <PNAVN>Kari Nordmann</PNAVN> om skoleskyss',
  'Klage fra &lt;personnavn&gt;Kari Nordmann&lt;/personnavn&gt; om skoleskyss',
  'Klage fra &amp;lt;pnavn&amp;gt;Kari Nordmann&amp;lt;/pnavn&amp;gt; om skoleskyss',
  'Klage fra <b><personnavn>Kari Nordmann</personnavn></b> om\n skoleskyss',
])('the name the source marked is marked: %s', (inside) => {
  const title = read(inside);
  expect(title && namesIn(title)).toEqual(['Kari Nordmann']);
  expect(title && withNames(title)).toBe('Klage fra Kari Nordmann om skoleskyss');
  expect(title && withoutNames(title)).toBe('Klage fra ***** om skoleskyss');
});

test('a mark that is never closed hides the rest', () => {
  const title = read('Klage fra &lt;personnavn&gt;Kari Nordmann om skoleskyss');
  expect(title && withoutNames(title)).toBe('Klage fra *****');
});

test('a source cannot forge our marks', () => {
  const title = read('Klage \uE000fra\uE001 Kari');
  expect(title && namesIn(title)).toEqual([]);
});

test('two names in one text', () => {
  const title = read('<personnavn>Kari</personnavn> mot <personnavn>Ola</personnavn>');
  expect(title && namesIn(title)).toEqual(['Kari', 'Ola']);
});

test('nothing is null', () => {
  expect(read('')).toBeNull();
  expect(read('  \n ')).toBeNull();
  expect(markedContent(null)).toBeNull();
});

test('a text that is all names is known', () => {
  const only = read('<personnavn>Kari Nordmann</personnavn>');
  const more = read('<personnavn>Kari Nordmann</personnavn>, Bindal');
  expect(only !== null && isOnlyNames(only)).toBe(true);
  expect(more !== null && isOnlyNames(more)).toBe(false);
});
