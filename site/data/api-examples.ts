import type { Portal } from '../portal.ts';
import { searchQuery } from '../search/search-query.ts';
import { OPERATIONS, type OperationId } from './api/operations.ts';

/** A search that has hits in most journals. */
const WORDS = 'søknad';

/** Addresses that can be tried at once: searches of the first municipality that has entries, and one of each operation. */
export function apiExamples({
  archive,
  municipalities,
}: Pick<Portal, 'archive' | 'municipalities'>): {
  readonly search: string;
  readonly feed: string;
  readonly operations: Readonly<Partial<Record<OperationId, string>>>;
} {
  const found = municipalities.all
    .flatMap(({ number }) => archive.newest(number, 20, 'bulk'))
    .toSorted((a, b) => Number(b.saksmappe !== null) - Number(a.saksmappe !== null))[0];
  const kommune = found?.kommunenummer ?? municipalities.all[0]?.number ?? '';
  const query = searchQuery({ text: WORDS }).withFilter('kommune', kommune);
  const filled: Readonly<Record<string, string | undefined>> = {
    '/journalposter/{id}': found?.id,
    '/saksmapper/{id}': found?.saksmappe?.id,
    '/kommuner/{kommune}': kommune,
  };
  const example = (path: string): string | undefined => {
    if (!path.includes('{')) return path === '/sok' ? `/api/v1/sok${query}` : `/api/v1${path}`;
    const value = filled[path];
    return value === undefined
      ? undefined
      : `/api/v1${path.replace(/\{\w+\}/, encodeURIComponent(value))}`;
  };
  return {
    search: query.toString(),
    feed: query.with({ sort: 'nyeste' }).toString(),
    operations: Object.fromEntries(
      OPERATIONS.flatMap(({ id, path }) => {
        const address = example(path);
        return address === undefined ? [] : [[id, address]];
      }),
    ),
  };
}
