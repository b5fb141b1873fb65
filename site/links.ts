import type { Language } from '../harvester/config/config.ts';

/** Every page of the site by the first segment of its address. */
export type Page =
  | 'forside'
  | 'sok'
  | 'forslag'
  | 'post'
  | 'sak'
  | 'kommune'
  | 'kilder'
  | 'statistikk'
  | 'om'
  | 'personvern'
  | 'hjelp'
  | 'tilgjengelighet'
  | 'ansatt'
  | 'api'
  | 'oai'
  | 'abonner'
  | 'kurv'
  | 'innsyn';

/**
 * Makes the address of a page; the only place where links are made, so that the language stands in all of them. Segments are
 * encoded. A query string from `SearchQuery.toString()` may be appended by the caller. Pages take it from `locals.href`.
 */
export type Href = (page: Page, ...segments: readonly string[]) => string;

const pathOf: Href = (page, ...segments) =>
  page === 'forside' ? '/' : `/${[page, ...segments.map(encodeURIComponent)].join('/')}`;

/** A path of ours (`/hjelp#innsyn`) in a language. Bokmål has no prefix. */
export const inLanguage = (language: Language, path: string): string => {
  if (language === 'nb') return path;
  return path === '/' ? `/${language}` : `/${language}${path.replace(/^\/(?=[?#])/, '')}`;
};

/** The addresses of pages in one language. */
export const hrefIn =
  (language: Language): Href =>
  (page, ...segments) =>
    inLanguage(language, pathOf(page, ...segments));

/** The permanent address of a page, the same for readers of every language: to be quoted and kept. */
export const permanentHref: Href = pathOf;

/** Addresses machines read, which have no language. */
const MACHINE =
  /^\/(health|robots\.txt|sitemap[^/]*|oai\/.+|api\/.*|sok\.(csv|json|atom)|sak\/[^/]+\.atom)(\/|$)/;

/** Parts an address into its language and the page's path; a prefix that is not offered is part of the path. */
export function readLanguage(
  pathname: string,
  offered: readonly Language[],
): { readonly language: Language; readonly path: string } {
  const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(pathname) ?? [];
  const language = offered.find((one) => one === first && one !== 'nb');
  const path = rest === '' ? '/' : rest;
  return language === undefined || MACHINE.test(path)
    ? { language: 'nb', path: pathname }
    : { language, path };
}
