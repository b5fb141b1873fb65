import type { Config } from '../../../harvester/config/config.ts';
import { dayInOslo } from '../../texts/format.ts';
import { nbOrders, type OrderTexts } from '../../texts/orders/nb.ts';
import { nnOrders } from '../../texts/orders/nn.ts';
import type { MailAttachment } from '../mail/outgoing-mail.ts';
import { oneLine, quoted } from '../mail/safe-text.ts';
import type { Order, OrderedEntry } from './order.ts';
import { orderXml } from './order-xml.ts';
import { sortEntries } from './sort-entries.ts';

export interface OrderMail {
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
}

/**
 * The order as the municipality gets it: a letter in its own written standard that says everything by itself, sorted as archives
 * file, and order.xml in the version it imports. A request in free words has no order.xml: there is nothing to import.
 */
export function orderMail(order: Order, region: Config['region']): OrderMail {
  const words = order.municipality.language === 'nn' ? nnOrders : nbOrders;
  const entries = sortEntries(order.entries);
  const parts = [
    region.demo ? words.demo : null,
    words.to(order.institution ?? words.municipality(municipalityName(order))),
    entries.length === 0 ? words.introFree : words.intro(entries.length),
    facts(order, words),
    words.reply,
    order.language === 'en' || order.language === 'sma'
      ? words.otherLanguage[order.language]
      : null,
    entries.length === 0 ? null : words.attached,
    order.message === null || order.message.trim() === ''
      ? null
      : `${words.message}\n\n${quoted(order.message)}`,
    entries.length === 0 ? null : `${words.documents}\n\n${list(entries, words)}`,
    `-- \n${words.sender(oneLine(region.name[order.municipality.language ?? 'nb'] ?? region.name.nb), region.publicUrl)}\n${words.questions(oneLine(region.contact.name), region.contact.email)}`,
  ];
  return {
    subject: words.subject(entries.length, order.id),
    text: `${parts.filter((part) => part !== null).join('\n\n')}\n`,
    attachments:
      entries.length === 0
        ? []
        : [
            {
              filename: 'order.xml',
              contentType: 'application/xml',
              content: orderXml(order, order.municipality.orderXmlVersion),
            },
          ],
  };
}

function facts({ requester, orderedAt, id }: Order, words: OrderTexts): string {
  const name = requester.name === null ? '' : oneLine(requester.name);
  return [
    `${words.answerTo}: ${oneLine(requester.email)}`,
    name === '' ? null : `${words.name}: ${name}`,
    `${words.ordered}: ${date(dayInOslo(new Date(orderedAt)))}`,
    `${words.reference}: ${id}`,
  ]
    .filter((line) => line !== null)
    .join('\n');
}

/** Each case once, with its documents under it. */
function list(entries: readonly OrderedEntry[], words: OrderTexts): string {
  const cases = Map.groupBy(entries, ({ entry }) => entry.saksmappe?.id ?? '');
  return [...cases.values()]
    .map((ofCase) => [caseLine(ofCase, words), ...ofCase.map((one) => document(one, words))])
    .map((lines) => lines.join('\n\n'))
    .join('\n\n');
}

function caseLine(ofCase: readonly OrderedEntry[], words: OrderTexts): string {
  const saksmappe = ofCase[0]?.entry.saksmappe;
  if (saksmappe == null) return words.withoutCase;
  const title = oneLine(saksmappe.offentligTittel ?? '') || words.noTitle;
  return `${words.sak} ${saksmappe.saksnummer ?? '–'}: ${title}`;
}

function document({ entry, permalink, sourceKeys }: OrderedEntry, words: OrderTexts): string {
  const number = [entry.saksmappe?.saksnummer, entry.journalpostnummer]
    .filter((part) => part !== null && part !== undefined)
    .join('-');
  const keys = { registreringsID: entry.registreringsID, ...sourceKeys };
  const title = oneLine(entry.offentligTittel ?? '') || words.noTitle;
  const lines: readonly (readonly [string, string | null])[] = [
    [words.type, words.types[entry.journalposttype]],
    [
      words.documentDate,
      entry.dokumentetsDato === null ? words.undated : date(entry.dokumentetsDato),
    ],
    [words.journalDate, entry.journaldato === null ? null : date(entry.journaldato)],
    [
      words.journalNumber,
      entry.journalsekvensnummer === null
        ? null
        : [entry.journalsekvensnummer, entry.journalaar].filter((n) => n !== null).join('/'),
    ],
    [words.unit, entry.administrativEnhet],
    [words.exempt, entry.skjerming?.skjermingshjemmel ?? null],
    [words.extract, entry.arkivuttrekk?.navn ?? null],
    [words.page, permalink],
    [
      words.keys,
      Object.entries(keys)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `${name} ${value}`)
        .join(', ') || null,
    ],
  ];
  return [
    `  ${[words.document, number].filter(Boolean).join(' ')}: ${title}`,
    ...lines.flatMap(([name, value]) => (value === null ? [] : [`    ${name}: ${oneLine(value)}`])),
  ].join('\n');
}

const municipalityName = ({ municipality: { name, language } }: Order): string =>
  oneLine((language === 'nn' ? name.nn : undefined) ?? name.nb);

/** `25.11.2026`, the same in both written standards; the date as it stands when it is no date. */
const date = (iso: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(iso) ? iso.split('-').reverse().join('.') : iso;
