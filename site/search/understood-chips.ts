import type { Understood } from '../../indexer/search-answer.ts';
import type { Municipalities } from '../municipalities.ts';
import type { Format } from '../texts/format.ts';
import type { Texts } from '../texts/nb.ts';
import type { Chip } from './chips.ts';
import { journalposttypeLabel } from './facet-groups.ts';
import type { SearchQuery } from './search-query.ts';

/** What the search read out of the reader's words, in plain words, each with the search without it. */
export function understoodChips(
  understood: readonly Understood[],
  query: SearchQuery,
  municipalities: Municipalities,
  text: Texts,
  format: Format,
): readonly Chip[] {
  const value = ({ kind, value: read }: Understood): string => {
    if (kind === 'kommune') return municipalities.nameOf(read);
    if (kind === 'type') return journalposttypeLabel(read, text);
    if (kind === 'maaned') return format.month(read);
    if (kind === 'etter' || kind === 'foer') return format.date(read);
    if (kind !== 'periode') return read;
    return [...new Set(read.split('–'))].map(format.date).join(' – ');
  };
  return understood.map((one) => ({
    label: text.results.understood[one.kind](value(one)),
    without: query.with({ text: one.textWithout }),
  }));
}
