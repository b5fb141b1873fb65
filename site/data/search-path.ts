import type { SearchQuery } from '../search/search-query.ts';
import type { DataForm } from './search-address.ts';

/** The address of a search in another form, from its first hit, whatever page of it is shown. */
export const searchPath = (form: DataForm, query: SearchQuery): string =>
  `/sok.${form}${query.with({ view: 'liste' })}`;
