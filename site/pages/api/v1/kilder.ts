import { kilderAnswer } from '../../../data/api/kilder-answer.ts';
import { dataRoute } from '../../../data/data-route.ts';

/** The sources and how fresh they are. */
export const ALL = dataRoute(kilderAnswer);
