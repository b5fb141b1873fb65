import { FACETS, type Facet, type Sort } from '../../indexer/engine.ts';
import type { SearchRequest } from '../../indexer/search-answer.ts';
import type { Href } from '../links.ts';
import {
  type Parameter,
  readFilter,
  readJournaldato,
  readText,
  writeFilter,
} from './parameters.ts';

export interface SearchState {
  readonly text: string;
  /** Engine values per facet, in the order chosen. */
  readonly filters: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Inclusive journal dates, `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  readonly sort: Sort;
  /** How hits are shown; it changes nothing about which they are. */
  readonly view: View;
  /** From 1. */
  readonly page: number;
}

export type View = 'liste' | 'tabell';

/** One search, immutable: the only reader and writer of search addresses. */
export interface SearchQuery extends SearchState {
  /** The same search with some of it changed; goes back to page 1 unless the change names a page. */
  with(change: Partial<SearchState>): SearchQuery;
  /** The same search with one more value chosen in a facet. */
  withFilter(facet: Facet, value: string): SearchQuery;
  /** The same search without one value of a facet, or without the whole facet. */
  without(facet: Facet, value?: string): SearchQuery;
  has(facet: Facet, value: string): boolean;
  /** The query string in stable order with its question mark; empty when nothing is asked. */
  toString(): string;
  /** The address of its results, in the language of `href`. */
  href(href: Href): string;
  toRequest(pageSize: number): SearchRequest;
}

export interface ReadQuery {
  readonly query: SearchQuery;
  /** Parameters whose value could not be understood and was left out. */
  readonly problems: readonly Parameter[];
}

const LAST_PAGE = 10_000;
const PARAMETER: Readonly<Record<Facet, Parameter>> = {
  kommune: 'kommune',
  type: 'type',
  aar: 'aar',
  kilde: 'kilde',
  kanLeses: 'lesbar',
};

/** The name of a facet in addresses and forms. */
export const parameterOf = (facet: Facet): Parameter => PARAMETER[facet];

const defaultSort = (text: string): Sort => (text === '' ? 'nyeste' : 'relevans');

const EMPTY: SearchState = {
  text: '',
  filters: {},
  from: null,
  to: null,
  sort: 'nyeste',
  view: 'liste',
  page: 1,
};

/** Makes a search; without words there is no relevance, so the newest come first. */
export function searchQuery(change: Partial<SearchState> = {}): SearchQuery {
  const text = change.text ?? '';
  const state = { ...EMPTY, sort: defaultSort(text), ...change };
  const sort = text === '' && state.sort === 'relevans' ? 'nyeste' : state.sort;
  const query: SearchQuery = {
    ...state,
    sort,
    with: (next) => {
      const usesDefault = sort === defaultSort(text) && next.text !== undefined;
      const kept = usesDefault ? { sort: defaultSort(next.text ?? '') } : { sort };
      return searchQuery({ ...state, ...kept, page: 1, ...next });
    },
    withFilter: (facet, value) =>
      query.has(facet, value)
        ? query.with({})
        : query.with({
            filters: { ...state.filters, [facet]: [...(state.filters[facet] ?? []), value] },
          }),
    without: (facet, value) => {
      const left =
        value === undefined ? [] : (state.filters[facet] ?? []).filter((v) => v !== value);
      const { [facet]: _dropped, ...others } = state.filters;
      return query.with({ filters: left.length === 0 ? others : { ...others, [facet]: left } });
    },
    has: (facet, value) => state.filters[facet]?.includes(value) ?? false,
    toString: () => write(query),
    href: (href) => href('sok') + write(query),
    toRequest: (pageSize) => ({
      text,
      filters: state.filters,
      from: state.from,
      to: state.to,
      sort,
      page: state.page,
      pageSize,
    }),
  };
  return Object.freeze(query);
}

function write(query: SearchQuery): string {
  const params = new URLSearchParams();
  if (query.text !== '') params.set('q', query.text);
  for (const facet of FACETS) {
    const values = query.filters[facet] ?? [];
    if (values.length > 0)
      params.set(PARAMETER[facet], values.map((value) => writeFilter(facet, value)).join(','));
  }
  if (query.from !== null) params.set('fra', query.from);
  if (query.to !== null) params.set('til', query.to);
  if (query.sort !== defaultSort(query.text)) params.set('sorter', query.sort);
  if (query.view !== 'liste') params.set('visning', query.view);
  if (query.page > 1) params.set('side', String(query.page));
  const written = params.toString().replaceAll('%2C', ',');
  return written === '' ? '' : `?${written}`;
}

/** Reads a search from an address. Never fails: what is not understood is left out and named in `problems`. */
export function readSearchQuery(params: URLSearchParams): ReadQuery {
  const problems: Parameter[] = [];
  const text = readText(params.get('q') ?? '');
  const filters: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of FACETS) {
    const read = readFilter(facet, params.getAll(PARAMETER[facet]));
    if (read.values.length > 0) filters[facet] = read.values;
    if (read.problem) problems.push(PARAMETER[facet]);
  }
  const bound = (parameter: 'fra' | 'til'): string | null => {
    const written = (params.get(parameter) ?? '').trim();
    const date = written === '' ? null : readJournaldato(written, parameter);
    if (written !== '' && date === null) problems.push(parameter);
    return date;
  };
  const [from, to] = [bound('fra'), bound('til')];
  const turned = from !== null && to !== null && from > to;
  const sort = (params.get('sorter') ?? '').trim();
  const known = sort === 'relevans' || sort === 'nyeste' || sort === 'eldste';
  if (sort !== '' && !known) problems.push('sorter');
  const view = (params.get('visning') ?? '').trim();
  if (view !== '' && view !== 'liste' && view !== 'tabell') problems.push('visning');
  const side = (params.get('side') ?? '').trim();
  const page = /^[1-9]\d{0,5}$/.test(side) ? Math.min(Number(side), LAST_PAGE) : 1;
  if (side !== '' && !/^[1-9]\d{0,5}$/.test(side)) problems.push('side');
  const query = searchQuery({
    text,
    filters,
    from: turned ? to : from,
    to: turned ? from : to,
    sort: known ? sort : defaultSort(text),
    view: view === 'tabell' ? 'tabell' : 'liste',
    page,
  });
  return { query, problems };
}
