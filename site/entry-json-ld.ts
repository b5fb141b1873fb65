import type { PublicEntry } from '../harvester/record/public-entry.ts';
import { permanentHref } from './links.ts';
import type { Portal } from './portal.ts';
import { documentReference } from './saksnummer.ts';
import type { Texts } from './texts/nb.ts';

/**
 * An entry in the words of schema.org, for programs that read pages; ready to stand in a script element. `entry` must be the bulk
 * view: no names of private persons.
 */
export function entryJsonLd(
  entry: PublicEntry,
  { config, municipalities }: Pick<Portal, 'config' | 'municipalities'>,
  text: Texts,
): string {
  const { publicUrl } = config.region;
  const address = publicUrl + permanentHref('post', entry.id);
  const { saksmappe } = entry;
  const municipality = {
    '@type': 'GovernmentOrganization',
    name: text.municipality.heading(municipalities.nameOf(entry.kommunenummer)),
    identifier: entry.organisasjonsnummer,
  };
  const described = {
    '@context': 'https://schema.org',
    '@type': 'DigitalDocument',
    '@id': address,
    url: address,
    name: entry.offentligTittel ?? text.entry.noTitle,
    identifier: documentReference(entry) ?? entry.id,
    dateCreated: entry.dokumentetsDato ?? undefined,
    datePublished: entry.publisert,
    dateModified: entry.endret,
    provider: municipality,
    isAccessibleForFree: true,
    isPartOf: saksmappe
      ? {
          '@type': 'CreativeWork',
          '@id': publicUrl + permanentHref('sak', saksmappe.id),
          name: saksmappe.offentligTittel ?? undefined,
          identifier: saksmappe.saksnummer ?? undefined,
        }
      : undefined,
    associatedMedia: entry.dokumenter.flatMap(({ url, tittel }) =>
      url === null ? [] : [{ '@type': 'MediaObject', contentUrl: url, name: tittel ?? undefined }],
    ),
  };
  // So that nothing in a title can end the element.
  return JSON.stringify(described).replace(/</g, '\\u003c');
}
