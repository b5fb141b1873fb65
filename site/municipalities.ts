import type { Config, Language, Municipality, Names } from '../harvester/config/config.ts';

/** A municipality as pages show it. */
export interface MunicipalityView {
  /** Four digits. */
  readonly number: string;
  /** `Vefsn`, without the word kommune, in the reader's language where the region's file has it. */
  readonly name: string;
  /** The name in the municipality's other language, shown beside it: South Sámi, or Norwegian for who reads South Sámi. */
  readonly otherName: { readonly name: string; readonly language: Language } | null;
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

const short = (name: string): string => name.replace(/ (kommune|municipality)$/i, '');

/** A name of the region's file in a language, else in bokmål. */
export const nameIn = (names: Names, language: Language): string => names[language] ?? names.nb;

/** `Vefsn`: a municipality's name in a language, without the word kommune. */
export const municipalityName = ({ name }: Municipality, language: Language): string =>
  short(nameIn(name, language));

function view(
  municipality: Municipality,
  taken: ReadonlySet<string>,
  language: Language,
): MunicipalityView {
  const { name: names } = municipality;
  const name = short(nameIn(names, language));
  const other = language === 'sma' ? 'nb' : 'sma';
  const otherName = short(names[other] ?? name);
  // The address is the same in every language.
  const slug = slugOf(short(names.nb)) || municipality.number;
  return {
    number: municipality.number,
    name,
    otherName: otherName === name ? null : { name: otherName, language: other },
    slug: taken.has(slug) ? `${slug}-${municipality.number}` : slug,
    organisationNumber: municipality.organisationNumber,
    requestEmail: municipality.requestEmail,
  };
}

/** The region's municipalities, ready for pages in a language. Two with the same name get the number in the slug. */
export function readMunicipalities(
  config: Config,
  compare: (a: string, b: string) => number,
  language: Language = 'nb',
): Municipalities {
  const bySlug = new Map<string, MunicipalityView>();
  for (const municipality of config.municipalities) {
    const shown = view(municipality, new Set(bySlug.keys()), language);
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
