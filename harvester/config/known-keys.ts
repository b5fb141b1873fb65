import { z } from 'zod';

/** The keys a schema knows at `path`; empty when the schema there is no object whose keys can be listed. */
export function knownKeys(schema: unknown, path: readonly PropertyKey[]): string[] {
  let here = unwrap(schema);
  for (const step of path) {
    if (here instanceof z.ZodObject) here = unwrap(here.shape[String(step)]);
    else if (here instanceof z.ZodArray) here = unwrap(here.element);
    else return [];
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

function unwrap(schema: unknown): unknown {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodPrefault
  )
    return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  return schema;
}
