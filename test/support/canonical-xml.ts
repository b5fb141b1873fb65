import { SaxesParser } from 'saxes';

/**
 * What an XML document says, in one form: namespaces written out instead of prefixes, attributes sorted, an empty element as a
 * start and an end, blanks between elements left out, blanks around a text taken off. Throws when the document is not well-formed.
 */
export function canonicalXml(xml: string): string {
  const parser = new SaxesParser({ xmlns: true });
  const lines: string[] = [];
  let text = '';
  let depth = 0;
  const line = (content: string): void => {
    lines.push('  '.repeat(depth) + content);
  };
  const flush = (): void => {
    if (text.trim() !== '') line(JSON.stringify(text.trim()));
    text = '';
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    flush();
    const own = Object.values(attributes)
      .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
      .map(({ uri: space, local: name, value }) => ` {${space}}${name}=${JSON.stringify(value)}`)
      .sort();
    line(`<{${uri}}${local}${own.join('')}>`);
    depth++;
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', () => {
    flush();
    depth--;
    line('</>');
  });
  parser.write(xml).close();
  return lines.join('\n');
}
