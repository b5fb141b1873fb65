import { kommunerAnswer } from '../../../../data/api/kommune-answer.ts';
import { dataRoute } from '../../../../data/data-route.ts';

/** The municipalities of the region. */
export const ALL = dataRoute(kommunerAnswer);
