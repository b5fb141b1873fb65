import { z } from 'zod';
import type { Portal } from '../../portal.ts';
import type { Texts } from '../../texts/nb.ts';
import { OPERATIONS, type Operation, problemSchema } from './operations.ts';

export const API_VERSION = '1.0.0';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document, made from the schemas the answers are built by. */
export function openApi({ config }: Pick<Portal, 'config'>, text: Texts): Json {
  const { region } = config;
  const { api } = text.data;
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: `${text.portal} ${region.name.nb}`,
      version: API_VERSION,
      description: api.description,
      contact: { name: region.contact.name, email: region.contact.email },
    },
    servers: [{ url: `${region.publicUrl}/api/v1` }],
    externalDocs: { url: `${region.publicUrl}/api`, description: api.title },
    paths: Object.fromEntries(OPERATIONS.map((one) => [one.path, { get: operation(one, text) }])),
    components: { schemas: components() },
  };
}

function operation({ id, path, parameters, limits, also }: Operation, text: Texts): Json {
  const { api, parameters: words } = text.data;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = parameters.map((name) => ({
    name,
    in: 'query',
    description: id === 'endringer' && name === 'etter' ? api.changeNumber : words[name],
    schema: parameterSchema(name, id, limits),
  }));
  const problem = (description: string): Json => ({
    description,
    content: { 'application/problem+json': { schema: ref('Problem') } },
  });
  return {
    operationId: id,
    summary: api.operations[id],
    parameters: [...inPath, ...inQuery],
    responses: {
      200: {
        description: api.operations[id],
        content: { 'application/json': { schema: ref(schemaName(id)) } },
      },
      304: { description: api.statuses[304] },
      400: problem(api.statuses[400]),
      ...Object.fromEntries(
        also.map((status) => [
          String(status),
          status === 308 ? { description: api.statuses[308] } : problem(api.statuses[status]),
        ]),
      ),
      503: problem(api.statuses[503]),
    },
  };
}

function parameterSchema(name: string, id: Operation['id'], limits: Operation['limits']): Json {
  if (name === 'antall' && limits !== null)
    return { type: 'integer', minimum: 1, maximum: limits.most, default: limits.usual };
  if (name === 'side') return { type: 'integer', minimum: 1 };
  if (name === 'etter' && id === 'endringer') return { type: 'integer', minimum: 0, default: 0 };
  if (name === 'sorter') return { type: 'string', enum: ['relevans', 'nyeste', 'eldste'] };
  if (name === 'q') return { type: 'string', maxLength: 300 };
  return { type: 'string' };
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const schemaName = (id: Operation['id']): string =>
  String(OPERATIONS.find((one) => one.id === id)?.answer.meta()?.id);

/** Every named schema once; references between them turned to where OpenAPI keeps them. */
function components(): Json {
  const registry = z.registry<{ id: string }>();
  for (const schema of [...OPERATIONS.map(({ answer }) => answer), problemSchema])
    registry.add(schema, { id: String(schema.meta()?.id) });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'input',
  });
  // OpenAPI names a schema by its place; an id or dialect of its own would make it another document.
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _, $schema: __, ...schema }]) => [name, schema]),
  );
}
