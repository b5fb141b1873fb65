/** Every page of the site by the first segment of its address. */
export type Page =
  | 'forside'
  | 'sok'
  | 'post'
  | 'sak'
  | 'kommune'
  | 'kilder'
  | 'om'
  | 'personvern'
  | 'hjelp'
  | 'tilgjengelighet';

/**
 * The address of a page; the only place where links are made, so that a language prefix can be put on all of them at once.
 * Segments are encoded. A query string from `SearchQuery.toString()` may be appended by the caller.
 */
export const href = (page: Page, ...segments: readonly string[]): string =>
  page === 'forside' ? '/' : `/${[page, ...segments.map(encodeURIComponent)].join('/')}`;
