import type { APIRoute } from 'astro';
import { noark5Namespace } from '../../oai/noark5.ts';
import { noark5Schema } from '../../oai/noark5-schema.ts';
import { schemaAnswer } from '../../oai/schema-answer.ts';

/** The schema of the `noark5` format. */
export const GET: APIRoute = (context) =>
  schemaAnswer(context, (publicUrl) => noark5Schema(noark5Namespace(publicUrl)));
