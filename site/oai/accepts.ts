interface Ranked {
  readonly name: string;
  readonly q: number;
}

/** The parts of an Accept or Accept-Encoding header with their weights, names in lower case (RFC 9110 §12.4.2). */
const ranked = (header: string): Ranked[] =>
  header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const weight = parameters.find((text) => text.startsWith('q='));
      const q = weight === undefined ? 1 : Number(weight.slice(2));
      return { name, q: Number.isFinite(q) ? q : 0 };
    })
    .filter(({ name }) => name !== '');

/** True when HTML is wanted rather than any XML: a browser. No header and everything else is a harvester. */
export function wantsHtml(accept: string | null): boolean {
  if (accept === null) return false;
  const all = ranked(accept);
  const html = all.find(({ name }) => name === 'text/html')?.q ?? 0;
  const xml = Math.max(
    0,
    ...all
      .filter(({ name }) => name === 'text/xml' || (/\bxml$/.test(name) && !name.includes('xhtml')))
      .map(({ q }) => q),
  );
  return html > 0 && html > xml;
}

export const CODINGS = ['gzip', 'deflate', 'br'] as const;
export type Coding = (typeof CODINGS)[number];

/** The coding to send; null: none, as nothing we have was asked for. Gzip first among equals: it costs least. */
export function chooseCoding(acceptEncoding: string | null): Coding | null {
  if (acceptEncoding === null) return null;
  const all = ranked(acceptEncoding);
  const weight = (coding: string): number =>
    (
      all.find(({ name }) => name === coding || name === `x-${coding}`) ??
      all.find(({ name }) => name === '*')
    )?.q ?? 0;
  let best: Coding | null = null;
  for (const coding of CODINGS)
    if (weight(coding) > 0 && (best === null || weight(coding) > weight(best))) best = coding;
  const identity = all.find(({ name }) => name === 'identity')?.q ?? 0;
  return best !== null && weight(best) >= identity ? best : null;
}
