import { hash } from 'node:crypto';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { ConfigInvalid } from '../../../errors.ts';
import { type Mapping, mappingSchema } from './mapping-schema.ts';
import { suggest } from './nearest-names.ts';

export type MappingPath = readonly (string | number)[];

export interface ReadMapping {
  readonly mapping: Mapping;
  /** SHA-256 of the text: any change makes another mapping. */
  readonly digest: string;
  /** `file:line: message` for the place in the file. */
  problem(path: MappingPath, message: string): string;
}

const KEYS = Object.keys(mappingSchema.shape);

/** Reads a mapping from YAML (JSON is YAML). Throws ConfigInvalid with file, line and key of every problem. */
export function readMapping(text: string, file: string): ReadMapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: false });
  const at = (offset: number): string => `${file}:${lines.linePos(offset).line}`;
  const syntax = document.errors.map(
    (error) => `${at(error.pos[0])}: ${error.message.split('\n')[0]}`,
  );
  if (syntax.length > 0) throw new ConfigInvalid(syntax);
  const problem = (path: MappingPath, message: string): string => {
    // The nearest part of the path that is in the file.
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return `${at(node.range[0])}: ${path.join('.')}: ${message}`;
    }
    return `${file}:1: ${path.join('.')}${path.length > 0 ? ': ' : ''}${message}`;
  };
  // Aliases could make a small file a large value.
  const parsed = mappingSchema.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (!parsed.success)
    throw new ConfigInvalid(
      parsed.error.issues.map((issue) => {
        const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
        const hint = unknown !== undefined && path.length === 0 ? suggest(unknown, KEYS) : '';
        return problem(
          unknown === undefined ? path : [...path, unknown],
          `${explain(issue)}${hint}`,
        );
      }),
      { cause: parsed.error },
    );
  return { mapping: parsed.data, digest: hash('sha256', text), problem };
}

function explain(issue: { readonly code: string; readonly message: string }): string {
  return issue.code === 'invalid_union'
    ? 'not a value, operation or condition of the mapping language; see docs/kilder-siard.md'
    : issue.message;
}
