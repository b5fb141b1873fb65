import type { Language } from '../harvester/config/config.ts';
import { inLanguage } from './links.ts';
import { LANGUAGE_NAMES } from './texts/languages.ts';

/** The same page and search in one of the portal's languages. */
export interface LanguageVersion {
  readonly language: Language;
  /** What the language calls itself. */
  readonly name: string;
  /** Path and search, with the prefix of the language. */
  readonly href: string;
}

/** A page (`here`: path and search without prefix) in bokmål and every other language the region offers, in the region's order. */
export function languageVersions(
  here: string,
  offered: readonly Language[],
): readonly LanguageVersion[] {
  const languages: readonly Language[] = [...new Set<Language>(['nb', ...offered])];
  return languages.map((language) => ({
    language,
    name: LANGUAGE_NAMES[language],
    href: inLanguage(language, here),
  }));
}
