import type { Suggestion } from '../../indexer/suggestions.ts';
import type { Href } from '../links.ts';
import type { Texts } from '../texts/nb.ts';
import { journalposttypeLabel } from './facet-groups.ts';

/** One line under the search box; `href` is where it leads. */
export interface SuggestionLine {
  readonly text: string;
  /** What kind of thing it is, in words, with the case number of a case. */
  readonly detail: string;
  readonly href: string;
}

/** Suggestions as the page shows them: a case leads to its page, everything else to the search for it. */
export function suggestionList(
  suggestions: readonly Suggestion[],
  href: Href,
  { suggest, ...text }: Texts,
): readonly SuggestionLine[] {
  const kind = (one: Suggestion): string => suggest.kinds[one.kind];
  const searchFor = (words: string): string =>
    `${href('sok')}?${new URLSearchParams({ q: words })}`;
  return suggestions.map((one) => {
    switch (one.kind) {
      case 'sak':
        return {
          text: one.text,
          detail: one.saksnummer === null ? kind(one) : `${kind(one)} ${one.saksnummer}`,
          href: href('sak', one.id),
        };
      case 'type':
        return {
          text: journalposttypeLabel(one.type, { suggest, ...text }),
          detail: kind(one),
          href: searchFor(`type:${one.type}`),
        };
      default:
        return { text: one.text, detail: kind(one), href: searchFor(one.text) };
    }
  });
}
