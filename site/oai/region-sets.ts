import type { Config } from '../../harvester/config/config.ts';
import type { FeedOrigin, FeedSet } from '../../harvester/store/public-archive.ts';
import { RIGHTS_MANIFEST } from './about.ts';
import { elements, NLOD } from './dublin-core.ts';
import type { OaiSet } from './repository.ts';

const DC =
  '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
  ' xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">';

interface Description {
  readonly title: string;
  readonly description: string;
  readonly publisher?: string;
  readonly identifier?: string;
}

const describe = (set: Description): readonly string[] => [
  `${DC}${elements('dc:title', [set.title])}${elements('dc:description', [set.description])}` +
    `${elements('dc:publisher', [set.publisher ?? null])}${elements('dc:identifier', [set.identifier ?? null])}` +
    `${elements('dc:rights', [NLOD])}</oai_dc:dc>`,
  RIGHTS_MANIFEST,
];

/**
 * The sets of a region. An entry is in those of what it was at its first publication, for ever: an item that left a set could not be told to
 * those who harvest it (OAI-PMH 2.0 §2.7.2). So there are none for status, access or year. In plain string order of the spec.
 */
export function regionSets(config: Config, origins: readonly FeedOrigin[]): OaiSet[] {
  const { region, municipalities, sources } = config;
  const sets: OaiSet[] = [
    set('historisk', 'Historiske journaler', {
      description: 'Journalposter fra avsluttede systemer, hentet ut av arkivuttrekk.',
    }),
    set('kilde', 'Alle kilder', {
      description: 'Journalposter etter kilden de først ble publisert fra.',
    }),
    set('kommune', 'Alle kommuner', {
      description: 'Journalposter etter kommunen som publiserte dem.',
    }),
    set('type', 'Alle typer', { description: 'Poster etter type.' }),
    set('type:journalpost', 'Journalposter', {
      description: 'Journalposter fra offentlig journal.',
    }),
  ];
  const numbers = new Set([
    ...municipalities.map(({ number }) => number),
    ...origins.map(({ kommunenummer }) => kommunenummer),
  ]);
  for (const number of numbers) {
    const known = municipalities.find((one) => one.number === number);
    const name = known ? publisherName(known.name.nb) : `Kommune ${number}`;
    sets.push(
      set(`kommune:${number}`, name, {
        description: known
          ? `Offentlig journal for ${name}.`
          : `Offentlig journal for en kommune som ikke lenger er med i ${region.name.nb}.`,
        publisher: name,
        ...(known ? { identifier: organisationUri(known.organisationNumber) } : {}),
      }),
    );
  }
  const ids = new Set([...sources.map(({ id }) => id), ...origins.map(({ kilde }) => kilde)]);
  for (const id of ids) {
    const known = sources.find((one) => one.id === id);
    sets.push(
      set(`kilde:${id}`, known?.name ?? id, {
        description:
          known?.kind === 'oai-pmh'
            ? 'Hentet med OAI-PMH; opphavet står i hver post (provenance).'
            : 'Hentet på en annen måte enn med OAI-PMH; postene har derfor ikke provenance.',
      }),
    );
  }
  return sets.sort((a, b) => (a.spec < b.spec ? -1 : 1));
}

const set = (spec: string, name: string, about: Omit<Description, 'title'>): OaiSet => ({
  spec,
  name,
  descriptions: describe({ title: name, ...about }),
});

/** `Bindal kommune`. */
export const publisherName = (name: string): string =>
  / kommune$/i.test(name) ? name : `${name} kommune`;

const organisationUri = (organisationNumber: string): string =>
  `https://data.brreg.no/enhetsregisteret/api/enheter/${organisationNumber}`;

/** What a setSpec means in the archive; null: no such set. */
export function feedSet(spec: string | null): FeedSet | null {
  if (spec === null || /^(?:kommune|kilde|type|type:journalpost)$/.test(spec))
    return { kind: 'all' };
  if (spec === 'historisk') return { kind: 'historisk' };
  const [, kind, value = ''] = /^(kommune|kilde):([^:]+)$/.exec(spec) ?? [];
  if (kind === 'kommune') return { kind, kommunenummer: value };
  return kind === 'kilde' ? { kind, kilde: value } : null;
}

/** The sets of an entry, leaves only. */
export const setsOf = ({ kommunenummer, kilde, historisk }: FeedOrigin): readonly string[] => [
  ...(historisk ? ['historisk'] : []),
  `kilde:${kilde}`,
  `kommune:${kommunenummer}`,
  'type:journalpost',
];
