import { readFileSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ConfigInvalid } from '../errors.ts';
import { type Config, configShape } from './config.ts';
import { crossProblems } from './cross-problems.ts';
import { knownKeys } from './known-keys.ts';
import { nearestKey } from './nearest-key.ts';
import { yamlKeyPosition, yamlPosition } from './yaml-position.ts';

/** What the file needs to know of a source kind: the schema of its settings. */
export type SettingsSchemas = ReadonlyMap<string, { readonly settings: z.ZodType }>;

/**
 * Reads a region file. With `kinds` the settings of each source are checked too, disabled sources included.
 * Throws ConfigInvalid with every problem at once, each as `file:line:column key: what is wrong and what to do`.
 */
export function loadConfig(file: string, kinds?: SettingsSchemas): Config {
  return parseConfig(readText(file), file, kinds);
}

/** As loadConfig, for text that is already read; `file` only names it in messages. */
export function parseConfig(text: string, file: string, kinds?: SettingsSchemas): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    throw new ConfigInvalid(
      document.errors.map(({ pos, message }) => {
        const { line, col } = lines.linePos(pos[0]);
        return `${file}:${line}:${col} is not YAML: ${message}`;
      }),
    );
  const raw: unknown = document.toJS() ?? {};
  const shape = configShape.safeParse(raw, { reportInput: true });
  const found: Found[] = [];
  if (!shape.success)
    for (const issue of shape.error.issues) found.push(...explain(issue, configShape));
  found.push(...crossProblems(raw).map(({ path, message }) => ({ path, key: null, message })));
  if (kinds) found.push(...settingsProblems(raw, kinds));
  if (found.length > 0 || !shape.success)
    throw new ConfigInvalid(inOrder(found, document, lines, file), {
      cause: shape.error,
    });
  return shape.data;
}

/** `key` set: the problem is that key of the mapping at `path`. */
interface Found {
  readonly path: readonly PropertyKey[];
  readonly key: string | null;
  readonly message: string;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigInvalid(
      [`${file}: cannot be read. Name the region file with --config or FELLESINNSYN_CONFIG.`],
      { cause },
    );
  }
}

const sourceOutline = z.looseObject({
  sources: z.array(
    z.looseObject({ kind: z.string(), settings: z.unknown() }).nullable().catch(null),
  ),
});

function settingsProblems(raw: unknown, kinds: SettingsSchemas): Found[] {
  const { data } = sourceOutline.safeParse(raw);
  return (data?.sources ?? []).flatMap((source, i) => {
    if (!source) return [];
    const kind = kinds.get(source.kind);
    if (!kind) {
      const known = [...kinds.keys()];
      const near = nearestKey(source.kind, known);
      const hint = near ? `did you mean "${near}"?` : `known kinds: ${known.join(', ')}`;
      const message = `no source kind "${source.kind}"; ${hint}`;
      return [{ path: ['sources', i, 'kind'], key: null, message }];
    }
    if (source.settings === undefined || source.settings === null) return [];
    const result = kind.settings.safeParse(source.settings, { reportInput: true });
    if (result.success) return [];
    return result.error.issues
      .flatMap((issue) => explain(issue, kind.settings))
      .map((problem) => ({ ...problem, path: ['sources', i, 'settings', ...problem.path] }));
  });
}

function explain(issue: z.core.$ZodIssue, schema: z.ZodType): Found[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const known = knownKeys(schema, issue.path);
      const near = nearestKey(key, known);
      const hint = near ? `did you mean "${near}"?` : `known keys: ${known.join(', ')}`;
      return { path: issue.path, key, message: `unknown key; ${hint}` };
    });
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  const message = missing ? 'is missing' : issue.message;
  return [{ path: issue.path, key: null, message: quoteHint(issue) ?? message }];
}

// YAML reads 1811 as a number and 0301 as 301: the commonest slip in these files.
function quoteHint(issue: z.core.$ZodIssue): string | null {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return null;
  return typeof issue.input === 'number' || typeof issue.input === 'boolean'
    ? `must be text: put it in quotes, e.g. "${issue.input}"`
    : null;
}

function inOrder(
  found: readonly Found[],
  document: Document.Parsed,
  lines: LineCounter,
  file: string,
): string[] {
  return found
    .map(({ path, key, message }) => {
      const position =
        key === null
          ? yamlPosition(document, lines, path)
          : yamlKeyPosition(document, lines, path, key);
      const name = dotted(key === null ? path : [...path, key]);
      return {
        position,
        text: `${file}:${position.line}:${position.column} ${name}: ${message}`,
      };
    })
    .toSorted((a, b) => a.position.line - b.position.line || a.position.column - b.position.column)
    .map(({ text }) => text);
}

/** `sources[2].settings.url`, as the messages name keys. */
const dotted = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`,
    )
    .join('') || 'the file';
