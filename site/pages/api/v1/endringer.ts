import { endringerAnswer } from '../../../data/api/endringer-answer.ts';
import { dataRoute } from '../../../data/data-route.ts';

/** The change feed. */
export const ALL = dataRoute(endringerAnswer);
