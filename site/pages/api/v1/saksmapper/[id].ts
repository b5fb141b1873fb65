import { saksmappeAnswer } from '../../../../data/api/saksmappe-answer.ts';
import { dataRoute } from '../../../../data/data-route.ts';

/** One case with its entries. */
export const ALL = dataRoute(saksmappeAnswer);
