import { type Condition, type EngineQuery, FACETS, type Facet, type Scope } from '../engine.ts';

/** Every document has a journal day of 0 or more. */
const EVERYTHING = 'dag >= 0';
const NOTHING = 'dag < 0';

const ATTRIBUTES: Readonly<Record<Scope, readonly string[]>> = {
  any: ['a'],
  title: ['t'],
  heading: ['t', 'c'],
  names: ['n'],
};

/** A condition as a Meilisearch filter expression. `today`: names past their day are as if they were not there. */
export function filterOf(condition: Condition, today: number): string {
  switch (condition.kind) {
    case 'all':
      return condition.of.length === 0
        ? EVERYTHING
        : `(${condition.of.map((c) => filterOf(c, today)).join(' AND ')})`;
    case 'any':
      return anyOf(condition.of, today);
    case 'not':
      return `(NOT ${filterOf(condition.of, today)})`;
    case 'token':
      return within(
        condition.scope,
        today,
        oneOf(ATTRIBUTES[condition.scope].map((a) => `${a} = ${quoted(condition.token)}`)),
      );
    case 'prefix':
      return within(
        condition.scope,
        today,
        condition.prefix === ''
          ? NOTHING
          : oneOf(
              ATTRIBUTES[condition.scope].map(
                (a) => `${a} STARTS WITH ${quoted(condition.prefix)}`,
              ),
            ),
      );
    case 'pair': {
      const attribute = condition.scope === 'any' ? 'o' : 'm';
      const pair = quoted(`${condition.first} ${condition.second}`);
      return within(condition.scope, today, `${attribute} = ${pair}`);
    }
  }
}

/** Single tokens looked for in the same texts become one IN for each attribute, which costs the parser no depth. */
function anyOf(conditions: readonly Condition[], today: number): string {
  const parts: string[] = [];
  for (const scope of ['any', 'title', 'heading'] as const) {
    const tokens = conditions.flatMap((c) =>
      c.kind === 'token' && c.scope === scope ? [quoted(c.token)] : [],
    );
    const list = [...new Set(tokens)].join(', ');
    if (list !== '') parts.push(...ATTRIBUTES[scope].map((a) => `${a} IN [${list}]`));
  }
  const rest = conditions.filter((c) => c.kind !== 'token' || c.scope === 'names');
  return oneOf([...parts, ...rest.map((c) => filterOf(c, today))]);
}

const oneOf = (parts: readonly string[]): string =>
  parts.length === 0 ? NOTHING : parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`;

const within = (scope: Scope, today: number, filter: string): string =>
  scope === 'names' ? `(${filter} AND namesUntil >= ${today})` : filter;

/** Tokens are `[a-z0-9]+`, pairs have one blank; facet values come from outside and are escaped. */
const quoted = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** The filter of a whole query; with `besides`, without the choice in that facet. */
export function queryFilter(
  query: Omit<EngineQuery, 'offset'>,
  besides: Facet | null = null,
): string {
  const parts: string[] = [];
  if (query.match !== null) parts.push(filterOf(query.match, query.today));
  if (query.from !== null) parts.push(`dag >= ${query.from}`);
  if (query.to !== null) parts.push(`dag <= ${query.to}`);
  for (const facet of FACETS) {
    const chosen = query.filters[facet];
    if (chosen === undefined || facet === besides) continue;
    parts.push(chosen.length === 0 ? NOTHING : `${facet} IN [${chosen.map(quoted).join(', ')}]`);
  }
  const without = query.without ?? [];
  if (without.length > 0) parts.push(`id NOT IN [${without.map(quoted).join(', ')}]`);
  return parts.length === 0 ? EVERYTHING : parts.join(' AND ');
}
