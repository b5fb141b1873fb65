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

export const prefix = (value: string, scope: Scope = 'any'): Condition => ({
  kind: 'prefix',
  prefix: value,
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
  /** And what archives file under the same thing. */
  readonly theme: Condition;
  /** And its members, words it begins, and a person's name. */
  readonly all: Condition;
}

export function wordWays(word: string, at: Surroundings, analysis: Analysis): WordWays {
  const own = analysis.token(word);
  const folded = fold(word);
  const { same, theme, pieces, members } = analysis.alternatives(word);
  const joined = joinedWith(word, at, analysis);
  const strong = [token(own), ...joined.same, ...same.map(sameTokens)];
  const filed = [...joined.theme, ...theme.map(sameTokens)];
  const loose = [
    ...pieces.map((tokens) => together(tokens)),
    ...eachMember(members),
    ...same.flatMap((tokens) => looseTokens(tokens, analysis)),
    token(folded, 'names'),
  ];
  const begins =
    at.unfinished &&
    // A word of the lists is whole; the compounds it begins are found by their members.
    (!analysis.isListed(word) || word.endsWith('s')) &&
    folded.length >= (at.alone ? SHORTEST_LONE_PREFIX : SHORTEST_PREFIX);
  if (begins) {
    loose.push(prefix(folded));
    if (own !== folded && own.length >= 4) loose.push(prefix(own));
    loose.push(prefix(folded, 'names'));
  }
  return {
    literal: begins && own !== folded ? prefix(folded) : null,
    joined: joined.known.length === 0 ? null : any(joined.known),
    own: token(own),
    same: any(strong),
    theme: any([...strong, ...filed]),
    all: any([...strong, ...filed, ...loose]),
  };
}

/** One of each list. */
const eachMember = (members: readonly (readonly string[])[]): Condition[] =>
  members.length < 2 ? [] : [all(members.map((tokens) => any(tokens.map((t) => token(t)))))];

/** Several words that say the same, standing apart in title or case title. */
export const looseTokens = (tokens: readonly string[], analysis: Analysis): Condition[] => {
  const meaning = tokens.filter((t) => !analysis.isStopToken(t));
  return tokens.length < 2 || meaning.length < 2 ? [] : [together(meaning, 'heading')];
};

/** One word, or several that say the same when they stand together. */
export const sameTokens = (tokens: readonly string[]): Condition =>
  tokens.length === 1 ? token(tokens[0] ?? '') : sideBySide(tokens);

interface Joined {
  readonly known: Condition[];
  readonly same: Condition[];
  readonly theme: Condition[];
}

/** Compounds with the words beside it; its members need no mention, for both words are asked for anyway. */
function joinedWith(word: string, at: Surroundings, analysis: Analysis): Joined {
  const joined: Joined = { known: [], same: [], theme: [] };
  const turned = compoundsWith(word, { before: at.after, after: at.before });
  for (const compound of [...compoundsWith(word, at), ...turned.filter(analysis.isListed)]) {
    const own = token(analysis.token(compound));
    joined.same.push(own);
    // Only a compound we know has other ways to be said; any other is itself or nothing.
    if (analysis.parts(compound) !== null) joined.known.push(own);
    if (!analysis.isListed(compound)) continue;
    const { same, theme } = analysis.alternatives(compound);
    joined.same.push(...same.map(sameTokens));
    joined.theme.push(...theme.map(sameTokens));
  }
  return joined;
}

/** The word put together with the one before it and the one after it, with and without a linking s. */
export const compoundsWith = (
  word: string,
  { before, after }: Pick<Surroundings, 'before' | 'after'>,
): string[] => [
  ...(before === null ? [] : [before + word, `${before}s${word}`]),
  ...(after === null ? [] : [word + after, `${word}s${after}`]),
];

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
