/** One line of an answer as a person reads it. */
export interface XmlLine {
  readonly depth: number;
  readonly pieces: readonly XmlPiece[];
}

export interface XmlPiece {
  readonly kind: 'tag' | 'text';
  readonly text: string;
  /** Query string of the request that goes on from here; null: none. */
  readonly query: string | null;
}

const TOKENS = /<[^>]+>|[^<]+/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};
const plain = (xml: string): string =>
  xml.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);

/** An answer of ours, an element a line, at most `most` lines; what it names can be followed. */
export function readableXml(
  xml: string,
  verb: string | null,
  most: number,
): { readonly lines: readonly XmlLine[]; readonly isCut: boolean } {
  const lines: XmlLine[] = [];
  const open: string[] = [];
  let inLine: XmlPiece[] | null = null;
  for (const [token] of xml.matchAll(TOKENS)) {
    if (lines.length >= most) return { lines, isCut: true };
    if (!token.startsWith('<')) {
      if (token.trim() !== '' && inLine !== null)
        inLine.push({
          kind: 'text',
          text: plain(token),
          query: queryFor(open, plain(token), verb),
        });
      continue;
    }
    const tag: XmlPiece = { kind: 'tag', text: plain(token), query: null };
    const isEnd = token.startsWith('</');
    if (isEnd) open.pop();
    if (isEnd && inLine !== null) inLine.push(tag);
    else {
      const pieces = [tag];
      lines.push({ depth: open.length, pieces });
      inLine = isEnd || token.startsWith('<?') || token.endsWith('/>') ? null : pieces;
    }
    if (isEnd) inLine = null;
    else if (!token.startsWith('<?') && !token.endsWith('/>'))
      open.push(/^<([^\s>]+)/.exec(token)?.[1] ?? '');
  }
  return { lines, isCut: false };
}

function queryFor(open: readonly string[], value: string, verb: string | null): string | null {
  const encoded = encodeURIComponent(value);
  switch (open.at(-1)) {
    case 'identifier':
      return open.at(-2) === 'header'
        ? `verb=GetRecord&metadataPrefix=noark5&identifier=${encoded}`
        : null;
    case 'sampleIdentifier':
      return `verb=GetRecord&metadataPrefix=noark5&identifier=${encoded}`;
    case 'setSpec':
      return `verb=ListRecords&metadataPrefix=oai_dc&set=${encoded}`;
    case 'metadataPrefix':
      return `verb=ListRecords&metadataPrefix=${encoded}`;
    case 'resumptionToken':
      return `verb=${verb ?? 'ListRecords'}&resumptionToken=${encoded}`;
    default:
      return null;
  }
}
