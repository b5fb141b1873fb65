import {
  type EngineAnswer,
  type EngineQuery,
  FACETS,
  type Facet,
  type FacetCount,
} from '../engine.ts';
import type { Columns, Dictionaries } from './columns.ts';
import type { Rows } from './rows.ts';

export interface Counted {
  /** Rows that pass every filter, ascending. */
  readonly rows: Rows;
  /** Per facet, by code: hits that pass every filter but perhaps the one on that facet. */
  readonly counts: Readonly<Record<Facet, Uint32Array>>;
}

/** Lets rows through the filters and counts the facets, in one pass. `candidates` null: every live row. */
export function countFacets(
  candidates: Rows | null,
  query: Pick<EngineQuery, 'filters' | 'from' | 'to'>,
  columns: Columns,
  dictionaries: Dictionaries,
): Counted {
  const [f0, f1, f2, f3, f4] = FACETS;
  const masks = FACETS.map((facet) => maskOf(query.filters[facet], dictionaries[facet]));
  const counts = FACETS.map((facet) => new Uint32Array(dictionaries[facet].length));
  const [c0, c1, c2, c3, c4] = [f0, f1, f2, f3, f4].map((facet) => columns[facet]);
  const [m0, m1, m2, m3, m4] = masks;
  const [n0, n1, n2, n3, n4] = counts;
  if (!c0 || !c1 || !c2 || !c3 || !c4 || !n0 || !n1 || !n2 || !n3 || !n4)
    throw new RangeError('five facets are counted');
  const { dag, live, size } = columns;
  const from = query.from ?? 0;
  const to = query.to ?? 0xffff;
  const bounded = from > 0 || to < 0xffff;
  const filtered = masks.some((mask) => mask !== null);
  const total = candidates?.length ?? size;
  const rows = candidates !== null && !bounded && !filtered ? null : new Uint32Array(total);
  let kept = 0;
  for (let i = 0; i < total; i++) {
    const row = candidates === null ? i + 1 : (candidates[i] ?? 0);
    if (candidates === null && live[row] === 0) continue;
    if (bounded) {
      const day = dag[row] ?? 0;
      if (day < from || day > to) continue;
    }
    const v0 = c0[row] ?? 0;
    const v1 = c1[row] ?? 0;
    const v2 = c2[row] ?? 0;
    const v3 = c3[row] ?? 0;
    const v4 = c4[row] ?? 0;
    if (filtered) {
      let failed = 0;
      let which = -1;
      if (m0 && m0[v0] !== 1) {
        failed++;
        which = 0;
      }
      if (m1 && m1[v1] !== 1) {
        failed++;
        which = 1;
      }
      if (m2 && m2[v2] !== 1) {
        failed++;
        which = 2;
      }
      if (m3 && m3[v3] !== 1) {
        failed++;
        which = 3;
      }
      if (m4 && m4[v4] !== 1) {
        failed++;
        which = 4;
      }
      if (failed > 1) continue;
      if (failed === 1) {
        if (which === 0) add(n0, v0);
        else if (which === 1) add(n1, v1);
        else if (which === 2) add(n2, v2);
        else if (which === 3) add(n3, v3);
        else add(n4, v4);
        continue;
      }
    }
    n0[v0] = (n0[v0] ?? 0) + 1;
    n1[v1] = (n1[v1] ?? 0) + 1;
    n2[v2] = (n2[v2] ?? 0) + 1;
    n3[v3] = (n3[v3] ?? 0) + 1;
    n4[v4] = (n4[v4] ?? 0) + 1;
    if (rows !== null) rows[kept++] = row;
  }
  return {
    rows: rows === null ? (candidates ?? new Uint32Array(0)) : rows.subarray(0, kept),
    counts: {
      [f0]: n0,
      [f1]: n1,
      [f2]: n2,
      [f3]: n3,
      [f4]: n4,
    } as Record<Facet, Uint32Array>,
  };
}

function add(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] ?? 0) + 1;
}

/** 1 at the code of each chosen value; null: nothing was chosen. */
function maskOf(
  chosen: readonly string[] | undefined,
  values: readonly string[],
): Uint8Array | null {
  if (chosen === undefined) return null;
  const mask = new Uint8Array(values.length);
  values.forEach((value, code) => {
    if (chosen.includes(value)) mask[code] = 1;
  });
  return mask;
}

/** Counts as the contract says them: by count, then value; values that no hit has are left out. */
export function facetAnswer(
  counts: Readonly<Record<Facet, Uint32Array>>,
  dictionaries: Dictionaries,
): EngineAnswer['facets'] {
  const read = (facet: Facet): FacetCount[] =>
    dictionaries[facet]
      .map((value, code) => ({ value, count: counts[facet][code] ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort(byCountThenValue);
  return {
    kommune: read('kommune'),
    type: read('type'),
    aar: read('aar'),
    kilde: read('kilde'),
    kanLeses: read('kanLeses'),
  };
}

export const byCountThenValue = (a: FacetCount, b: FacetCount): number =>
  b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
