import type { Condition, Scope } from '../engine.ts';

/** FTS5 joins operators as a balanced tree, and refuses expressions nested deeper than 256. */
const MOST_LEAVES = 4_000;

/**
 * A condition as an FTS5 MATCH expression over the table `text`. `nothing`: it can match no row (names are in another
 * table, and count as absent here). `beyond`: FTS5 cannot say it (a bare NOT), so the caller must work with row sets.
 */
export type MatchExpression =
  | { readonly kind: 'match'; readonly text: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'beyond' };

const NOTHING: MatchExpression = { kind: 'nothing' };
const BEYOND: MatchExpression = { kind: 'beyond' };

const COLUMNS: Readonly<Record<Scope, string>> = {
  any: '',
  title: '{title} : ',
  heading: '{title caseTitle} : ',
  names: '',
};
const ORDERED = '{title caseTitle parties place} : ';

export function matchExpression(condition: Condition): MatchExpression {
  if (countLeaves(condition) > MOST_LEAVES) return BEYOND;
  return expression(condition);
}

function expression(condition: Condition): MatchExpression {
  switch (condition.kind) {
    case 'token':
      return leaf(condition.scope, COLUMNS[condition.scope], quote(condition.token));
    case 'prefix':
      return leaf(condition.scope, COLUMNS[condition.scope], `${quote(condition.prefix)} *`);
    case 'pair':
      return leaf(condition.scope, ORDERED, quote(`${condition.first} ${condition.second}`));
    case 'any':
      return anyOf(condition.of);
    case 'all':
      return allOf(condition.of);
    case 'not':
      return BEYOND;
  }
}

const leaf = (scope: Scope, columns: string, phrase: string): MatchExpression =>
  scope === 'names' || phrase.startsWith('""')
    ? NOTHING
    : { kind: 'match', text: columns + phrase };

function anyOf(conditions: readonly Condition[]): MatchExpression {
  const texts: string[] = [];
  for (const condition of conditions) {
    const part = expression(condition);
    if (part.kind === 'beyond') return BEYOND;
    if (part.kind === 'match') texts.push(part.text);
  }
  return texts.length === 0 ? NOTHING : { kind: 'match', text: join(texts, 'OR') };
}

function allOf(conditions: readonly Condition[]): MatchExpression {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const condition of conditions) {
    const negated = condition.kind === 'not';
    const part = expression(negated ? condition.of : condition);
    if (part.kind === 'beyond') return BEYOND;
    if (part.kind === 'match') (negated ? unwanted : wanted).push(part.text);
    else if (!negated) return NOTHING;
  }
  if (wanted.length === 0) return BEYOND;
  const positive = join(wanted, 'AND');
  return {
    kind: 'match',
    text: unwanted.length === 0 ? positive : `(${positive} NOT ${join(unwanted, 'OR')})`,
  };
}

const join = (texts: readonly string[], operator: 'AND' | 'OR'): string =>
  texts.length === 1 ? (texts[0] ?? '') : `(${[...new Set(texts)].join(` ${operator} `)})`;

/** Tokens are `[a-z0-9]+`; anything else is taken out, so that no text can speak FTS5's language. */
export const quote = (tokens: string): string => `"${tokens.replace(/[^a-z0-9 ]/g, '')}"`;

function countLeaves(condition: Condition): number {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.reduce((sum, c) => sum + countLeaves(c), 0);
    case 'not':
      return countLeaves(condition.of);
    default:
      return 1;
  }
}
