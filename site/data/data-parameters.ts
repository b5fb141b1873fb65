import type { Parameter } from '../search/parameters.ts';
import { readSearchQuery, type SearchQuery } from '../search/search-query.ts';
import type { Texts } from '../texts/nb.ts';
import type { Problem } from './problem.ts';

/** The parameters of the search page, and those only machines need. */
export const SEARCH_PARAMETERS = [
  'q',
  'kommune',
  'type',
  'aar',
  'kilde',
  'lesbar',
  'fra',
  'til',
  'sorter',
  'side',
  'visning',
] as const satisfies readonly Parameter[];
export type DataParameter = Parameter | 'antall' | 'etter' | 'skilletegn';

/** May be written more than once, or with commas. */
const REPEATED: readonly string[] = ['kommune', 'type', 'aar', 'kilde', 'lesbar'];

export interface DataQuery {
  readonly query: SearchQuery;
  /** The page of results that was asked for, as people see it; null: from the beginning, or after `cursor`. */
  readonly page: number | null;
  readonly cursor: string | null;
  readonly limit: number;
}

export interface Limits {
  /** When nothing is said. */
  readonly usual: number;
  readonly most: number;
}

/** What is not known is refused with the list of what is: a misspelt filter must never silently give everything. */
export function refuseUnknown(
  params: URLSearchParams,
  known: readonly DataParameter[],
  text: Texts,
): Problem | null {
  const unknown = [...new Set(params.keys())].filter(
    (name) => !known.some((parameter) => parameter === name),
  );
  if (unknown.length > 0)
    return {
      status: 400,
      kind: 'ukjent-parameter',
      ...text.data.problems.unknownParameter(unknown),
      more: {
        ukjente: unknown,
        kjente: known.map((navn) => ({ navn, forklaring: text.data.parameters[navn] })),
      },
    };
  const twice = known.filter((name) => !REPEATED.includes(name) && params.getAll(name).length > 1);
  return twice.length > 0 ? badValue(twice, text) : null;
}

export const badValue = (parameters: readonly DataParameter[], text: Texts): Problem => ({
  status: 400,
  kind: 'ugyldig-verdi',
  ...text.data.problems.badValue(parameters),
  more: {
    ugyldige: parameters.map((navn) => ({ navn, forklaring: text.data.parameters[navn] })),
  },
});

/** A search with its window, from an address; a problem when any of it is not understood. */
export function readDataQuery(
  params: URLSearchParams,
  { usual, most }: Limits,
  text: Texts,
): DataQuery | Problem {
  const { query, problems } = readSearchQuery(params);
  if (problems.length > 0) return badValue(problems, text);
  const limit = readLimit(params, { usual, most });
  if (limit === null) return badValue(['antall'], text);
  const cursor = params.get('etter');
  const page = params.has('side') ? query.page : null;
  // A page is the page people see; a cursor and a size of one's own make no sense beside it.
  if (page !== null && (cursor !== null || params.has('antall')))
    return badValue(['side', 'etter', 'antall'], text);
  return { query, page, cursor, limit };
}

/** A whole number from 1 to the most that is given; null: not that. */
export function readLimit(params: URLSearchParams, { usual, most }: Limits): number | null {
  const written = params.get('antall');
  if (written === null) return usual;
  return /^[1-9]\d{0,6}$/.test(written) && Number(written) <= most ? Number(written) : null;
}

export const isProblem = (value: DataQuery | Problem): value is Problem => 'kind' in value;
