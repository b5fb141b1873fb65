import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OaiPage } from '../../harvester/sources/oai-pmh/page.ts';
import { readSmallAnswer } from '../../harvester/sources/oai-pmh/small-answer.ts';
import { decodeText } from '../../harvester/xml/decode-text.ts';
import type { XmlElement } from '../../harvester/xml/element.ts';
import { parseXml, XmlFault } from '../../harvester/xml/parse-xml.ts';
import { LONGEST_SMALL_DOCUMENT, parseSmallDocument } from '../../harvester/xml/small-document.ts';
import { corpora, hasCorpora } from '../support/corpora.ts';

const found = hasCorpora('oai');

/** Every XML file of the corpora that is a small document, with its text. */
function* smallFiles(): Generator<readonly [file: string, text: string]> {
  for (const file of readdirSync(corpora, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(?:xml|xsd|html)$/i.test(file)) continue;
    const path = join(corpora, file);
    const { size } = statSync(path);
    if (size > 4 * LONGEST_SMALL_DOCUMENT) continue;
    const { text } = decodeText(readFileSync(path));
    if (text.length <= LONGEST_SMALL_DOCUMENT) yield [file, text];
  }
}

/** What the reader makes of a text; null: it refuses. */
function read<T>(reader: () => T): T | null {
  try {
    return reader();
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}

function soundTree(text: string): XmlElement | null {
  const parsed = read(() => parseXml(text));
  return parsed === null || parsed.undeclaredPrefixes > 0 ? null : parsed.root;
}

describe.skipIf(!found)('small documents of the corpora', () => {
  test('each gives the tree the page reader gives, or is refused by both', () => {
    let sound = 0;
    let refused = 0;
    for (const [file, text] of smallFiles()) {
      const page = soundTree(text);
      const small = read(() => parseSmallDocument(text));
      if (page === null) {
        expect(small, file).toBeNull();
        refused++;
      } else {
        expect(small, file).toStrictEqual(page);
        sound++;
      }
    }
    process.stdout.write(`small documents: ${sound} with equal trees, ${refused} refused\n`);
    expect(sound).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(10);
  });

  test('the answers of services that hold no records are read as small ones', () => {
    const verbs = new Map<string, number>();
    for (const [file, text] of smallFiles()) {
      if (!file.startsWith('oai') || soundTree(text)?.name !== 'OAI-PMH') continue;
      const answer: OaiPage | null = readSmallAnswer(text);
      const kind =
        answer === null
          ? 'records'
          : (answer.envelope.verb ?? (answer.envelope.errors.length > 0 ? 'error' : 'other'));
      verbs.set(kind, (verbs.get(kind) ?? 0) + 1);
    }
    process.stdout.write(`small answers: ${JSON.stringify(Object.fromEntries(verbs))}\n`);
    for (const kind of ['Identify', 'ListMetadataFormats', 'ListSets', 'error'])
      expect(verbs.get(kind) ?? 0, kind).toBeGreaterThan(2);
    expect(verbs.get('records') ?? 0).toBeGreaterThan(50);
  });
});
