import type { Config, Municipality } from '../harvester/config/config.ts';

/** A municipality as pages show it. */
export interface MunicipalityView {
  /** Four digits. */
  readonly number: string;
  /** `Vefsn`, without the word kommune. */
  readonly name: string;
  /** The South Sámi name, shown beside the Norwegian one; null: none. */
  readonly samiName: string | null;
  /** Last part of the address: `bronnoy`. */
  readonly slug: string;
  readonly organisationNumber: string;
  readonly requestEmail: string;
}

export interface Municipalities {
  /** In alphabetical order. */
  readonly all: readonly MunicipalityView[];
  /** By number or slug; null: not in this region. */
  readonly find: (numberOrSlug: string) => MunicipalityView | null;
  /** The name, or the number when the municipality has left the region. */
  readonly nameOf: (number: string) => string;
}

const LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a', ö: 'o', ä: 'a' };

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[æøåöä]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function view(municipality: Municipality, taken: ReadonlySet<string>): MunicipalityView {
  const name = municipality.name.nb.replace(/ kommune$/i, '');
  const slug = slugOf(name) || municipality.number;
  return {
    number: municipality.number,
    name,
    samiName: municipality.name.sma ?? null,
    slug: taken.has(slug) ? `${slug}-${municipality.number}` : slug,
    organisationNumber: municipality.organisationNumber,
    requestEmail: municipality.requestEmail,
  };
}

/** The region's municipalities, ready for pages. Two with the same name get the number in the slug. */
export function readMunicipalities(
  config: Config,
  compare: (a: string, b: string) => number,
): Municipalities {
  const bySlug = new Map<string, MunicipalityView>();
  for (const municipality of config.municipalities) {
    const shown = view(municipality, new Set(bySlug.keys()));
    bySlug.set(shown.slug, shown);
  }
  const all = [...bySlug.values()].sort((a, b) => compare(a.name, b.name));
  const byNumber = new Map(all.map((shown) => [shown.number, shown]));
  return {
    all,
    find: (key) => byNumber.get(key) ?? bySlug.get(key.toLowerCase()) ?? null,
    nameOf: (number) => byNumber.get(number)?.name ?? number,
  };
}
