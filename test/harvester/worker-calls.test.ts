import { expect, test } from 'vitest';
import { SourceChangedShape } from '../../harvester/errors.ts';
import { mainThread } from '../../harvester/main-thread.ts';
import type { HttpAnswer, HttpRequest, SourceContext } from '../../harvester/sources/source.ts';
import { answerCalls } from '../../harvester/worker-calls.ts';
import type { FromWorker, ToWorker } from '../../harvester/worker-messages.ts';

const request: HttpRequest = { url: 'https://bindal.example/oai', maxBytes: 10 };

/** Both ends of the border, with messages that are copied as between threads. */
function border(answer: (request: HttpRequest & { signal?: AbortSignal }) => Promise<HttpAnswer>) {
  let ms = Date.parse('2026-03-02T09:00:00Z');
  const context: SourceContext = {
    sourceId: 'bindal-oai',
    kommunenummer: '1811',
    organisasjonsnummer: '964983380',
    http: { request: answer },
    now: () => new Date(ms),
    random: Math.random,
    sleep: async (wait) => {
      ms += wait;
    },
    signal: new AbortController().signal,
  };
  const calls = answerCalls(context, (message, transfer = []) => {
    const { nowMs, ...rest }: ToWorker = structuredClone(message, { transfer: [...transfer] });
    worker.setClock(nowMs);
    if (rest.kind === 'reply' || rest.kind === 'refusal') worker.settle({ ...rest, nowMs });
  });
  const worker = mainThread((message: FromWorker) => {
    const copy = structuredClone(message);
    if (copy.kind === 'call') void calls.answer(copy.id, copy.call);
  }, ms);
  return worker;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (words: string): Uint8Array => new TextEncoder().encode(words);

test('an answer comes over with status, headers and bytes, also from a shared buffer', async () => {
  const pool = Buffer.from('before the answer after');
  const worker = border(async ({ url }) => ({
    url: `${url}/moved`,
    status: 503,
    headers: { 'retry-after': '60' },
    body: pool.subarray(7, 17),
  }));
  const answer = await worker.http.request(request);
  expect({ ...answer, body: text(answer.body) }).toEqual({
    url: 'https://bindal.example/oai/moved',
    status: 503,
    headers: { 'retry-after': '60' },
    body: 'the answer',
  });
  expect(pool.toString()).toBe('before the answer after');
});

test('what follows a cut answer is streamed, and given back when nobody wants it', async () => {
  let closed = 0;
  async function* pieces() {
    try {
      for (const piece of ['a', 'b', 'c']) yield bytes(piece);
    } finally {
      closed++;
    }
  }
  const worker = border(async ({ url }) => {
    const answer = { url, status: 200, headers: {}, body: bytes('start'), rest: pieces() };
    return answer;
  });
  const restOf = (answer: HttpAnswer & { rest?: AsyncIterable<Uint8Array> }) => answer.rest ?? [];
  const whole: string[] = [];
  for await (const piece of restOf(await worker.http.request(request))) whole.push(text(piece));
  expect(whole).toEqual(['a', 'b', 'c']);
  for await (const piece of restOf(await worker.http.request(request)))
    if (text(piece) === 'a') break;
  expect(closed).toBe(2);
});

test('an error keeps its class, its message, its sample and its cause', async () => {
  const worker = border(() => {
    throw new SourceChangedShape('no list', {
      sample: '<html>',
      cause: new RangeError('line 1'),
    });
  });
  const error = await worker.http.request(request).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SourceChangedShape);
  expect(error).toMatchObject({
    message: 'no list',
    sample: '<html>',
    cause: { name: 'RangeError', message: 'line 1' },
  });
});

test('a request that the source gives up ends in the main thread too', async () => {
  const asked = Promise.withResolvers<void>();
  const worker = border(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
        asked.resolve();
      }),
  );
  const controller = new AbortController();
  const abortable: HttpRequest & { signal: AbortSignal } = {
    ...request,
    signal: controller.signal,
  };
  const answer = worker.http.request(abortable);
  await asked.promise;
  controller.abort(new RangeError('enough'));
  await expect(answer).rejects.toThrow('enough');
});

test('waiting moves the clock the source reads', async () => {
  const worker = border(() => Promise.reject(new Error('no network here')));
  await worker.sleep(3_600_000);
  expect(worker.now().toISOString()).toMatch(/^2026-03-02T10:00:00/);
});
