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

/** What counts as a hit for one word, from the closest to the loosest; each includes those before it. */
export interface WordWays {
  /** As typed, a beginning when it may be unfinished; null: no different from `own`. */
  readonly literal: Condition | null;
  /** The compound we know that it makes with a neighbour; null: it makes none. */
  readonly joined: Condition | null;
  /** However it is inflected. */
  readonly own: Condition;
  /** And what means the same, and the compound it makes with a neighbour (`regulerings plan`). */
  readonly same: Condition;
  /** And its members, words it begins, and a person's name. */
  readonly all: Condition;
}

export function wordWays(word: string, at: Surroundings, analysis: Analysis): WordWays {
  const own = analysis.token(word);
  const folded = fold(word);
  const { same, pieces } = analysis.alternatives(word);
  const joined = joinedWith(word, at, analysis);
  const strong = [token(own), ...joined.same, ...same.map(sameTokens)];
  const loose = [
    ...pieces.map((tokens) => together(tokens)),
    ...same.flatMap((tokens) => (tokens.length > 1 ? [together(tokens)] : [])),
    ...joined.pieces,
    token(folded, 'names'),
  ];
  const begins =
    at.unfinished && folded.length >= (at.alone ? SHORTEST_LONE_PREFIX : SHORTEST_PREFIX);
  if (begins) {
    loose.push({ kind: 'prefix', prefix: folded, scope: 'any' });
    if (own !== folded && own.length >= 4)
      loose.push({ kind: 'prefix', prefix: own, scope: 'any' });
    loose.push({ kind: 'prefix', prefix: folded, scope: 'names' });
  }
  return {
    literal: begins && own !== folded ? { kind: 'prefix', prefix: folded, scope: 'any' } : null,
    joined: joined.known.length === 0 ? null : any(joined.known),
    own: token(own),
    same: any(strong),
    all: any([...strong, ...loose]),
  };
}

/** One word, or several that say the same when they stand together. */
const sameTokens = (tokens: readonly string[]): Condition =>
  tokens.length === 1 ? token(tokens[0] ?? '') : sideBySide(tokens);

interface Joined {
  readonly known: Condition[];
  readonly same: Condition[];
  readonly pieces: Condition[];
}

function joinedWith(word: string, at: Surroundings, analysis: Analysis): Joined {
  const joined: Joined = { known: [], same: [], pieces: [] };
  const pairs = [
    at.before === null ? null : ([at.before, word] as const),
    at.after === null ? null : ([word, at.after] as const),
  ];
  for (const pair of pairs) {
    if (pair === null) continue;
    for (const compound of [pair[0] + pair[1], `${pair[0]}s${pair[1]}`]) {
      const own = token(analysis.token(compound));
      joined.same.push(own);
      // Only a compound we know has other ways to be said; any other is itself or nothing.
      if (analysis.parts(compound) === null) continue;
      const { same, pieces } = analysis.alternatives(compound);
      joined.known.push(own);
      joined.same.push(...same.map(sameTokens));
      joined.pieces.push(...pieces.map((tokens) => together(tokens)));
    }
  }
  return joined;
}

/** The same condition, looking only in title and case title. */
export const inHeading = (condition: Condition): Condition => narrowed(condition, 'heading');

/** The same condition, looking only in the given texts; two tokens side by side may stand in any. */
export function narrowed(condition: Condition, scope: 'title' | 'heading'): Condition {
  switch (condition.kind) {
    case 'token':
    case 'prefix':
      return condition.scope === 'any' ? { ...condition, scope } : NEVER;
    case 'pair':
      return condition.scope === 'any' ? condition : NEVER;
    case 'not':
      return { kind: 'not', of: narrowed(condition.of, scope) };
    default:
      return { kind: condition.kind, of: condition.of.map((c) => narrowed(c, scope)) };
  }
}

const NEVER: Condition = { kind: 'any', of: [] };
