import { xmlText } from './data/xml-text.ts';
import { languageVersions } from './language-versions.ts';
import { type Page, permanentHref } from './links.ts';
import type { Portal } from './portal.ts';

/** Pages search engines may keep: those about the portal, and none that shows a journal entry. */
export const INDEXED: readonly Page[] = [
  'forside',
  'kilder',
  'statistikk',
  'om',
  'hjelp',
  'personvern',
  'tilgjengelighet',
  'api',
  'oai',
];

/** The indexed pages in every language the region offers, each telling of the others (sitemaps.org, hreflang). */
export function sitemap({ config }: Pick<Portal, 'config'>): string {
  const { publicUrl, languages } = config.region;
  const urls = INDEXED.flatMap((page) => {
    const versions = languageVersions(permanentHref(page), languages);
    const others = versions.map(
      ({ language, href }) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${xmlText(publicUrl + href)}"/>`,
    );
    return versions.map(
      ({ href }) => `<url><loc>${xmlText(publicUrl + href)}</loc>${others.join('')}</url>`,
    );
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}
