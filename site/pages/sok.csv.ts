import { csvRoute } from '../data/csv-route.ts';
import { dataRoute } from '../data/data-route.ts';

/** Every hit of a search as CSV. */
export const ALL = dataRoute(csvRoute);
