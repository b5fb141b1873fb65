import { SaxXml } from '../../harvester/files/sax-xml.ts';
import { type XmlLimits, XmlReader } from '../../harvester/files/xml-reader.ts';
import type { Random } from './seeded-random.ts';

const LIMITS: XmlLimits = { depth: 60, piece: 5000 };

/**
 * What reading the pieces tells of, one line per event, texts that meet joined, and last how it ended. `alone`: by the SAX parser
 * and nothing else.
 */
export function xmlEvents(
  pieces: Iterable<string>,
  way: 'reader' | 'alone',
  limits: XmlLimits = LIMITS,
): string[] {
  const events: string[] = [];
  let run = '';
  const put = (event: string): void => {
    if (run !== '') events.push(`text ${JSON.stringify(run)}`);
    run = '';
    events.push(event);
  };
  const handlers = {
    open(name: string, attributes: Readonly<Record<string, string>> | null, line: number): void {
      put(`open ${name} ${attributes === null ? '' : JSON.stringify(attributes)} ${line}`);
    },
    text(text: string): void {
      run += text;
    },
    close: (name: string, line: number): void => put(`close ${name} ${line}`),
    slip: (line: number): void => put(`slip ${line}`),
  };
  const Way = way === 'reader' ? XmlReader : SaxXml;
  const reader = new Way('fil.xml', handlers, limits);
  try {
    for (const piece of pieces) reader.write(piece);
    reader.close();
    put('end');
  } catch (error) {
    put(error instanceof Error ? error.message : String(error));
  }
  return events;
}

/** The text in pieces of at most `longest` characters. */
export function* inPieces(text: string, longest: number, random: Random): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + 1 + random.below(longest);
    yield text.slice(at, end);
    at = end;
  }
}
