import { gzipSync } from 'node:zlib';
import { type EnqueuedTask, Meilisearch, type Task } from 'meilisearch';
import { EngineFailed } from '../engine-failed.ts';

const OLDEST_VERSION = [1, 50] as const;
const POLL_MS = 20;
const SHOWN_IDS = 1;

/** A Meilisearch server as the engine uses it: tasks are waited for, failures are thrown. */
export interface Server {
  readonly client: Meilisearch;
  /** Resolves when the task has succeeded; throws EngineFailed otherwise. `ids`: documents it may have stumbled over. */
  done(task: EnqueuedTask | Promise<EnqueuedTask>, ids?: readonly string[]): Promise<Task>;
  /** Sends documents as compressed NDJSON and returns the task. PUT merges into what is there, POST replaces. */
  send(uid: string, method: 'POST' | 'PUT', documents: readonly object[]): Promise<EnqueuedTask>;
  /** Rewrites the index file without freed pages, in which removed values could still stand. */
  compact(uid: string): Promise<void>;
}

export function meilisearchServer(url: string, key: string | null): Server {
  const headers = key === null ? {} : { Authorization: `Bearer ${key}` };
  const client = new Meilisearch({
    host: url,
    ...(key === null ? {} : { apiKey: key }),
    defaultWaitOptions: { timeout: 0, interval: POLL_MS },
  });
  const post = async (path: string, init: RequestInit): Promise<EnqueuedTask> => {
    const answer = await fetch(new URL(path, url), init);
    const body: unknown = await answer.json();
    if (!answer.ok || !isTask(body))
      throw new EngineFailed(`Meilisearch answered ${answer.status} ${codeOf(body)} to ${path}`);
    return body;
  };
  const done: Server['done'] = async (enqueued, ids = []) => {
    const task = await client.tasks.waitForTask(await enqueued);
    if (task.status === 'succeeded') return task;
    const message = task.error?.message ?? '';
    // The message may quote the document's text; only the id is passed on.
    const named = ids.filter((id) => message.includes(id)).slice(0, SHOWN_IDS);
    throw new EngineFailed(
      `Meilisearch task ${task.uid} (${task.type}) ${task.status}: ${task.error?.code ?? 'no code'}${
        named.length === 0 ? '' : `, at document ${named.join(', ')}`
      }`,
    );
  };
  return {
    client,
    done,
    send: (uid, method, documents) =>
      post(`indexes/${encodeURIComponent(uid)}/documents?primaryKey=id`, {
        method,
        headers: {
          ...headers,
          'Content-Type': 'application/x-ndjson',
          'Content-Encoding': 'gzip',
        },
        body: gzipSync(documents.map((d) => JSON.stringify(d)).join('\n'), { level: 1 }),
      }),
    compact: async (uid) => {
      const task = post(`indexes/${encodeURIComponent(uid)}/compact`, { method: 'POST', headers });
      await done(task);
    },
  };
}

/** Throws EngineFailed with what to do when the server cannot be reached or is too old. */
export async function checkServer(server: Server, url: string): Promise<void> {
  let version: string;
  try {
    version = (await server.client.getVersion()).pkgVersion;
  } catch (cause) {
    throw new EngineFailed(
      `no Meilisearch answers at ${url}: start it, or correct MEILI_URL and MEILI_KEY`,
      { cause },
    );
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_VERSION;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
    throw new EngineFailed(
      `Meilisearch ${version} at ${url} is too old: ${OLDEST_VERSION.join('.')} or newer is needed`,
    );
}

const isTask = (body: unknown): body is EnqueuedTask =>
  typeof body === 'object' && body !== null && 'taskUid' in body;

const codeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
