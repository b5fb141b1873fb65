import type { Journalpost, Korrespondanseparttype } from '../../../record/journalpost.ts';
import { type MarkedText, withNames } from '../../../record/marked-text.ts';
import { readTilgangsrestriksjon } from '../../../record/tilgangsrestriksjon.ts';

/** What a skjerming can cover of an entry that is read from an unshielded file. */
export type Part = 'klasse' | 'sakstittel' | 'tittel' | 'avsender' | 'mottaker' | 'dokumenttittel';

/** One statement of skjerming, on an element or on one it inherits from (M500–M502, "Arv: Ja"). */
export interface Skjermingsutsagn {
  readonly tilgangsrestriksjon: string | null;
  readonly skjermingshjemmel: string | null;
  readonly covers: ReadonlySet<Part>;
}

export const EVERYTHING: ReadonlySet<Part> = new Set<Part>([
  'klasse',
  'sakstittel',
  'tittel',
  'avsender',
  'mottaker',
  'dokumenttittel',
]);

// M502, obligatory values of the metadata catalogue, with the codes of the API standard. Party to the case and notes are
// never read from any file, so their skjerming covers nothing that is left.
const KNOWN: Readonly<Record<string, readonly Part[]>> = {
  kid: ['klasse'],
  klasseid: ['klasse'],
  tkl: ['klasse'],
  'tittel klasse': ['klasse'],
  tm1: ['sakstittel'],
  'tittel mappe unntatt første linje': ['sakstittel'],
  tmo: ['sakstittel'],
  'tittel mappe utvalgte ord': ['sakstittel'],
  nps: [],
  'navn part i sak': [],
  tr1: ['tittel'],
  'tittel registrering unntatt første linje': ['tittel'],
  tro: ['tittel'],
  'tittel registrering utvalgte ord': ['tittel'],
  na: ['avsender'],
  'navn avsender': ['avsender'],
  nm: ['mottaker'],
  'navn mottaker': ['mottaker'],
  td: ['dokumenttittel'],
  'tittel dokumentbeskrivelse': ['dokumenttittel'],
  mt: [],
  merknadstekst: [],
};

/** Words and codes that say "nothing is restricted"; all others restrict. */
export const isOpen = (tilgangsrestriksjon: string): boolean =>
  readTilgangsrestriksjon(tilgangsrestriksjon) === 'aapen';

/**
 * What the values of skjermingMetadata cover. No value, "Midlertidig skjerming" and every value nobody knows cover
 * everything (default deny). `local` are a municipality's own values, lower case, as the archivist has mapped them.
 */
export function coveredParts(
  values: readonly string[],
  local: Readonly<Record<string, readonly Part[]>> = {},
): ReadonlySet<Part> {
  if (values.length === 0) return EVERYTHING;
  const parts = new Set<Part>();
  for (const value of values) {
    const key = value
      .toLowerCase()
      .replace(/^skjerming(?: av)?\s+/, '')
      .replace(/[\s–-]+/g, ' ')
      .trim();
    const known = local[value.toLowerCase().trim()] ?? KNOWN[key];
    if (known === undefined) return EVERYTHING;
    for (const part of known) parts.add(part);
  }
  return parts;
}

/** True when any statement that applies covers the part. */
export const isCovered = (chain: readonly Skjermingsutsagn[], part: Part): boolean =>
  chain.some((utsagn) => utsagn.covers.has(part));

/** True when the name of a party of this type is covered; a type nobody knows counts as both. */
export function isNameCovered(
  chain: readonly Skjermingsutsagn[],
  type: Korrespondanseparttype,
): boolean {
  const sender = type === 'avsender' || type === 'medavsender' || type === 'intern_avsender';
  return (
    ((sender || type === 'ukjent') && isCovered(chain, 'avsender')) ||
    (!sender && isCovered(chain, 'mottaker'))
  );
}

/**
 * The title the public may see (Noark 5, 5.2.5–5.2.10): the public title, unless it is the shielded one word for word;
 * without a public title the full one, but only when no skjerming applies at all.
 */
export function publicTitle(
  offentligTittel: MarkedText | null,
  tittel: MarkedText | null,
  chain: readonly Skjermingsutsagn[],
  part: 'sakstittel' | 'tittel',
  alsoSecret: MarkedText | null = null,
): MarkedText | null {
  if (offentligTittel === null) return chain.length === 0 ? tittel : null;
  if (isCovered(chain, part) && tittel !== null && same(offentligTittel, tittel)) return null;
  if (alsoSecret !== null && contains(offentligTittel, alsoSecret)) return null;
  return offentligTittel;
}

const bare = (text: MarkedText): string =>
  withNames(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim();

const same = (a: MarkedText, b: MarkedText): boolean => bare(a) === bare(b);

const contains = (whole: MarkedText, part: MarkedText): boolean =>
  bare(part) !== '' && ` ${bare(whole)} `.includes(` ${bare(part)} `);

/** The nearest statement that says something; a bare mark without words shows as null. */
export function shownSkjerming(chain: readonly Skjermingsutsagn[]): Journalpost['skjerming'] {
  const nearest = chain.findLast(
    (utsagn) => utsagn.tilgangsrestriksjon !== null || utsagn.skjermingshjemmel !== null,
  );
  return nearest === undefined
    ? null
    : {
        tilgangsrestriksjon: nearest.tilgangsrestriksjon,
        skjermingshjemmel: nearest.skjermingshjemmel,
      };
}
