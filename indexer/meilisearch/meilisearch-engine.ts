import { MeilisearchApiError } from 'meilisearch';
import type { Engine, EngineAnswer, EngineStatus } from '../engine.ts';
import { Speller, type VocabularyWord } from '../speller.ts';
import { meilisearchSearch } from './meilisearch-search.ts';
import { meilisearchWalk } from './meilisearch-walk.ts';
import { type Mirror, mirror, WITHOUT_NAMES } from './mirror.ts';
import { checkServer, meilisearchServer, type Server } from './server.ts';
import { SETTINGS, sameSettings } from './settings.ts';

const DOCUMENTS_PER_TASK = 10_000;
const TASKS_UNDER_WAY = 4;

const EMPTY_ANSWER: EngineAnswer = {
  ids: [],
  total: 0,
  facets: { kommune: [], type: [], aar: [], kilde: [], kanLeses: [] },
};

interface State {
  readonly id: 'state';
  readonly seq: number;
  readonly version: string;
}

export interface MeilisearchOptions {
  readonly url: string;
  readonly key: string | null;
  /** Name of the index on the server; a second one, `<uid>-state`, holds how far it has come. */
  readonly uid?: string;
  readonly mode: 'read' | 'write';
}

/** Connects; throws EngineFailed when the server is missing or too old. Writing makes the indexes when they are missing. */
export async function meilisearchEngine(options: MeilisearchOptions): Promise<Engine> {
  const uid = options.uid ?? 'journal';
  const server = meilisearchServer(options.url, options.key);
  await checkServer(server, options.url);
  if (options.mode === 'write') await ensureIndexes(server, uid);
  let speller: {
    readonly seq: number;
    readonly version: string;
    readonly speller: Speller;
  } | null = null;
  const state = () => orMissing(readState(server, uid), null);

  return {
    search: (query) => orMissing(meilisearchSearch(server, uid, query), EMPTY_ANSWER),

    walk: (query) => orMissing(meilisearchWalk(server, uid, query), { ids: [], next: null }),

    async suggest(token, limit) {
      const { seq, version } = (await state()) ?? { seq: 0, version: '' };
      if (speller?.seq !== seq || speller.version !== version)
        speller = {
          seq,
          version,
          speller: new Speller(await orMissing(vocabulary(server, uid), [])),
        };
      return speller.speller.closeTo(token, limit);
    },

    async apply({ put, remove, seq }) {
      if (remove.length > 0)
        await server.done(server.client.index(uid).deleteDocuments([...remove]), remove);
      await loadAll(server, uid, chunksOf(put.map(mirror), DOCUMENTS_PER_TASK));
      await writeState(server, uid, { id: 'state', seq, version: (await state())?.version ?? '' });
    },

    async rebuild(documents, seq, version) {
      const next = `${uid}-next`;
      await dropIndexes(server, next);
      try {
        await ensureIndexes(server, next);
        await loadAll(server, next, mirrored(documents));
        await writeState(server, next, { id: 'state', seq, version });
        await server.done(
          server.client.swapIndexes([
            { indexes: [uid, next], rename: false },
            { indexes: [stateOf(uid), stateOf(next)], rename: false },
          ]),
        );
      } finally {
        await dropIndexes(server, next);
      }
    },

    async forgetNames(today) {
      const past = `namesUntil > 0 AND namesUntil < ${today}`;
      let count = 0;
      for (;;) {
        const { results } = await server.client
          .index<Mirror>(uid)
          .getDocuments({ filter: past, fields: ['id'], limit: DOCUMENTS_PER_TASK });
        if (results.length === 0) break;
        const emptied = results.map(({ id }) => ({ id, ...WITHOUT_NAMES }));
        await server.done(
          server.send(uid, 'PUT', emptied),
          results.map(({ id }) => id),
        );
        count += results.length;
      }
      if (count > 0) await server.compact(uid);
      return count;
    },

    async status(): Promise<EngineStatus> {
      const { seq, version } = (await state()) ?? { seq: 0, version: '' };
      const stats = await orMissing(server.client.index(uid).getStats(), null);
      const documents = stats?.numberOfDocuments ?? 0;
      return { engine: 'meilisearch', documents, seq, version, worn: false };
    },

    async [Symbol.asyncDispose]() {},
  };
}

const stateOf = (uid: string): string => `${uid}-state`;

async function ensureIndexes(server: Server, uid: string): Promise<void> {
  for (const name of [uid, stateOf(uid)])
    if ((await orMissing(server.client.getIndex(name), null)) === null)
      await server.done(server.client.createIndex(name, { primaryKey: 'id' }));
  const index = server.client.index(uid);
  if (!sameSettings(await index.getSettings())) await server.done(index.updateSettings(SETTINGS));
}

async function dropIndexes(server: Server, uid: string): Promise<void> {
  for (const name of [uid, stateOf(uid)])
    if ((await orMissing(server.client.getIndex(name), null)) !== null)
      await server.done(server.client.deleteIndex(name));
}

const readState = (server: Server, uid: string): Promise<State> =>
  server.client.index<State>(stateOf(uid)).getDocument('state') as Promise<State>;

const writeState = async (server: Server, uid: string, state: State): Promise<void> => {
  await server.done(server.send(stateOf(uid), 'POST', [state]));
};

/** Sends page after page, a few tasks ahead of the server, and waits for all of them. */
async function loadAll(
  server: Server,
  uid: string,
  pages: AsyncIterable<readonly Mirror[]> | Iterable<readonly Mirror[]>,
): Promise<void> {
  const underWay: (() => Promise<unknown>)[] = [];
  for await (const page of pages) {
    if (page.length === 0) continue;
    const task = await server.send(uid, 'POST', page);
    const ids = page.map(({ id }) => id);
    underWay.push(() => server.done(task, ids));
    if (underWay.length >= TASKS_UNDER_WAY) await underWay.shift()?.();
  }
  for (const done of underWay) await done();
}

function* chunksOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

async function* mirrored(
  documents: Parameters<Engine['rebuild']>[0],
): AsyncGenerator<readonly Mirror[]> {
  let waiting: Mirror[] = [];
  for await (const page of documents) {
    waiting.push(...page.map(mirror));
    if (waiting.length >= DOCUMENTS_PER_TASK) {
      yield waiting;
      waiting = [];
    }
  }
  yield waiting;
}

/** Every token of the texts with the number of places it occurs in; no names. */
async function vocabulary(server: Server, uid: string): Promise<VocabularyWord[]> {
  const { facetDistribution } = await server.client
    .index(uid)
    .search('', { facets: ['t', 'c', 'p', 'l'], limit: 0 });
  const counts = new Map<string, number>();
  for (const facet of Object.values(facetDistribution ?? {}))
    for (const [token, count] of Object.entries(facet))
      if (token.length >= 3 && !/\d/.test(token))
        counts.set(token, (counts.get(token) ?? 0) + count);
  return [...counts].map(([token, count]) => ({ token, count }));
}

/** The value, or `missing` when the index or document does not exist yet. */
async function orMissing<T, M>(value: Promise<T>, missing: M): Promise<T | M> {
  try {
    return await value;
  } catch (error) {
    const code = error instanceof MeilisearchApiError ? error.cause?.code : undefined;
    if (code === 'index_not_found' || code === 'document_not_found') return missing;
    throw error;
  }
}
