import { itemIdentifier } from './identifier.ts';
import type { ProviderOptions } from './provider.ts';
import type { Format, Item, ItemHeader } from './repository.ts';
import { escapeText } from './xml-text.ts';

type Shown = Pick<ProviderOptions, 'repositoryIdentifier' | 'granularity'>;

/** The header, the same in every verb: its datestamp, and every set of the item, also when it is deleted. */
export function headerXml(
  { localId, datestamp, sets, deleted }: ItemHeader,
  { repositoryIdentifier, granularity }: Shown,
): string {
  const identifier = escapeText(itemIdentifier(repositoryIdentifier, localId));
  const stamp = granularity === 'day' ? datestamp.slice(0, 10) : datestamp;
  let xml = `<header${deleted ? ' status="deleted"' : ''}><identifier>${identifier}</identifier><datestamp>${stamp}</datestamp>`;
  for (const set of sets) xml += `<setSpec>${set}</setSpec>`;
  return `${xml}</header>`;
}

/** The record; null: the item does not have this format. A deleted one has neither metadata nor about (OAI-PMH 2.0 §2.5.1). */
export function recordXml<Content>(
  item: Item<Content>,
  format: Format<Content>,
  shown: Shown,
): string | null {
  const header = headerXml(item, shown);
  const { content } = item;
  if (content === null) return `<record>${header}</record>\n`;
  const metadata = format.write(content);
  if (metadata === null) return null;
  let xml = `<record>${header}<metadata>${metadata}</metadata>`;
  for (const about of format.about?.(content) ?? []) xml += `<about>${about}</about>`;
  return `${xml}</record>\n`;
}
