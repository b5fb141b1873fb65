import { createHash } from 'node:crypto';
import type { PublicEntry } from '../harvester/record/public-entry.ts';
import type { PublicArchive } from '../harvester/store/public-archive.ts';
import { type Analysis, createAnalysis } from './analysis/analysis.ts';
import { words } from './analysis/fold.ts';
import { dayInOslo, dayNumber, yearAndMonthInOslo } from './day.ts';
import type { Condition, Engine, EngineAnswer, EngineQuery } from './engine.ts';
import { hiddenInIndex } from './hidden-in-index.ts';
import { createCorrections, exchange, writtenForm } from './query/correct-spelling.ts';
import { createHighlighter } from './query/highlight.ts';
import { parseQuery, type Term } from './query/parse-query.ts';
import { type Matching, queryCondition } from './query/query-condition.ts';
import { relaxation } from './query/relax.ts';
import { token } from './query/word-condition.ts';
import type {
  OpenWalk,
  Relaxed,
  Search,
  SearchAnswer,
  SearchRequest,
  Understood,
  Walk,
} from './search-answer.ts';

const MOST_PER_PAGE = 1_000;
const SHORTEST_CORRECTED = 4;
const ENTRIES_READ_FOR_SPELLING = 5;

export interface SearchOptions {
  readonly archive: PublicArchive;
  readonly engine: Engine;
  readonly now: () => Date;
  /** The one the index was built with. Default: without municipality names. */
  readonly analysis?: Analysis;
}

/** What is searched in the end: what was typed, a corrected spelling of it, or less than was asked for. */
interface Attempt {
  readonly matching: Pick<Matching, 'match' | 'tiers'>;
  readonly answer: EngineAnswer;
  readonly correctedText: string | null;
  readonly relaxed: Relaxed | null;
  readonly understood: readonly Understood[];
}

/**
 * Makes the one function the site calls. When nothing at all has what was typed, it tries the spelling, then less and less
 * of the words, and says so; when something has it but the filters leave nothing, it leaves the search as it is.
 */
export function createSearch(options: SearchOptions): Search {
  const read = reader(options);
  return (request) => read(request).answer();
}

/** The same search for those who read all of it (exports, feeds): the same hits in the same order. */
export function createWalk(options: SearchOptions): OpenWalk {
  const read = reader(options);
  return (request) => read({ ...request, page: 1, pageSize: 1 }).walk();
}

function reader(options: SearchOptions) {
  const { archive, engine, now, analysis = createAnalysis() } = options;
  const hiddenIds = hiddenInIndex(archive, engine);
  const corrections = createCorrections(analysis, (t, limit) => engine.suggest(t, limit));

  return (request: SearchRequest) => {
    const pageSize = Math.min(MOST_PER_PAGE, Math.max(1, Math.floor(request.pageSize)));
    const page = Math.max(1, Math.floor(request.page));
    const moment = now();
    const today = dayInOslo(moment);
    const context = { places: analysis.places, ...yearAndMonthInOslo(moment), today };
    let without: readonly string[] = [];
    const query = (matching: Pick<Matching, 'match' | 'tiers'>): EngineQuery => ({
      ...(without.length === 0 ? {} : { without }),
      match: matching.match,
      tiers: matching.tiers,
      filters: request.filters,
      from: request.from === null ? null : dayNumber(request.from),
      to: request.to === null ? null : dayNumber(request.to),
      sort: request.sort,
      offset: (page - 1) * pageSize,
      limit: pageSize,
      today,
    });
    const run = (matching: Pick<Matching, 'match' | 'tiers'>) => engine.search(query(matching));
    /** Hits in the whole index, whatever is filtered. */
    const countOf = async (match: Condition): Promise<number> =>
      (
        await engine.search({
          ...query({ match, tiers: [] }),
          filters: {},
          from: null,
          to: null,
          offset: 0,
          limit: 0,
        })
      ).total;

    return {
      async answer(): Promise<SearchAnswer> {
        without = await hiddenIds();
        const attempt = await firstWithHits(request);
        const entries = archive.entries(attempt.answer.ids, 'bulk');
        return answerOf(attempt, entries, page, pageSize);
      },
      async walk(): Promise<Walk> {
        without = await hiddenIds();
        const { matching, answer, correctedText, relaxed } = await firstWithHits(request);
        const { offset: _, ...whole } = query(matching);
        const read = JSON.stringify([matching.match, matching.tiers]);
        return {
          total: answer.total,
          facets: answer.facets,
          correctedText,
          relaxed,
          reading: createHash('sha256').update(read).digest('base64url').slice(0, 12),
          page: async (after, limit) =>
            engine.walk({ ...whole, without: await hiddenIds(), after, limit }),
        };
      },
    };

    async function firstWithHits({ text }: SearchRequest): Promise<Attempt> {
      const { terms, understood } = parseQuery(text, context);
      const matching = queryCondition(terms, analysis);
      const answer = await run(matching);
      const asTyped = { matching, answer, correctedText: null, relaxed: null, understood };
      if (answer.total > 0 || matching.match === null) return asTyped;
      if ((await countOf(matching.match)) > 0) return asTyped;
      const corrected = await correct(text, terms, matching);
      if (corrected !== null) {
        const again = queryCondition(corrected.terms, analysis);
        const hits = await run(again);
        const found = { matching: again, answer: hits, relaxed: null, understood };
        if (hits.total > 0) return { ...found, correctedText: corrected.text };
        const relaxed = await relax(again, corrected.terms);
        if (relaxed !== null) return { ...relaxed, correctedText: corrected.text, understood };
      }
      const less = await relax(matching, terms);
      return less === null ? asTyped : { ...less, understood };
    }

    async function correct(
      text: string,
      terms: readonly Term[],
      matching: Matching,
    ): Promise<{ readonly text: string; readonly terms: readonly Term[] } | null> {
      let corrected = terms;
      let correctedText = text;
      for (const [i, term] of matching.wanted.entries()) {
        const part = matching.parts[i];
        if (term.kind !== 'word' || part === undefined) continue;
        if (term.word.length < SHORTEST_CORRECTED || /\d/.test(term.word)) continue;
        if ((await countOf(part)) > 0) continue;
        const better = await spelledBetter(term.word);
        if (better === null) continue;
        corrected = exchange(corrected, term.word, better);
        correctedText = exchangeInText(correctedText, term.word, better);
      }
      return corrected === terms ? null : { text: correctedText, terms: corrected };
    }

    /** A spelling that has hits, written as the entries or the word lists write it. */
    async function spelledBetter(word: string): Promise<string | null> {
      for (const candidate of await corrections(word)) {
        if (candidate.written !== null) {
          const { match } = queryCondition(parseQuery(candidate.written, context).terms, analysis);
          if (match !== null && (await countOf(match)) > 0) return candidate.written;
          continue;
        }
        const { ids } = await engine.search({
          ...query({ match: token(candidate.token), tiers: [] }),
          filters: {},
          from: null,
          to: null,
          sort: 'nyeste',
          offset: 0,
          limit: ENTRIES_READ_FOR_SPELLING,
        });
        const texts = archive.entries(ids, 'bulk').flatMap(textsOf);
        const written = writtenForm(candidate.token, texts, analysis);
        if (written !== null) return written;
      }
      return null;
    }

    async function relax(
      matching: Matching,
      terms: readonly Term[],
    ): Promise<Omit<Attempt, 'understood'> | null> {
      if (matching.parts.length < 2) return null;
      const counts = await Promise.all(matching.parts.map(countOf));
      const alive = matching.parts
        .map((condition, i) => ({ condition, count: counts[i] ?? 0 }))
        .filter(({ count }) => count > 0);
      const leftOut = matching.wanted.filter((_, i) => counts[i] === 0).flatMap(wordsOfTerm);
      const unwanted = queryCondition(
        terms.filter((term) => term.not),
        analysis,
      ).match;
      const less = await relaxation(alive, unwanted === null ? [] : [unwanted], countOf);
      if (less === null) return null;
      return { matching: less, answer: await run(less), correctedText: null, relaxed: { leftOut } };
    }

    function answerOf(
      { matching, answer, correctedText, relaxed, understood }: Attempt,
      found: readonly PublicEntry[],
      number: number,
      size: number,
    ): SearchAnswer {
      const highlight = createHighlighter(matching.match, analysis);
      return {
        total: answer.total,
        hits: found.map((entry) => ({
          entry,
          title: highlight(entry.offentligTittel ?? ''),
          caseTitle: highlight(entry.saksmappe?.offentligTittel ?? ''),
        })),
        facets: answer.facets,
        correctedText,
        relaxed,
        understood,
        page: number,
        pages: Math.ceil(answer.total / size),
      };
    }
  };
}

const textsOf = (entry: PublicEntry): string[] =>
  [
    entry.offentligTittel,
    entry.saksmappe?.offentligTittel,
    entry.administrativEnhet,
    ...entry.korrespondanseparter.map((part) => (part.erPerson ? null : part.navn)),
  ].filter((text): text is string => typeof text === 'string');

const wordsOfTerm = (term: Term): readonly string[] =>
  term.kind === 'word' ? [term.word] : 'words' in term ? term.words : [];

const exchangeInText = (text: string, from: string, to: string): string =>
  text.replace(/[\p{L}\p{N}\p{M}]+/gu, (written) => (words(written)[0] === from ? to : written));
