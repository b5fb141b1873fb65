import { describe, expect, test } from 'vitest';
import { SourceRefused, SourceUnreachable } from '../../../harvester/errors.ts';
import { isOverload, requestPatiently } from '../../../harvester/network/request-patiently.ts';
import { readRetryAfter } from '../../../harvester/network/retry-after.ts';
import type { HttpAnswer } from '../../../harvester/sources/source.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
type Step = number | Error | { readonly status: number; readonly retryAfter: string };

async function ask(
  steps: readonly Step[],
  tries = 5,
): Promise<{ slept: number[]; answer: unknown }> {
  const slept: number[] = [];
  const left = [...steps];
  const answer = await requestPatiently(
    { url: 'http://oai.example.no/oai?verb=ListRecords', maxBytes: 1000 },
    {
      http: {
        request: async (): Promise<HttpAnswer> => {
          const step = left.shift();
          if (step === undefined) throw new Error('asked once too often');
          if (step instanceof Error) throw step;
          const status = typeof step === 'number' ? step : step.status;
          return {
            url: 'http://oai.example.no/oai?verb=ListRecords',
            status,
            headers: typeof step === 'number' ? {} : { 'retry-after': step.retryAfter },
            body: new Uint8Array(),
          };
        },
      },
      now: () => NOW,
      random: () => 0.5,
      sleep: async (ms) => {
        slept.push(ms);
      },
      tries,
    },
  ).catch((error: unknown) => error);
  return { slept, answer };
}

describe('an overloaded service', () => {
  test('is asked again after the seconds it states', async () => {
    const { slept, answer } = await ask([{ status: 503, retryAfter: '48' }, 200]);
    expect(slept).toEqual([48_000]);
    expect(answer).toMatchObject({ status: 200 });
  });

  test('is asked again at the time it states', async () => {
    const { slept } = await ask([
      { status: 429, retryAfter: 'Fri, 20 Nov 2026 10:02:00 GMT' },
      200,
    ]);
    expect(slept).toEqual([120_000]);
  });

  test('is given up after five answers, and told apart from a broken one', async () => {
    const { answer, slept } = await ask([503, 503, 503, 503, 503]);
    expect(answer).toBeInstanceOf(SourceUnreachable);
    expect(String(answer)).toContain('HTTP 503');
    expect(isOverload(answer as Error)).toBe(true);
    expect(slept).toEqual([1000, 2000, 4000, 8000]);
  });
});

test('a lost connection is tried again with growing pauses', async () => {
  const { slept, answer } = await ask([new SourceUnreachable('reset'), 500, 502, 504, 200]);
  expect(slept).toEqual([1000, 2000, 4000, 8000]);
  expect(answer).toMatchObject({ status: 200 });
});

test('a broken service is no overload', async () => {
  const { answer } = await ask([500, 500], 2);
  expect(isOverload(answer as Error)).toBe(false);
});

test.each([400, 403, 404, 422, 501])('HTTP %i is an answer at once', async (status) => {
  const { slept, answer } = await ask([status]);
  expect(slept).toEqual([]);
  expect(answer).toMatchObject({ status });
});

test('a refusal is not tried again', async () => {
  const { slept, answer } = await ask([new SourceRefused('private address')]);
  expect(slept).toEqual([]);
  expect(answer).toBeInstanceOf(SourceRefused);
});

test.each([
  ['0', 1000],
  ['10', 10_000],
  ['100000', 3_600_000],
  ['Fri, 20 Nov 2026 09:00:00 GMT', 1000],
  ['soon', null],
  ['', null],
])('Retry-After: %s', (header, ms) => {
  expect(readRetryAfter(header, NOW)).toBe(ms);
});
