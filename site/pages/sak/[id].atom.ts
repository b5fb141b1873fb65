import { caseAtom } from '../../data/case-atom.ts';
import { dataRoute } from '../../data/data-route.ts';

/** The entries of a case as an Atom feed, the latest first. */
export const ALL = dataRoute(caseAtom);
