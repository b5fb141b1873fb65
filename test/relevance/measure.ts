import type { Search } from '../../indexer/search-answer.ts';
import type { LabelledEntry } from './journal.ts';
import type { LabelledQuery } from './queries.ts';

/** How well one query was answered. */
export interface Score {
  readonly kind: string;
  readonly text: string;
  /** Of the first ten, 0–1. */
  readonly ndcg: number;
  /** Share of what was meant that is among all hits. */
  readonly recall: number;
  /** Share of all hits that was meant or accepted; null: no hits. */
  readonly precision: number | null;
  readonly hits: number;
}

export interface Summary {
  readonly queries: number;
  readonly ndcg: number;
  readonly recall: number;
  readonly precision: number;
  readonly zero: number;
}

const PAGE = 1_000;

/** Asks every query; those nothing in the journal answers are a mistake in the labels and throw. */
export async function measure(
  search: Search,
  queries: readonly LabelledQuery[],
  journal: readonly LabelledEntry[],
): Promise<readonly Score[]> {
  const byId = new Map(journal.map((entry) => [entry.view.entry.id, entry]));
  const scores: Score[] = [];
  for (const { kind, text, grade } of queries) {
    const grades = journal.map(grade);
    const meant = grades.filter((g) => g === 2).length;
    if (meant === 0) throw new RangeError(`no entry answers "${text}"`);
    const gradesOf = (ids: readonly string[]): number[] =>
      ids.map((id) => {
        const entry = byId.get(id);
        return entry === undefined ? 0 : grade(entry);
      });
    const best = gradesOf(await firstTen(search, text));
    const found = gradesOf(await allHits(search, text));
    scores.push({
      kind,
      text,
      ndcg: gain(best) / gain(grades.sort((a, b) => b - a)),
      recall: found.filter((g) => g === 2).length / meant,
      precision: found.length === 0 ? null : found.filter((g) => g > 0).length / found.length,
      hits: found.length,
    });
  }
  return scores;
}

const ask = (text: string) => ({ text, filters: {}, from: null, to: null, page: 1 });

async function firstTen(search: Search, text: string): Promise<string[]> {
  const { hits } = await search({ ...ask(text), sort: 'relevans', pageSize: 10 });
  return hits.map(({ entry }) => entry.id);
}

/** In an order that costs the engines nothing. */
async function allHits(search: Search, text: string): Promise<string[]> {
  const ids: string[] = [];
  for (let page = 1; ; page++) {
    const answer = await search({ ...ask(text), sort: 'nyeste', page, pageSize: PAGE });
    ids.push(...answer.hits.map(({ entry }) => entry.id));
    if (page >= answer.pages) return ids;
  }
}

/** Discounted gain of the first ten. */
const gain = (grades: readonly number[]): number =>
  grades.slice(0, 10).reduce((sum, g, i) => sum + (2 ** g - 1) / Math.log2(i + 2), 0);

export function summary(scores: readonly Score[]): Summary {
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / values.length;
  return {
    queries: scores.length,
    ndcg: mean(scores.map(({ ndcg }) => ndcg)),
    recall: mean(scores.map(({ recall }) => recall)),
    precision: mean(scores.flatMap(({ precision }) => (precision === null ? [] : [precision]))),
    zero: scores.filter(({ hits }) => hits === 0).length,
  };
}

/** A line per kind and one for all, for people to read. */
export function table(title: string, scores: readonly Score[]): string {
  const kinds = [...new Set(scores.map(({ kind }) => kind))];
  const line = (name: string, some: readonly Score[]): string => {
    const { queries, ndcg, recall, precision, zero } = summary(some);
    const [n, r, p] = [ndcg, recall, precision].map((value) => value.toFixed(3));
    return `  ${name.padEnd(28)} ${String(queries).padStart(4)} queries  nDCG@10 ${n}  set recall ${r}  set precision ${p}  no hits ${zero}`;
  };
  return [
    title,
    ...kinds.map((kind) =>
      line(
        kind,
        scores.filter((score) => score.kind === kind),
      ),
    ),
    line('all', scores),
  ].join('\n');
}
