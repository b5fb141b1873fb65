import type { Config } from '../../harvester/config/config.ts';
import type { PublicArchive } from '../../harvester/store/public-archive.ts';
import { aboutOf, RIGHTS_MANIFEST } from './about.ts';
import { archiveRepository } from './archive-repository.ts';
import { noark5 } from './noark5.ts';
import type { OaiContent, OaiPlace } from './oai-content.ts';
import { oaiDc } from './oai-dc.ts';
import { oaiQdc } from './oai-qdc.ts';
import { oaiStateFile, openOaiState } from './oai-state.ts';
import { createProvider, type OaiAnswer } from './provider.ts';
import { publisherName, regionSets } from './region-sets.ts';
import type { Format, OaiSet, Repository } from './repository.ts';
import { createTokens } from './token.ts';
import { escapeText, textElement } from './xml-text.ts';

/** Raise when any format or its `about` comes out differently for the same entry: every datestamp then moves to the day of the change. */
export const RECORD_VERSION = '1';

const HEADERS_PER_PAGE = 1000;
const SETS_PER_PAGE = 100;
const BYTES_PER_PAGE = 2 * 1024 * 1024;
const CACHE_BYTES = 64 * 1024 * 1024;
/** Earliest datestamp of an archive with nothing in it: there was no Fellesinnsyn before. */
const BEFORE_EVERYTHING = '2026-01-01T00:00:00Z';
const OAI = 'http://www.openarchives.org/OAI/2.0/';

export interface OaiOptions {
  readonly config: Config;
  readonly archive: Pick<PublicArchive, 'feed'>;
  readonly dataDirectory: string;
  readonly now: () => Date;
  /** From the environment; null: the one kept in the data folder. */
  readonly secret?: string | null;
  readonly recordsPerPage?: number;
}

/** The endpoint of one region. */
export interface Oai {
  readonly baseUrl: string;
  readonly publicUrl: string;
  readonly repositoryIdentifier: string;
  readonly repository: Repository<OaiContent>;
  /** See `createProvider`. */
  readonly answer: (form: string) => OaiAnswer;
  readonly now: () => Date;
}

export function openOai(options: OaiOptions): Oai {
  const { config, archive, now } = options;
  const { region } = config;
  const state = openOaiState(oaiStateFile(options.dataDirectory), madeFrom(config), now());
  const place = placeOf(config);
  const formats: Format<OaiContent>[] = [oaiDc(place), oaiQdc(place), noark5(place)].map(
    (format) => ({ ...format, about: (content) => aboutOf(content, place) }),
  );
  const baseUrl = oaiBaseUrl(config);
  const repository = archiveRepository({
    feed: archive.feed,
    formats,
    sets: setsOfRegion(config, archive),
    since: state.since,
  });
  const provide = createProvider(repository, {
    baseUrl,
    repositoryName: `${region.name.nb}: offentlige journaler (Fellesinnsyn)`,
    adminEmails: [region.contact.email],
    repositoryIdentifier: region.repositoryIdentifier,
    deletedRecord: 'persistent',
    granularity: 'second',
    compression: ['gzip', 'deflate', 'br'],
    descriptions: [friends(config), RIGHTS_MANIFEST, branding(config)],
    earliest: BEFORE_EVERYTHING,
    tokens: createTokens([options.secret ?? state.secret]),
    recordsPerPage: options.recordsPerPage ?? config.oai.recordsPerPage,
    headersPerPage: HEADERS_PER_PAGE,
    setsPerPage: SETS_PER_PAGE,
    bytesPerPage: BYTES_PER_PAGE,
    cacheBytes: CACHE_BYTES,
  });
  return {
    baseUrl,
    publicUrl: region.publicUrl,
    repositoryIdentifier: region.repositoryIdentifier,
    repository,
    answer: (form) => provide(form, now()),
    now,
  };
}

export const oaiBaseUrl = ({ region }: Config): string => `${region.publicUrl}/oai`;

/** What the records are made from besides the archive; see `openOaiState`. */
const madeFrom = ({ region, municipalities }: Config): Record<string, string> => ({
  version: RECORD_VERSION,
  publicUrl: region.publicUrl,
  repositoryIdentifier: region.repositoryIdentifier,
  ...Object.fromEntries(municipalities.map(({ number, name }) => [`kommune:${number}`, name.nb])),
});

function placeOf(config: Config): OaiPlace {
  const { region, municipalities } = config;
  const names = new Map(municipalities.map(({ number, name }) => [number, publisherName(name.nb)]));
  const services = new Map(oaiServices(config));
  return {
    publicUrl: region.publicUrl,
    publisherOf: (number) => names.get(number) ?? number,
    baseUrlOf: (kilde) => services.get(kilde) ?? null,
  };
}

/** Base addresses of the sources that are OAI-PMH services on the open net. In the demo region they are on this machine. */
function oaiServices({ region, sources, network }: Config): [id: string, url: string][] {
  return sources.flatMap(({ id, kind, settings }): [string, string][] => {
    const { url } = settings;
    if (kind !== 'oai-pmh' || typeof url !== 'string' || !URL.canParse(url)) return [];
    const isPrivate = network.allowPrivateHosts.includes(new URL(url).host);
    return isPrivate && !region.demo ? [] : [[id, url]];
  });
}

/** The services the region is made of (guidelines-friends): from here one can go on to them. */
const friends = (config: Config): string =>
  `<friends xmlns="${OAI}friends/" xsi:schemaLocation="${OAI}friends/ ${OAI}friends.xsd">${[
    ...new Set(oaiServices(config).map(([, url]) => url)),
  ]
    .map((url) => `<baseURL>${escapeText(url)}</baseURL>`)
    .join('')}</friends>`;

const branding = ({ region }: Config): string =>
  `<branding xmlns="${OAI}branding/" xsi:schemaLocation="${OAI}branding/ ${OAI}branding.xsd"><collectionIcon>` +
  textElement('url', `${region.publicUrl}/favicon.svg`) +
  textElement('link', region.publicUrl) +
  textElement('title', region.name.nb) +
  '</collectionIcon></branding>';

/** Sets change when the configuration or the origins of entries do: worked out anew only then. */
function setsOfRegion(config: Config, { feed }: Pick<PublicArchive, 'feed'>) {
  let sets: readonly OaiSet[] = [];
  let known = -1;
  return (): readonly OaiSet[] => {
    const origins = feed.origins();
    if (origins.length !== known) {
      sets = regionSets(config, origins);
      known = origins.length;
    }
    return sets;
  };
}
