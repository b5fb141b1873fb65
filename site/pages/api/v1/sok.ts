import { dataRoute } from '../../../data/data-route.ts';
import { searchJson } from '../../../data/search-json.ts';

/** A search as JSON, as `/sok.json`. */
export const ALL = dataRoute((asked) => searchJson(asked, 'api'));
