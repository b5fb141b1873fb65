import type { Analysis } from '../analysis/analysis.ts';
import { fold } from '../analysis/fold.ts';
import type { Condition, Scope } from '../engine.ts';

const SHORTEST_PREFIX = 2;
const SHORTEST_LONE_PREFIX = 3;

export const token = (value: string, scope: Scope = 'any'): Condition => ({
  kind: 'token',
  token: value,
  scope,
});

export const all = (of: readonly Condition[]): Condition =>
  of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'all', of };

export const any = (of: readonly Condition[]): Condition =>
  of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'any', of };

/** All of some tokens, wherever they stand. */
export const together = (tokens: readonly string[], scope: Scope = 'any'): Condition =>
  all([...new Set(tokens)].map((t) => token(t, scope)));

/** Tokens one after the other. */
export function sideBySide(tokens: readonly string[], scope: 'any' | 'names' = 'any'): Condition {
  const [first] = tokens;
  if (first === undefined) return { kind: 'any', of: [] };
  if (tokens.length === 1) return token(first, scope);
  return all(
    tokens.slice(1).map((second, i) => ({ kind: 'pair', first: tokens[i] ?? '', second, scope })),
  );
}

/** Where a word stands in what was typed. */
export interface Surroundings {
  /** The word before and after it, when they are words too. */
  readonly before: string | null;
  readonly after: string | null;
  /** It is the last thing typed and may be unfinished. */
  readonly unfinished: boolean;
  /** It is all that was typed. */
  readonly alone: boolean;
}

/**
 * Everything that counts as a hit for one word: itself however inflected, its members, what means the same, the compound it
 * makes with a neighbour (`regulerings plan`), a longer word it begins when it may be unfinished, and a person's name.
 */
export function wordCondition(word: string, at: Surroundings, analysis: Analysis): Condition {
  const own = analysis.token(word);
  const folded = fold(word);
  const ways: Condition[] = [token(own)];
  for (const tokens of analysis.alternatives(word)) ways.push(together(tokens));
  for (const joined of joinedWith(word, at, analysis)) ways.push(joined);
  ways.push(token(folded, 'names'));
  const shortest = at.alone ? SHORTEST_LONE_PREFIX : SHORTEST_PREFIX;
  if (at.unfinished && folded.length >= shortest) {
    ways.push({ kind: 'prefix', prefix: folded, scope: 'any' });
    if (own !== folded && own.length >= 4) ways.push({ kind: 'prefix', prefix: own, scope: 'any' });
    ways.push({ kind: 'prefix', prefix: folded, scope: 'names' });
  }
  return any(ways);
}

function joinedWith(word: string, at: Surroundings, analysis: Analysis): Condition[] {
  const pairs = [
    at.before === null ? null : ([at.before, word] as const),
    at.after === null ? null : ([word, at.after] as const),
  ];
  return pairs.flatMap((pair) => {
    if (pair === null) return [];
    const [first, last] = pair;
    return [first + last, `${first}s${last}`].flatMap((joined) => {
      // Only a compound we know has other ways to be said; any other is itself or nothing.
      const other = analysis.parts(joined) === null ? [] : analysis.alternatives(joined);
      return [token(analysis.token(joined)), ...other.map((tokens) => together(tokens))];
    });
  });
}

/** The same condition, looking only in title and case title. */
export function inHeading(condition: Condition): Condition {
  switch (condition.kind) {
    case 'token':
    case 'prefix':
      return condition.scope === 'any' ? { ...condition, scope: 'heading' } : NEVER;
    case 'pair':
      return condition.scope === 'any' ? condition : NEVER;
    case 'not':
      return { kind: 'not', of: inHeading(condition.of) };
    default:
      return { kind: condition.kind, of: condition.of.map(inHeading) };
  }
}

const NEVER: Condition = { kind: 'any', of: [] };
