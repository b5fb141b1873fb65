import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type { Portal } from '../portal.ts';
import { documentReference } from '../saksnummer.ts';
import type { Texts } from '../texts/nb.ts';
import { xmlText } from './xml-text.ts';

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

export interface Feed {
  /** Absolute addresses: the page for people, which is also the feed's lasting id, and this document. */
  readonly page: string;
  readonly self: string;
  /** The next document of a longer list (RFC 5005 § 3); null: this was the last. */
  readonly next: string | null;
  readonly title: string;
  readonly subtitle: string;
  /** UTC; used when there are no entries. */
  readonly updated: string;
  /** Bulk views. */
  readonly entries: readonly PublicEntry[];
}

/** An Atom feed (RFC 4287). */
export function atomFeed(
  feed: Feed,
  portal: Pick<Portal, 'config' | 'municipalities'>,
  text: Texts,
): string {
  const { region } = portal.config;
  const updated =
    feed.entries
      .map(({ endret }) => endret)
      .toSorted()
      .at(-1) ?? feed.updated;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="no">`,
    element('id', feed.page),
    element('title', feed.title),
    element('subtitle', feed.subtitle),
    element('updated', updated),
    link('self', feed.self, 'application/atom+xml'),
    link('alternate', feed.page, 'text/html'),
    ...(feed.next === null ? [] : [link('next', feed.next, 'application/atom+xml')]),
    `<author>${element('name', `${text.portal} ${region.name.nb}`)}${element('uri', region.publicUrl)}</author>`,
    ...feed.entries.map((entry) => atomEntry(entry, portal, text)),
    '</feed>',
    '',
  ].join('\n');
}

function atomEntry(
  entry: PublicEntry,
  { config, municipalities }: Pick<Portal, 'config' | 'municipalities'>,
  text: Texts,
): string {
  const address = `${config.region.publicUrl}/post/${encodeURIComponent(entry.id)}`;
  const municipality = municipalities.nameOf(entry.kommunenummer);
  return [
    '<entry>',
    element('id', address),
    element('title', entry.offentligTittel ?? text.entry.noTitle),
    element('updated', entry.endret),
    element('published', entry.publisert),
    link('alternate', address, 'text/html'),
    ...entry.dokumenter.flatMap(({ url }) => (url === null ? [] : [link('related', url)])),
    `<author>${element('name', text.municipality.heading(municipality))}</author>`,
    `<category term="${xmlText(entry.journalposttype)}" label="${xmlText(text.journalposttypeForklart[entry.journalposttype])}"/>`,
    element('summary', summary(entry, municipality, text)),
    '</entry>',
  ].join('\n');
}

/** What a reader needs to know whether to open it; organisations only, never a private person's name. */
function summary(entry: PublicEntry, municipality: string, text: Texts): string {
  const parties = entry.korrespondanseparter
    .filter((part) => !part.erPerson && part.navn !== null)
    .map((part) => `${text.part[part.korrespondanseparttype]} ${part.navn}`);
  return [
    `${municipality}: ${text.journalposttype[entry.journalposttype]}`,
    entry.journaldato,
    documentReference(entry),
    entry.saksmappe?.offentligTittel,
    ...parties,
  ]
    .filter((piece) => typeof piece === 'string')
    .join('. ');
}

const element = (name: string, content: string): string => `<${name}>${xmlText(content)}</${name}>`;

const link = (rel: string, href: string, type: string | null = null): string =>
  `<link rel="${rel}" href="${xmlText(href)}"${type === null ? '' : ` type="${type}"`}/>`;
