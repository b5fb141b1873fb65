import { searchName } from '../../data/search-name.ts';
import { hrefIn } from '../../links.ts';
import { type Portal, portalIn } from '../../portal.ts';
import { readSearchQuery } from '../../search/search-query.ts';
import { textsOf } from '../../texts/languages.ts';
import type { Subscription } from './subscription.ts';

/** What is followed, for people. */
export interface Followed {
  readonly name: string;
  /** Its page, absolute and in the follower's language. */
  readonly link: string;
}

/** The search or case in words; null: the case is no longer public. */
export function followed(
  { kind, what, language }: Pick<Subscription, 'kind' | 'what' | 'language'>,
  portal: Portal,
): Followed | null {
  const text = textsOf(language);
  const href = hrefIn(language);
  const { publicUrl } = portal.config.region;
  if (kind === 'search') {
    const { query } = readSearchQuery(new URLSearchParams(what));
    const name = searchName(query, portalIn(portal, language), text);
    const link = publicUrl + query.with({ sort: 'nyeste' }).href(href);
    return { name: name === '' ? text.data.feed.title('') : name, link };
  }
  const found = portal.archive.case(what, 'bulk');
  if (found === null) return null;
  const { saksnummer, offentligTittel } = found.saksmappe;
  return {
    name: text.data.feed.caseTitle(text.case.title(saksnummer), offentligTittel),
    link: publicUrl + href('sak', what),
  };
}
