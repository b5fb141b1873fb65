import { expect, test } from 'vitest';
import type { XmlElement } from '../../../../harvester/files/xml-element.ts';
import { markedText } from '../../../../harvester/record/marked-text.ts';
import { MappeBuffer } from '../../../../harvester/sources/noark/noark5/mappe-buffer.ts';

const element = (name: string, text: string, parent: XmlElement | null): XmlElement => ({
  name,
  type: 'journalpost',
  line: 3,
  parent,
  children: [],
  text: markedText(text),
  slips: false,
  unknown: null,
});

test('a mappe with more entries than fit in memory gives all of them, each under its own mappe', () => {
  using buffer = new MappeBuffer(10);
  const parents = [element('mappe', 'a', null), element('mappe', 'b', null)];
  for (let round = 0; round < 2; round++) {
    for (let n = 0; n < 95; n++) {
      const registrering = element('registrering', '', parents[n % 2] ?? null);
      registrering.children.push(element('tittel', `nr ${n}`, registrering));
      buffer.add(registrering);
    }
    const taken = [...buffer.take()];
    expect(taken.map(({ children }) => children[0]?.text)).toEqual(
      Array.from({ length: 95 }, (_, n) => `nr ${n}`),
    );
    expect(taken.map(({ parent }) => parent?.text)).toEqual(
      Array.from({ length: 95 }, (_, n) => (n % 2 === 0 ? 'a' : 'b')),
    );
    expect([...buffer.take()]).toEqual([]);
  }
});
