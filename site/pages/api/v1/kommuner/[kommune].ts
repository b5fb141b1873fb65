import { kommuneAnswer } from '../../../../data/api/kommune-answer.ts';
import { dataRoute } from '../../../../data/data-route.ts';

/** One municipality. */
export const ALL = dataRoute(kommuneAnswer);
