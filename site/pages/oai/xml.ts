import type { APIRoute } from 'astro';
import { answerOai } from '../../oai/oai-door.ts';

/** The same as `/oai`, always as XML: for looking at it in a browser. */
export const ALL: APIRoute = (context) => answerOai(context);
