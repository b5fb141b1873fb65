import {
  type Condition,
  type EngineQuery,
  FACETS,
  type Facet,
  type SearchDocument,
} from '../../indexer/engine.ts';

/** A seeded source of chance (mulberry32): the same seed gives the same numbers everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;

const WORDS =
  'soknad plan vei bolig naust skol vedtak avslag klag hytt kai bro vann kloakk tilskudd moteinnkalling rapport k2024n1 g12b3'.split(
    ' ',
  );
const NAMES = 'kari nordmann ola hansen planmann veisen'.split(' ');
const KOMMUNER = ['1811', '1812', '1813', '1832', '1833'];
const TYPES = ['I', 'U', 'N', 'X', 'S', 'ukjent'] as const;
export const TODAY = 20_000;

export const pick = <T>(random: Random, from: readonly T[]): T => {
  const item = from[Math.floor(random() * from.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};

const someOf = (random: Random, from: readonly string[], most: number): string[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(random, from));

const text = (random: Random, most: number): string => {
  const tokens = someOf(random, WORDS, most);
  return tokens.length > 2 && random() < 0.3
    ? [tokens[0], '|', ...tokens.slice(1)].join(' ')
    : tokens.join(' ');
};

export function randomDocument(random: Random, id: string): SearchDocument {
  const dag = random() < 0.05 ? 0 : 18_000 + Math.floor(random() * 2_000);
  const named = random() < 0.4;
  return {
    id,
    title: text(random, 5),
    caseTitle: text(random, 4),
    parties: text(random, 2),
    ids: random() < 0.3 ? pick(random, ['k2024n1', 'k2024n1d2', 'g12b3']) : '',
    place: random() < 0.5 ? pick(random, ['ran', 'vefsn', 'bronnoy']) : '',
    extra: someOf(random, WORDS, 3).join(' '),
    names: named
      ? [someOf(random, NAMES, 3), someOf(random, NAMES, 2)]
          .map((name) => name.join(' '))
          .filter((name) => name !== '')
          .join(' | ')
      : '',
    namesUntil: named ? TODAY - 30 + Math.floor(random() * 60) : 0,
    kommune: pick(random, KOMMUNER),
    type: pick(random, TYPES),
    kilde: pick(random, ['a-oai', 'b-noark', 'c-einnsyn']),
    aar: dag === 0 ? 0 : 2019 + Math.floor((dag - 18_000) / 365),
    dag,
    kanLeses: random() < 0.3,
  };
}

export function randomCondition(random: Random, depth = 0): Condition {
  const roll = random();
  if (depth < 3 && roll < 0.2)
    return { kind: 'all', of: list(random, () => randomCondition(random, depth + 1)) };
  if (depth < 3 && roll < 0.4)
    return { kind: 'any', of: list(random, () => randomCondition(random, depth + 1)) };
  if (depth < 3 && roll < 0.5) return { kind: 'not', of: randomCondition(random, depth + 1) };
  if (roll < 0.6)
    return {
      kind: 'prefix',
      prefix: pick(random, [...WORDS, ...NAMES]).slice(0, 1 + Math.floor(random() * 4)),
      scope: pick(random, ['any', 'title', 'heading', 'names'] as const),
    };
  if (roll < 0.7) {
    const scope = pick(random, ['any', 'names'] as const);
    const from = scope === 'any' ? WORDS : NAMES;
    return { kind: 'pair', first: pick(random, from), second: pick(random, from), scope };
  }
  return {
    kind: 'token',
    token: pick(random, [...WORDS, ...NAMES, 'finnesikke']),
    scope: pick(random, ['any', 'any', 'any', 'title', 'heading', 'names'] as const),
  };
}

const list = <T>(random: Random, make: () => T): T[] =>
  Array.from({ length: 1 + Math.floor(random() * 3) }, make);

const VALUES: Readonly<Record<Facet, readonly string[]>> = {
  kommune: [...KOMMUNER, '9999'],
  type: [...TYPES],
  aar: ['0', '2019', '2020', '2021', '2022', '2023', '2024'],
  kilde: ['a-oai', 'b-noark', 'c-einnsyn'],
  kanLeses: ['true', 'false'],
};

export function randomQuery(random: Random): EngineQuery {
  const filters: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of FACETS)
    if (random() < 0.2) filters[facet] = list(random, () => pick(random, VALUES[facet]));
  return {
    match: random() < 0.15 ? null : randomCondition(random),
    tiers: list(random, () => randomTier(random)),
    filters,
    from: random() < 0.2 ? 18_000 + Math.floor(random() * 2_000) : null,
    to: random() < 0.2 ? 18_000 + Math.floor(random() * 2_000) : null,
    sort: pick(random, ['relevans', 'nyeste', 'eldste'] as const),
    offset: random() < 0.5 ? 0 : Math.floor(random() * 60),
    limit: 1 + Math.floor(random() * 30),
    today: TODAY - 20 + Math.floor(random() * 40),
    ...(random() < 0.2 ? { without: someIds(random) } : {}),
  };
}

/** Ids as `randomDocument` is given them; some are of no document. */
const someIds = (random: Random): string[] => list(random, () => `e-${Math.floor(random() * 400)}`);

/** Tiers never look in names. */
function randomTier(random: Random): Condition {
  return {
    kind: 'all',
    of: list(random, () => ({
      kind: 'token',
      token: pick(random, WORDS),
      scope: pick(random, ['any', 'title', 'heading'] as const),
    })),
  };
}

export async function* pagesOf<T>(items: readonly T[], size: number): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
