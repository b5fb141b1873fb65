import type { Condition } from '../engine.ts';
import { matchExpression } from './match-expression.ts';
import { intersect, NO_ROWS, type Rows, subtract, union } from './rows.ts';

/** What the evaluation needs of an index. */
export interface RowSource {
  /** Rows of the table `text` for a MATCH expression. */
  text(match: string): Rows;
  /** Rows whose names match this leaf and may give hits today. */
  names(leaf: Condition): Rows;
  /** Every live row. */
  all(): Rows;
}

/**
 * The rows a condition matches. As much as possible is left to FTS5 in one expression; parts that touch a name which does
 * occur, and those FTS5 cannot say, are put together from row sets.
 */
export function conditionRows(condition: Condition, source: RowSource): Rows {
  const touched = new Map<Condition, boolean>();
  const touchesName = (c: Condition): boolean => {
    const known = touched.get(c);
    if (known !== undefined) return known;
    const result =
      c.kind === 'all' || c.kind === 'any'
        ? c.of.some(touchesName)
        : c.kind === 'not'
          ? touchesName(c.of)
          : c.scope === 'names' && source.names(c).length > 0;
    touched.set(c, result);
    return result;
  };

  const rowsOf = (c: Condition): Rows => {
    if (!touchesName(c)) {
      const expression = matchExpression(c);
      if (expression.kind === 'nothing') return NO_ROWS;
      if (expression.kind === 'match') return source.text(expression.text);
    }
    switch (c.kind) {
      case 'any':
        return anyRows(c.of);
      case 'all':
        return allRows(c.of);
      case 'not':
        return subtract(source.all(), rowsOf(c.of));
      default:
        return source.names(c);
    }
  };

  const anyRows = (conditions: readonly Condition[]): Rows => {
    const [plain, rest] = divide(conditions, 'any');
    return rest.reduce((rows, c) => union(rows, rowsOf(c)), plain);
  };

  const allRows = (conditions: readonly Condition[]): Rows => {
    const wanted = conditions.filter((c) => c.kind !== 'not');
    const [plain, rest] = divide(wanted, 'all');
    let rows = rest.reduce(
      (kept, c) => (kept.length === 0 ? kept : intersect(kept, rowsOf(c))),
      plain,
    );
    for (const c of conditions) if (c.kind === 'not') rows = subtract(rows, rowsOf(c.of));
    return rows;
  };

  /** The conditions FTS5 can answer together, as rows, and those it cannot. */
  const divide = (
    conditions: readonly Condition[],
    kind: 'all' | 'any',
  ): [Rows, readonly Condition[]] => {
    const isPlain = (c: Condition): boolean =>
      !touchesName(c) && matchExpression(c).kind !== 'beyond';
    const plain = conditions.filter(isPlain);
    const rest = conditions.filter((c) => !isPlain(c));
    if (plain.length === 0) return [kind === 'all' ? source.all() : NO_ROWS, rest];
    const together = matchExpression({ kind, of: plain });
    if (together.kind === 'match') return [source.text(together.text), rest];
    if (together.kind === 'nothing') return [NO_ROWS, rest];
    return [kind === 'all' ? source.all() : NO_ROWS, conditions];
  };

  return rowsOf(condition);
}
