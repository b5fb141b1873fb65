import { dayInOslo } from '../../texts/format.ts';
import { oneLine } from '../mail/safe-text.ts';
import type { Order, OrderedEntry } from './order.ts';
import { sortEntries } from './sort-entries.ts';

const NAMESPACE = 'http://einnsyn.no/schema/order/v2';
/** As the receivers' systems write it for a document nobody has been given. */
const UNASSIGNED = '[Ufordelt]';
const LOCALES = { nb: 'nb_NO', nn: 'nn_NO', en: 'en_GB', sma: 'sma_NO' } as const;

/** An element; null: left out, for elements the receiver may do without. */
type Part = string | null;

/**
 * The order as an archive system imports it, in the form eInnsyn sends: version 1 without a namespace, version 2 with its
 * namespace on the root alone and none on what is inside. UTF-8. Elements that are always there stand empty when their value is
 * not known.
 */
export function orderXml(order: Order, version: 1 | 2): string {
  const parts = version === 1 ? firstVersion(order) : secondVersion(order);
  const [start, end] =
    version === 1
      ? ['<bestilling>', '</bestilling>']
      : [`<ein:bestilling xmlns:ein="${NAMESPACE}">`, '</ein:bestilling>'];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${start}\n${indent(parts)}\n${end}\n`;
}

function firstVersion(order: Order): Part[] {
  const { municipality, requester } = order;
  const [year, month, day] = dayInOslo(new Date(order.orderedAt)).split('-');
  return [
    leaf('id', order.id),
    leaf('bestillingsdato', `${day}.${month}.${year}`),
    branch('til', [
      leaf('enhet', unitName(order)),
      optional('enhetepost', municipality.contactEmail),
    ]),
    leaf('innsynskravepost', municipality.requestEmail),
    branch('kontaktinfo', [
      leaf('forsendelsesmåte', 'e-post'),
      leaf('navn', requester.name),
      leaf('organisasjon', null),
      leaf('land', null),
      leaf('e-post', requester.email),
    ]),
    branch(
      'dokumenter',
      sortEntries(order.entries).map((ordered) => branch('dokument', identification(ordered))),
    ),
  ];
}

function secondVersion(order: Order): Part[] {
  const { municipality, requester } = order;
  return [
    leaf('id', order.id),
    leaf('bestillingsdato', dayInOslo(new Date(order.orderedAt))),
    branch('til', [
      leaf('virksomhet', unitName(order)),
      leaf('orgnr', municipality.organisationNumber),
      leaf('innsynskravepost', municipality.requestEmail),
      optional('enhetepost', municipality.contactEmail),
    ]),
    branch('kontaktinfo', [
      leaf('forsendelsesmåte', 'e-post'),
      leaf('e-post', requester.email),
      leaf('språk', LOCALES[order.language]),
    ]),
    branch(
      'dokumenter',
      sortEntries(order.entries).map((ordered) => {
        const keys = ordered.sourceKeys ?? {};
        const archive = [
          optional('id', keys.arkivSystemID),
          optional('delId', keys.arkivdelSystemID),
        ];
        return branch('dokument', [
          archive.every((part) => part === null) ? null : branch('fagsysteminfo', archive),
          leaf('id', keys.eksternID ?? ordered.permalink),
          optional('systemId', keys.systemID),
          ...identification(ordered),
          optional('admEnhet', ordered.entry.administrativEnhet ?? undefined),
        ]);
      }),
    ),
  ];
}

/** How both versions tell which document is meant. */
function identification({ entry, sourceKeys }: OrderedEntry): Part[] {
  const { journalsekvensnummer: sequence, journalaar: year } = entry;
  return [
    leaf('saksnr', entry.saksmappe?.saksnummer ?? null),
    leaf('dokumentnr', entry.journalpostnummer?.toString() ?? null),
    leaf(
      'journalnr',
      sequence === null || year === null
        ? null
        : `${sequence}/${String(year % 100).padStart(2, '0')}`,
    ),
    leaf('saksbehandler', sourceKeys?.saksbehandler ?? UNASSIGNED),
  ];
}

const unitName = ({ municipality: { name, language } }: Order): string =>
  (language === 'nn' ? name.nn : undefined) ?? name.nb;

const optional = (name: string, value: string | undefined): Part =>
  value === undefined ? null : leaf(name, value);

const leaf = (name: string, value: string | null): string =>
  `<${name}>${escaped(value ?? '')}</${name}>`;

const branch = (name: string, parts: readonly Part[]): string =>
  parts.length === 0 ? `<${name}></${name}>` : `<${name}>\n${indent(parts)}\n</${name}>`;

// Values are on one line, so every line of a part belongs to its structure.
const indent = (parts: readonly Part[]): string =>
  parts
    .filter((part) => part !== null)
    .flatMap((part) => part.split('\n'))
    .map((line) => `    ${line}`)
    .join('\n');

/** `oneLine` has taken what XML 1.0 § 2.2 forbids, but for the two noncharacters. */
const escaped = (value: string): string =>
  oneLine(value)
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
