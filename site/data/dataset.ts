import type { Portal } from '../portal.ts';
import type { Texts } from '../texts/nb.ts';
import { lastChange } from './last-change.ts';

/** An RDF term in the object's place. */
export type Term =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string; readonly type?: string };

/** Subject (an IRI), predicate as an IRI, object. */
export type Triple = readonly [subject: string, predicate: string, object: Term];

export const PREFIXES = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  adms: 'http://www.w3.org/ns/adms#',
} as const;

const EU = 'http://publications.europa.eu/resource/authority';
const MEDIA = 'https://www.iana.org/assignments/media-types';
const ENHET = 'https://data.brreg.no/enhetsregisteret/api/enheter';
const KOMMUNE = 'https://data.geonorge.no/administrativeEnheter/kommune/id';

const iri = (value: string): Term => ({ iri: value });
const nb = (text: string): Term => ({ text, language: 'nb' });

/** Turns `dcat:Dataset` into its IRI. */
const of = (name: `${keyof typeof PREFIXES}:${string}`): string => {
  const found = Object.entries(PREFIXES).find(([prefix]) => name.startsWith(`${prefix}:`));
  return found === undefined ? name : name.replace(`${found[0]}:`, found[1]);
};

/** The dataset, its forms and its services, for catalogues (DCAT-AP-NO 2). */
export function datasetTriples(
  { config, archive, municipalities }: Pick<Portal, 'config' | 'archive' | 'municipalities'>,
  text: Texts,
): readonly Triple[] {
  const { region } = config;
  const { publicUrl } = region;
  const words = text.data.dataset;
  const part = (name: string): string => `${publicUrl}/datasett#${name}`;
  const catalogue = part('katalog');
  const dataset = part('postlister');
  const publisher = part('utgiver');
  const contact = part('kontakt');
  const api = part('api');
  const harvest = part('oai-pmh');
  const title = words.title(region.name.nb);
  const a = (subject: string, type: Parameters<typeof of>[0]): Triple => [
    subject,
    of('rdf:type'),
    iri(of(type)),
  ];
  const changed: Term = { text: lastChange(archive), type: of('xsd:dateTime') };

  const distribution = (
    name: keyof typeof words.distributions,
    address: string,
    [format, media]: readonly [string, string],
    service: string | null,
  ): Triple[] => [
    [dataset, of('dcat:distribution'), iri(part(name))],
    a(part(name), 'dcat:Distribution'),
    [part(name), of('dct:title'), nb(words.distributions[name])],
    [part(name), of('dcat:accessURL'), iri(address)],
    [part(name), of('dct:format'), iri(`${EU}/file-type/${format}`)],
    [part(name), of('dcat:mediaType'), iri(`${MEDIA}/${media}`)],
    ...(region.dataLicence === undefined
      ? []
      : [[part(name), of('dct:license'), iri(region.dataLicence)] as const]),
    ...(service === null ? [] : [[part(name), of('dcat:accessService'), iri(service)] as const]),
  ];

  return [
    a(catalogue, 'dcat:Catalog'),
    [catalogue, of('dct:title'), nb(words.catalogue(region.name.nb))],
    [catalogue, of('dct:description'), nb(words.description(region.name.nb))],
    [catalogue, of('dct:publisher'), iri(publisher)],
    [catalogue, of('dct:language'), iri(`${EU}/language/NOB`)],
    [catalogue, of('dct:modified'), changed],
    [catalogue, of('foaf:homepage'), iri(publicUrl)],
    [catalogue, of('dcat:dataset'), iri(dataset)],
    [catalogue, of('dcat:service'), iri(api)],
    [catalogue, of('dcat:service'), iri(harvest)],
    a(publisher, 'foaf:Agent'),
    [publisher, of('foaf:name'), nb(region.contact.name)],
    [publisher, of('foaf:mbox'), iri(`mailto:${region.contact.email}`)],
    a(contact, 'vcard:Organization'),
    [contact, of('vcard:fn'), nb(region.contact.name)],
    [contact, of('vcard:hasEmail'), iri(`mailto:${region.contact.email}`)],
    a(dataset, 'dcat:Dataset'),
    [dataset, of('dct:title'), nb(title)],
    [dataset, of('dct:description'), nb(words.description(region.name.nb))],
    [dataset, of('dct:identifier'), { text: dataset }],
    [dataset, of('dct:publisher'), iri(publisher)],
    [dataset, of('dcat:contactPoint'), iri(contact)],
    [dataset, of('dcat:theme'), iri(`${EU}/data-theme/GOVE`)],
    [dataset, of('dct:accessRights'), iri(`${EU}/access-right/PUBLIC`)],
    [dataset, of('dct:accrualPeriodicity'), iri(`${EU}/frequency/DAILY`)],
    [dataset, of('dct:language'), iri(`${EU}/language/NOR`)],
    [dataset, of('dct:modified'), changed],
    [dataset, of('dcat:landingPage'), iri(`${publicUrl}/api`)],
    ...words.keywords.map((keyword): Triple => [dataset, of('dcat:keyword'), nb(keyword)]),
    ...municipalities.all.flatMap(({ number, organisationNumber }): Triple[] => [
      [dataset, of('dct:spatial'), iri(`${KOMMUNE}/${number}`)],
      [dataset, of('dct:creator'), iri(`${ENHET}/${organisationNumber}`)],
    ]),
    ...municipalities.all.flatMap(({ name, organisationNumber }): Triple[] => [
      a(`${ENHET}/${organisationNumber}`, 'foaf:Agent'),
      [`${ENHET}/${organisationNumber}`, of('foaf:name'), nb(text.municipality.heading(name))],
      [`${ENHET}/${organisationNumber}`, of('dct:identifier'), { text: organisationNumber }],
    ]),
    ...distribution('csv', `${publicUrl}/sok.csv`, ['CSV', 'text/csv'], null),
    ...distribution('json', `${publicUrl}/api/v1/endringer`, ['JSON', 'application/json'], api),
    ...distribution('atom', `${publicUrl}/sok.atom`, ['ATOM', 'application/atom+xml'], null),
    ...distribution('xml', `${publicUrl}/oai?verb=Identify`, ['XML', 'text/xml'], harvest),
    a(api, 'dcat:DataService'),
    [api, of('dct:title'), nb(words.api)],
    [api, of('dct:publisher'), iri(publisher)],
    [api, of('dcat:contactPoint'), iri(contact)],
    [api, of('dcat:endpointURL'), iri(`${publicUrl}/api/v1`)],
    [api, of('dcat:endpointDescription'), iri(`${publicUrl}/api/v1/openapi.json`)],
    [api, of('dcat:servesDataset'), iri(dataset)],
    a(harvest, 'dcat:DataService'),
    [harvest, of('dct:title'), nb(words.harvest)],
    [harvest, of('dct:publisher'), iri(publisher)],
    [harvest, of('dcat:contactPoint'), iri(contact)],
    [harvest, of('dcat:endpointURL'), iri(`${publicUrl}/oai`)],
    [harvest, of('dct:conformsTo'), iri('http://www.openarchives.org/OAI/2.0/')],
    [harvest, of('dcat:servesDataset'), iri(dataset)],
  ];
}
