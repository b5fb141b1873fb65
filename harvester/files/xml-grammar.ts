/** What one element may hold, and what to do with each child. */
export interface Grammar {
  readonly children: ReadonlyMap<string, ChildRule>;
  /** Children that are kept and that the standard demands. */
  readonly required: readonly string[];
}

export interface ChildRule {
  /** Place in the standard's order; null: its place differs between versions. */
  readonly rank: number | null;
  readonly repeats: boolean;
  /** Announced when it opens and closes, and not kept in its parent. */
  readonly streamed: boolean;
  /** `leaf`: its text is kept. `skip`: known, and never read. Else the grammar of its own children. */
  readonly content: 'leaf' | 'skip' | Grammar;
}

const TOKEN = /^([-~+]*)([^*>!]+)(>[^*!]*)?(!?)(\*?)$/;

/**
 * Grammars by name from the element names in the standard's order, separated by white space. `name` is a leaf whose text is
 * kept, `-name` is known but never read, `name>key` has the children described by `definitions[key]` (`name>`: by its own
 * name). `name!` is demanded, `name*` may repeat, `~name` may stand anywhere, `+name>` is streamed.
 * Throws RangeError for a token it cannot read or a key that is not defined.
 */
export function grammars<Name extends string>(
  definitions: Readonly<Record<Name, string>>,
): Readonly<Record<Name, Grammar>> {
  const built = new Map<string, { children: Map<string, ChildRule>; required: string[] }>();
  for (const name of Object.keys(definitions))
    built.set(name, { children: new Map(), required: [] });
  for (const [name, order] of Object.entries<string>(definitions))
    order
      .trim()
      .split(/\s+/)
      .forEach((token, rank) => {
        const match = TOKEN.exec(token);
        if (match === null) throw new RangeError(`${name}: cannot read "${token}"`);
        const [, marks = '', child = '', key, demanded, star] = match;
        const inner = key === undefined ? undefined : built.get(key.slice(1) || child);
        if (key !== undefined && inner === undefined)
          throw new RangeError(`${name}: nothing is defined for "${token}"`);
        if (demanded === '!') built.get(name)?.required.push(child);
        built.get(name)?.children.set(child, {
          rank: marks.includes('~') ? null : rank,
          repeats: star === '*',
          streamed: marks.includes('+'),
          content: inner ?? (marks.includes('-') ? 'skip' : 'leaf'),
        });
      });
  const all: Partial<Record<Name, Grammar>> = {};
  for (const name in definitions)
    all[name] = built.get(name) ?? { children: new Map(), required: [] };
  // every name of `definitions` was set in the loop
  return all as Record<Name, Grammar>;
}
