import { journalpostAnswer } from '../../../../data/api/journalpost-answer.ts';
import { dataRoute } from '../../../../data/data-route.ts';

/** One entry. */
export const ALL = dataRoute(journalpostAnswer);
