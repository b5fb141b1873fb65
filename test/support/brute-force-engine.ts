import {
  type Condition,
  type Engine,
  type EngineAnswer,
  type EngineQuery,
  FACETS,
  type Facet,
  type FacetCount,
  type SearchDocument,
} from '../../indexer/engine.ts';
import { sortKey } from '../../indexer/sort-key.ts';

/** The engine contract said as plainly as it can be said: a list of documents and a loop. The judge of the other two. */
export function bruteForceEngine(): Engine & { readonly documents: Map<string, SearchDocument> } {
  const documents = new Map<string, SearchDocument>();
  let seq = 0;
  let version = '';
  return {
    documents,
    async apply(batch) {
      for (const id of batch.remove) documents.delete(id);
      for (const document of batch.put) documents.set(document.id, document);
      seq = batch.seq;
    },
    search: async (query) => bruteForceSearch([...documents.values()], query),
    async walk({ after, ...query }) {
      const offset = after?.key ?? 0;
      const { ids, total } = bruteForceSearch([...documents.values()], { ...query, offset });
      const key = offset + ids.length;
      return { ids, next: key < total ? { tier: 0, key } : null };
    },
    suggest: async () => [],
    async rebuild(pages, toSeq, toVersion) {
      documents.clear();
      for await (const page of pages) for (const d of page) documents.set(d.id, d);
      seq = toSeq;
      version = toVersion;
    },
    async forgetNames(today) {
      let count = 0;
      for (const [id, d] of documents)
        if (d.namesUntil !== 0 && d.namesUntil < today) {
          documents.set(id, { ...d, names: '', namesUntil: 0 });
          count++;
        }
      return count;
    },
    status: async () => ({
      engine: 'embedded',
      documents: documents.size,
      seq,
      version,
      worn: false,
    }),
    async [Symbol.asyncDispose]() {},
  };
}

export function bruteForceSearch(
  documents: readonly SearchDocument[],
  query: EngineQuery,
): EngineAnswer {
  const inRange = documents.filter(
    (d) =>
      query.without?.includes(d.id) !== true &&
      (query.match === null || matches(d, query.match, query.today)) &&
      (query.from === null || d.dag >= query.from) &&
      (query.to === null || d.dag <= query.to),
  );
  const chosen = (d: SearchDocument, facet: Facet): boolean =>
    query.filters[facet]?.includes(String(d[facet])) ?? true;
  const hits = inRange.filter((d) => FACETS.every((facet) => chosen(d, facet)));
  const tier = (d: SearchDocument): number => {
    if (query.sort !== 'relevans') return 0;
    const at = query.tiers.findIndex((t) => matches(d, t, query.today));
    return at === -1 ? query.tiers.length : at;
  };
  const direction = query.sort === 'eldste' ? 1 : -1;
  hits.sort((a, b) => tier(a) - tier(b) || direction * (sortKey(a) - sortKey(b)));
  const counts = (facet: Facet): FacetCount[] => {
    const byValue = new Map<string, number>();
    for (const d of inRange)
      if (FACETS.every((other) => other === facet || chosen(d, other)))
        byValue.set(String(d[facet]), (byValue.get(String(d[facet])) ?? 0) + 1);
    return [...byValue]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  return {
    ids: hits.slice(query.offset, query.offset + query.limit).map((d) => d.id),
    total: hits.length,
    facets: {
      kommune: counts('kommune'),
      type: counts('type'),
      aar: counts('aar'),
      kilde: counts('kilde'),
      kanLeses: counts('kanLeses'),
    },
  };
}

function matches(d: SearchDocument, condition: Condition, today: number): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((c) => matches(d, c, today));
    case 'any':
      return condition.of.some((c) => matches(d, c, today));
    case 'not':
      return !matches(d, condition.of, today);
    case 'token':
      return texts(d, condition.scope, today).some((t) => t.includes(condition.token));
    case 'prefix':
      return texts(d, condition.scope, today).some((t) =>
        t.some((token) => token.startsWith(condition.prefix)),
      );
    case 'pair':
      return texts(d, condition.scope === 'any' ? 'ordered' : 'names', today).some((t) =>
        t.some((token, i) => token === condition.first && t[i + 1] === condition.second),
      );
  }
}

function texts(
  d: SearchDocument,
  scope: 'any' | 'title' | 'heading' | 'names' | 'ordered',
  today: number,
): string[][] {
  const fields = {
    any: [d.title, d.caseTitle, d.parties, d.ids, d.place, d.extra],
    ordered: [d.title, d.caseTitle, d.parties, d.place],
    title: [d.title],
    heading: [d.title, d.caseTitle],
    names: d.namesUntil >= today ? [d.names] : [],
  }[scope];
  return fields.flatMap((field) =>
    field.split('|').map((text) => text.split(' ').filter((token) => token !== '')),
  );
}
