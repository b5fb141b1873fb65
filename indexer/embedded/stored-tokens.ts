import { TEXT_BREAK } from '../document.ts';
import type { Condition, SearchDocument } from '../engine.ts';

/** The tokens of one row, kept beside the index so that a few rows can be judged without walking whole posting lists. */
export type StoredTokens = readonly (readonly string[])[];

const FIELDS = ['title', 'caseTitle', 'parties', 'place', 'ids', 'extra'] as const;
const HEADING = 2;
/** Fields whose tokens follow on each other; the rest have no order. */
const ORDERED = 4;
const SEPARATOR = '\n';

export const storedForm = (document: SearchDocument): string =>
  FIELDS.map((field) => document[field]).join(SEPARATOR);

export const readStored = (text: string): StoredTokens =>
  text.split(SEPARATOR).map((field) => field.split(' '));

/** Whether a row with these tokens fulfils the condition; names are not among them and count as absent. */
export function fulfils(tokens: StoredTokens, condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((c) => fulfils(tokens, c));
    case 'any':
      return condition.of.some((c) => fulfils(tokens, c));
    case 'not':
      return !fulfils(tokens, condition.of);
    case 'token':
      return fieldsOf(tokens, condition.scope).some((field) => field.includes(condition.token));
    case 'prefix':
      return fieldsOf(tokens, condition.scope).some((field) =>
        field.some((token) => token !== TEXT_BREAK && token.startsWith(condition.prefix)),
      );
    case 'pair':
      return (
        condition.scope === 'any' &&
        tokens
          .slice(0, ORDERED)
          .some((field) =>
            field.some((t, i) => t === condition.first && field[i + 1] === condition.second),
          )
      );
  }
}

function fieldsOf(
  tokens: StoredTokens,
  scope: 'any' | 'title' | 'heading' | 'names',
): readonly (readonly string[])[] {
  if (scope === 'names') return [];
  return scope === 'any' ? tokens : tokens.slice(0, scope === 'title' ? 1 : HEADING);
}
