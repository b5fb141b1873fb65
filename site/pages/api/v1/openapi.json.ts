import { openApiAnswer } from '../../../data/api/openapi-answer.ts';
import { dataRoute } from '../../../data/data-route.ts';

/** What the API has, as OpenAPI 3.1. */
export const ALL = dataRoute(openApiAnswer);
