import { dataRoute } from '../data/data-route.ts';
import { searchAtom } from '../data/search-atom.ts';

/** A search as an Atom feed. */
export const ALL = dataRoute(searchAtom);
