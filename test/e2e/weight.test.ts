import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { expect, inject, test } from 'vitest';

const site = inject('site');
const RESULTS = '/sok?q=søknad';

interface Got {
  readonly bytes: number;
  readonly type: string;
  readonly encoding: string | null;
  readonly text: string;
}

/** An answer as it goes over the wire. */
async function get(path: string, accept = 'br'): Promise<Got> {
  const answer = await request(new URL(path, site.origin), {
    headers: { 'accept-encoding': accept },
  });
  const body = Buffer.from(await answer.body.arrayBuffer());
  const encoding = String(answer.headers['content-encoding'] ?? '') || null;
  const plain =
    encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
  const type = String(answer.headers['content-type'] ?? '');
  return { bytes: body.length, type, encoding, text: plain.toString() };
}

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);

test.each(['', '/nn', '/en', '/sma'])(
  'a page of twenty hits weighs at most 12 kB, first visit 60 kB in all: %s',
  async (prefix) => {
    const page = await get(prefix + RESULTS);
    expect(all(page.text, /(<article class="hit")/g)).toHaveLength(20);
    expect(page.encoding).toBe('br');
    expect(page.bytes).toBeLessThanOrEqual(12_000);
    const files = new Set(all(page.text, /(?:href|src)="(\/(?:_astro\/[^"]+|favicon[^"]*))"/g));
    const loaded = await Promise.all([...files].map((file) => get(file)));
    const withoutFonts = loaded.filter(({ type }) => !type.startsWith('font/'));
    expect(withoutFonts.some(({ type }) => type.startsWith('text/css'))).toBe(true);
    const sum = withoutFonts.reduce((bytes, file) => bytes + file.bytes, page.bytes);
    expect(sum).toBeLessThanOrEqual(60_000);
  },
);

test('the script of a page weighs at most 8 kB', async () => {
  const { text } = await get(RESULTS);
  const inline = all(text, /<script[^>]*>([\s\S]*?)<\/script>/g).map(
    (script) => brotliCompressSync(script).length,
  );
  const files = await Promise.all(all(text, /<script[^>]*src="([^"]+)"/g).map((file) => get(file)));
  const sum = [...inline, ...files.map(({ bytes }) => bytes)].reduce((all, one) => all + one, 0);
  expect(sum).toBeGreaterThan(0);
  expect(sum).toBeLessThanOrEqual(8_000);
});

test('a reader who takes only gzip, or nothing of the kind, gets the same page', async () => {
  const brotli = await get('/om');
  const gzip = await get('/om', 'gzip');
  const plain = await get('/om', 'identity');
  expect([brotli.encoding, gzip.encoding, plain.encoding]).toEqual(['br', 'gzip', null]);
  expect(gzip.text).toBe(brotli.text);
  expect(plain.text).toBe(brotli.text);
});

test('fonts are compressed already and are left as they are', async () => {
  const { text } = await get('/om');
  const [font = ''] = all(text, /url\("(\/_astro\/fonts\/[^"]+)"\)/g);
  expect((await get(font, 'br, gzip')).encoding).toBeNull();
});
