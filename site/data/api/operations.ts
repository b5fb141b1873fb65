import { z } from 'zod';
import { type DataParameter, SEARCH_PARAMETERS } from '../data-parameters.ts';
import { journalpostSchema } from '../journalpost-json.ts';
import { SEARCH_LIMITS, searchSchema } from '../search-json.ts';
import { CHANGE_LIMITS, endringerSchema } from './endringer-answer.ts';
import { kilderSchema } from './kilder-answer.ts';
import { kommunerSchema, kommuneSchema } from './kommune-answer.ts';
import { saksmappeSchema } from './saksmappe-answer.ts';

/** One thing that can be asked of the API; the document, the page for people and the tests are made from these. */
export interface Operation {
  readonly id: OperationId;
  /** As in OpenAPI: `/journalposter/{id}`, after `/api/v1`. */
  readonly path: string;
  readonly answer: z.ZodType;
  readonly parameters: readonly DataParameter[];
  readonly limits: { readonly usual: number; readonly most: number } | null;
  /** Status codes beyond 200, 304, 400 and 503. */
  readonly also: readonly (308 | 404 | 410)[];
}

export type OperationId =
  | 'sok'
  | 'journalpost'
  | 'saksmappe'
  | 'kommuner'
  | 'kommune'
  | 'kilder'
  | 'endringer';

export const OPERATIONS: readonly Operation[] = [
  {
    id: 'sok',
    path: '/sok',
    answer: searchSchema,
    parameters: [...SEARCH_PARAMETERS, 'antall', 'etter'],
    limits: SEARCH_LIMITS,
    also: [],
  },
  {
    id: 'journalpost',
    path: '/journalposter/{id}',
    answer: journalpostSchema,
    parameters: [],
    limits: null,
    also: [308, 404, 410],
  },
  {
    id: 'saksmappe',
    path: '/saksmapper/{id}',
    answer: saksmappeSchema,
    parameters: [],
    limits: null,
    also: [404],
  },
  {
    id: 'kommuner',
    path: '/kommuner',
    answer: kommunerSchema,
    parameters: [],
    limits: null,
    also: [],
  },
  {
    id: 'kommune',
    path: '/kommuner/{kommune}',
    answer: kommuneSchema,
    parameters: [],
    limits: null,
    also: [404],
  },
  { id: 'kilder', path: '/kilder', answer: kilderSchema, parameters: [], limits: null, also: [] },
  {
    id: 'endringer',
    path: '/endringer',
    answer: endringerSchema,
    parameters: ['etter', 'antall'],
    limits: CHANGE_LIMITS,
    also: [],
  },
];

/** Problem details as every refused or failed request gets them. */
export const problemSchema = z
  .looseObject({
    type: z.url().describe('Forklart på siden /api'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
  })
  .meta({ id: 'Problem' });
