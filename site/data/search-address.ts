import type { Portal } from '../portal.ts';
import { PAGE_SIZE } from '../search/page-size.ts';
import type { DataQuery } from './data-parameters.ts';

/** The forms a search can be had in, by the last part of the address. */
export type DataForm = 'csv' | 'json' | 'atom';

/** The absolute address of a search in another form or place. `change` null: the parameter is left out. */
export function searchAddress(
  { config }: Pick<Portal, 'config'>,
  form: DataForm | 'api',
  params: URLSearchParams,
  change: Readonly<Record<string, string | null>>,
): string {
  const path = form === 'api' ? '/api/v1/sok' : `/sok.${form}`;
  return config.region.publicUrl + path + queryWith(params, change);
}

/** A query string with its question mark; empty when nothing is left. */
export function queryWith(
  params: URLSearchParams,
  change: Readonly<Record<string, string | null>>,
): string {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change))
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  const written = changed.toString().replaceAll('%2C', ',');
  return written === '' ? '' : `?${written}`;
}

/** What changes in the address to go on from a place; after a page of results in steps of the same size. */
export const placeChange = (
  { page }: DataQuery,
  cursor: string,
): Readonly<Record<string, string | null>> =>
  page === null ? { etter: cursor } : { side: null, antall: String(PAGE_SIZE), etter: cursor };
