import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { createGate, type Gate } from '../../site/oai/gate.ts';
import { createProvider, type OaiAnswer, type ProviderOptions } from '../../site/oai/provider.ts';
import type { Format, Item, OaiSet, Repository, Selection } from '../../site/oai/repository.ts';
import { serveOai } from '../../site/oai/serve-oai.ts';
import { createTokens } from '../../site/oai/token.ts';
import { escapeText } from '../../site/oai/xml-text.ts';

export interface MemoryItem {
  readonly title: string;
}

/** A repository in memory: what a user of the library has to write, and no more. */
export interface MemoryRepository extends Repository<MemoryItem> {
  /** Adds or changes; null withdraws. */
  put(
    localId: string,
    datestamp: string,
    content: MemoryItem | null,
    sets?: readonly string[],
  ): void;
}

export const plainDc: Format<MemoryItem> = {
  prefix: 'oai_dc',
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  write: ({ title }) =>
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"' +
    ` xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(title)}</dc:title></oai_dc:dc>`,
};

export function memoryRepository(
  formats: readonly Format<MemoryItem>[] = [plainDc],
  sets: readonly OaiSet[] = [],
): MemoryRepository {
  const items = new Map<string, Item<MemoryItem>>();
  let position = 0;
  const all = ({ set, after, upTo }: Selection): Item<MemoryItem>[] =>
    [...items.values()].filter(
      (item) =>
        item.position > after &&
        item.position <= upTo &&
        (set === null || item.sets.some((one) => one === set || one.startsWith(`${set}:`))),
    );
  return {
    put(localId, datestamp, content, itsSets = []) {
      // Taken out first, so that the map stays in the order of positions.
      items.delete(localId);
      position++;
      items.set(localId, {
        position,
        localId,
        datestamp,
        sets: itsSets,
        deleted: content === null,
        content,
      });
    },
    formats,
    hasSets: sets.length > 0,
    earliest: () => items.values().next().value?.datestamp ?? null,
    sets: (after, limit) =>
      sets.filter(({ spec }) => after === null || spec > after).slice(0, limit),
    positions: (selection, limit) =>
      all(selection)
        .slice(0, limit)
        .map((item) => item.position),
    items: (selection, limit) => all(selection).slice(0, limit),
    headers: (selection, limit) => all(selection).slice(0, limit),
    last: (selection) => all(selection).at(-1) ?? null,
    item: (localId) => items.get(localId) ?? null,
    count: (selection) => all(selection).length,
    positionBefore: (second) =>
      [...items.values()].findLast(({ datestamp }) => datestamp < second)?.position ?? 0,
  };
}

export function memoryProvider(
  repository: Repository<MemoryItem>,
  changes: Partial<ProviderOptions> = {},
): (form: string, now: Date) => OaiAnswer {
  return createProvider(repository, {
    baseUrl: 'http://127.0.0.1/oai',
    repositoryName: 'Prøve',
    adminEmails: ['arkivet@innsyn.example.no'],
    repositoryIdentifier: 'innsyn.example.no',
    deletedRecord: 'persistent',
    granularity: 'second',
    compression: ['gzip'],
    descriptions: [],
    earliest: '2020-01-01T00:00:00Z',
    tokens: createTokens(['a secret that is long enough to be one']),
    recordsPerPage: 5,
    headersPerPage: 7,
    setsPerPage: 3,
    bytesPerPage: 100_000,
    cacheBytes: 20_000,
    ...changes,
  });
}

export const openGate = (): Gate =>
  createGate({ perClient: 100, overall: 1000, lateness: () => 0, latest: 1 });

export interface OaiListener extends AsyncDisposable {
  readonly baseUrl: string;
}

/** A plain HTTP server around the library, as its users would write one. */
export async function serveMemory(
  answer: (form: string) => OaiAnswer,
  gate: Gate = openGate(),
): Promise<OaiListener> {
  const server = createServer(async (incoming, outgoing) => {
    const url = `http://${incoming.headers.host}${incoming.url}`;
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers))
      if (typeof value === 'string') headers.set(name, value);
    const method = incoming.method ?? 'GET';
    const body = method === 'POST' ? (Readable.toWeb(incoming) as ReadableStream) : null;
    const request = new Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
    const response = await serveOai(answer, request, '127.0.0.1', gate);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/oai`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
