import type { APIRoute } from 'astro';
import { QDC_SCHEMA } from '../../oai/qdc-schema.ts';
import { schemaAnswer } from '../../oai/schema-answer.ts';

/** The schema of the `oai_qdc` format. */
export const GET: APIRoute = (context) => schemaAnswer(context, () => QDC_SCHEMA);
