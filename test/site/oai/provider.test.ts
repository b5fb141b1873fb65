import { describe, expect, test } from 'vitest';
import { redirectLog } from '../../../harvester/log.ts';
import { child, childText } from '../../../harvester/xml/element.ts';
import { createGate } from '../../../site/oai/gate.ts';
import { serveOai } from '../../../site/oai/serve-oai.ts';
import { createTokens } from '../../../site/oai/token.ts';
import { oaiAsker, readAnswer } from '../../support/ask-oai.ts';
import {
  type MemoryItem,
  memoryProvider,
  memoryRepository,
  openGate,
  plainDc,
  serveMemory,
} from '../../support/memory-repository.ts';
import { endpointSchemaErrors, hasOaiSchemas } from '../../support/oai-schemas.ts';
import { TestClock } from '../../support/test-archive.ts';

/** The rows of the conformance table that need another repository than the archive, and what only a clock in hand can show. */
const RECORDS = 'verb=ListRecords&metadataPrefix=oai_dc';
const IDENTIFIERS = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
const DAY = '2026-03-01T10:00:00Z';

function library(count: number, options = {}, formats = [plainDc]) {
  const clock = new TestClock('2026-03-02T09:00:00Z');
  const repository = memoryRepository(formats);
  for (let i = 0; i < count; i++) repository.put(`${i}`, DAY, { title: `Post ${i}` });
  const provide = memoryProvider(repository, options);
  return { clock, repository, answer: (form: string) => provide(form, clock.now()) };
}
const read = (answer: { readonly body: Buffer }) => readAnswer(answer.body.toString());

describe('over HTTP', () => {
  test('20: a fault while a page is made is HTTP 500, never half a document', async () => {
    const { answer, repository } = library(8);
    await using broken = await serveMemory((form) => {
      const given = answer(form);
      if (form.startsWith('verb=ListRecords'))
        repository.items({ set: null, after: 0, upTo: -1 }, 1);
      if (form.includes('until')) throw new RangeError('the disk is gone');
      return given;
    });
    const response = await fetch(`${broken.baseUrl}?${RECORDS}&until=2026-03-01`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('<');
    expect((await fetch(`${broken.baseUrl}?${RECORDS}`)).status).toBe(200);
  });

  test('18: two at once from one client are one too many when one is allowed; one after the other never are', async () => {
    const { answer } = library(12);
    const gate = createGate({ perClient: 1, overall: 10, lateness: () => 0, latest: 1 });
    const request = () =>
      new Request(`http://x/oai?${RECORDS}`, { headers: { 'Accept-Encoding': 'gzip' } });
    const [first, second, other] = await Promise.all([
      serveOai(answer, request(), 'a', gate),
      serveOai(answer, request(), 'a', gate),
      serveOai(answer, request(), 'b', gate),
    ]);
    expect([first.status, second.status, other.status]).toEqual([200, 503, 200]);
    expect(second.headers.get('Retry-After')).toMatch(/^[1-9]\d*$/);
    for (let i = 0; i < 50; i++)
      expect((await serveOai(answer, request(), 'a', gate)).status).toBe(200);
  });

  test('17: a process that is late turns all away for the moment', async () => {
    let late = 5_000;
    const gate = createGate({ perClient: 9, overall: 9, lateness: () => late, latest: 1_000 });
    const { answer } = library(1);
    await using server = await serveMemory(answer, gate);
    const response = await fetch(`${server.baseUrl}?verb=Identify`);
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/);
    late = 0;
    expect((await fetch(`${server.baseUrl}?verb=Identify`)).status).toBe(200);
  });

  test('51, 63, 74, 77, 80: days only, no sets, items without a format, identifiers of any characters', async () => {
    const rare = {
      ...plainDc,
      prefix: 'rare',
      partial: true,
      write: (item: MemoryItem) => (item.title.includes('7') ? plainDc.write(item) : null),
    };
    const { answer, repository } = library(30, { granularity: 'day' }, [rare]);
    const strange = "a/b:c;d,e=f@g~(h)æ'";
    repository.put(strange, DAY, { title: 'Post 7' });
    await using server = await serveMemory(answer);
    const ask = oaiAsker(server.baseUrl);
    const list = 'verb=ListRecords&metadataPrefix=rare';
    expect((await ask(`${list}&from=2026-03-01T00:00:00Z`)).errors).toEqual(['badArgument']);
    expect((await ask(`${list}&from=2026-03-01&until=2026-03-01`)).items[0]?.datestamp).toBe(
      '2026-03-01',
    );
    expect((await ask('verb=ListSets')).errors).toEqual(['noSetHierarchy']);
    expect((await ask(`${list}&set=x`)).errors).toEqual(['noSetHierarchy']);
    expect((await ask(`${list}&set=a::b`)).errors).toEqual(['badArgument']);
    const none = encodeURIComponent('oai:innsyn.example.no:1');
    expect((await ask(`verb=ListMetadataFormats&identifier=${none}`)).errors).toEqual([
      'noMetadataFormats',
    ]);
    expect((await ask(`verb=GetRecord&metadataPrefix=rare&identifier=${none}`)).errors).toEqual([
      'cannotDisseminateFormat',
    ]);
    // 7, 17, 27 and the strange one, in a list whose pages hold five.
    for (const verb of ['ListRecords', 'ListIdentifiers']) {
      const pages = await ask.list(`verb=${verb}&metadataPrefix=rare`);
      expect(pages.flatMap(({ identifiers }) => identifiers)).toHaveLength(4);
      expect(pages).toHaveLength(1);
    }
    const id = `oai:innsyn.example.no:${strange}`;
    const got = await ask(
      `verb=GetRecord&metadataPrefix=rare&identifier=${encodeURIComponent(id)}`,
    );
    expect(got.identifiers).toEqual([id]);
    expect(got.request.attributes.identifier).toBe(id);
    if (hasOaiSchemas()) expect(await endpointSchemaErrors(ask.answers, 'urn:none')).toEqual([]);
  });

  test('61: an empty repository is there, and has nothing', async () => {
    const { answer } = library(0);
    await using server = await serveMemory(answer);
    const ask = oaiAsker(server.baseUrl);
    const identify = child((await ask('verb=Identify')).root, 'Identify');
    expect(childText(identify, 'earliestDatestamp')).toBe('2020-01-01T00:00:00Z');
    for (const verb of [RECORDS, IDENTIFIERS])
      expect((await ask(verb)).errors).toEqual(['noRecordsMatch']);
    if (hasOaiSchemas()) expect(await endpointSchemaErrors(ask.answers, 'urn:none')).toEqual([]);
  });
});

describe('lists', () => {
  test('77: a page in a format that few items have is full, and its token leads to more', () => {
    const rare = {
      ...plainDc,
      partial: true,
      write: (item: MemoryItem) =>
        Number(item.title.slice(5)) % 9 === 0 ? plainDc.write(item) : null,
    };
    const { answer } = library(91, {}, [rare]);
    const sizes: number[] = [];
    let form = RECORDS;
    for (;;) {
      const { items, token, errors } = read(answer(form));
      expect(errors).toEqual([]);
      sizes.push(items.length);
      if (!token) break;
      form = `verb=ListRecords&resumptionToken=${token}`;
    }
    expect(sizes).toEqual([5, 5, 1]);
  });

  test('92, 94: as many items as a page holds need no token; twice as many need one, and no third page', () => {
    expect(read(library(5).answer(RECORDS)).tokenElement).toBeNull();
    const { answer } = library(10);
    const { token } = read(answer(RECORDS));
    const last = read(answer(`verb=ListRecords&resumptionToken=${token}`));
    expect(last.items).toHaveLength(5);
    expect(last.token).toBe('');
  });

  test('the second under way is held back, and is there in the next', () => {
    const { answer, repository, clock } = library(2);
    repository.put('now', '2026-03-02T09:00:00Z', { title: 'nå' });
    expect(read(answer(RECORDS)).items).toHaveLength(2);
    expect(read(answer(`${RECORDS}&from=2026-03-02`)).errors).toEqual(['noRecordsMatch']);
    clock.forward(1);
    expect(read(answer(RECORDS)).items).toHaveLength(3);
    expect(read(answer(`${RECORDS}&from=2026-03-02T09:00:00Z`)).items).toHaveLength(1);
  });

  test('105: when all that was left has moved on, the page repeats an item that was given, and ends the list', () => {
    for (const verb of ['ListRecords', 'ListIdentifiers']) {
      const { answer, repository } = library(8);
      const bounded = `verb=${verb}&metadataPrefix=oai_dc&until=2026-03-01T23:59:59Z`;
      const { token, identifiers } = read(answer(verb === 'ListRecords' ? bounded : bounded));
      if (verb === 'ListIdentifiers') {
        // Its pages hold seven.
        expect(identifiers).toHaveLength(7);
        repository.put('7', '2026-03-02T08:00:00Z', { title: 'ny' });
      } else
        for (const i of [5, 6, 7]) repository.put(`${i}`, '2026-03-02T08:00:00Z', { title: 'ny' });
      const next = read(answer(`verb=${verb}&resumptionToken=${token}`));
      expect(next.errors).toEqual([]);
      expect(next.identifiers).toEqual(identifiers.slice(-1));
      expect(next.token).toBe('');
    }
  });

  test('105: also when every item of the list has moved', () => {
    const { answer, repository } = library(8);
    const { token } = read(answer(`${RECORDS}&until=2026-03-01`));
    for (let i = 0; i < 8; i++) repository.put(`${i}`, '2026-03-02T09:00:00Z', { title: 'ny' });
    const next = read(answer(`verb=ListRecords&resumptionToken=${token}`));
    expect(next.errors).toEqual([]);
    expect(next.items).toHaveLength(1);
    expect(next.token).toBe('');
  });

  test('103: the size is never less than what there is, though the list grows while it is read', () => {
    const { answer, repository } = library(20);
    let form = RECORDS;
    let given = 0;
    for (let page = 0; page < 12; page++) {
      const { items, token, tokenElement } = read(answer(form));
      given += items.length;
      if (!token) break;
      expect(Number(tokenElement?.attributes.completeListSize)).toBeGreaterThan(given);
      // What has been given changes, and so is given again.
      for (let i = 0; i < 3; i++)
        repository.put(`${page * 3 + i}`, '2026-03-02T08:00:00Z', { title: 'x' });
      form = `verb=ListRecords&resumptionToken=${token}`;
    }
    expect(given).toBeGreaterThan(30);
  });

  test('106: a page far into the list reads as little as the first', () => {
    const { clock, repository } = library(500);
    let read_ = 0;
    const counting = {
      ...repository,
      items: (selection: Parameters<typeof repository.items>[0], limit: number) => {
        const found = repository.items(selection, limit);
        read_ += found.length;
        return found;
      },
    };
    const provide = memoryProvider(counting, { cacheBytes: 0 });
    const counts: number[] = [];
    let form = RECORDS;
    for (;;) {
      read_ = 0;
      const { token } = read(provide(form, clock.now()));
      counts.push(read_);
      if (!token) break;
      form = `verb=ListRecords&resumptionToken=${token}`;
    }
    expect(counts).toHaveLength(100);
    expect(Math.max(...counts)).toBeLessThanOrEqual(6);
  });

  test('108: a page ends before it gets too long, but never before its first record', () => {
    const { answer, repository } = library(0, { bytesPerPage: 3_000 });
    for (let i = 0; i < 6; i++)
      repository.put(`${i}`, DAY, { title: i === 3 ? 'x'.repeat(9_000) : 'x'.repeat(900) });
    const sizes: number[] = [];
    let form = RECORDS;
    for (;;) {
      const { items, token } = read(answer(form));
      sizes.push(items.length);
      if (!token) break;
      form = `verb=ListRecords&resumptionToken=${token}`;
    }
    expect(sizes).toEqual([2, 1, 1, 2]);
  });
});

describe('tokens', () => {
  const place = {
    verb: 'ListRecords',
    prefix: 'oai_dc',
    set: 'kommune:1811',
    until: '2026-03-01T00:00:00Z',
    start: 0,
    after: 123_456_789,
    cursor: 1_000_000,
    size: 10_000_000,
  } as const;
  const now = new Date('2026-03-02T09:00:00Z');
  const hours = (n: number): Date => new Date(now.getTime() + n * 3_600_000);

  test('104: a token holds for 48 hours, in every process with the secret, and under the one before', () => {
    const { token, expires } = createTokens(['first secret']).write(place, now);
    expect(token.length).toBeLessThan(300);
    expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(expires).toEqual(hours(48));
    const other = createTokens(['second secret', 'first secret']);
    expect(other.read(token, 'ListRecords', hours(48))).toEqual(place);
    expect(other.read(token, 'ListRecords', hours(48.01))).toBeNull();
    expect(createTokens(['second secret']).read(token, 'ListRecords', now)).toBeNull();
  });

  test('96: no change of any character goes unseen', () => {
    const tokens = createTokens(['a secret']);
    const { token } = tokens.write(place, now);
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < token.length; at++)
      for (const letter of letters) {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        if (changed !== token) expect(tokens.read(changed, 'ListRecords', now)).toBeNull();
      }
  });
});

test('HTTP: what the gate lets in it lets out again, also when making the answer fails', async () => {
  const gate = openGate();
  const fail = (): never => {
    throw new RangeError('no');
  };
  redirectLog(() => {});
  // One more than it lets in at once.
  for (let i = 0; i < 101; i++)
    expect(
      (await serveOai(fail, new Request('http://x/oai?verb=Identify'), 'a', gate)).status,
    ).toBe(500);
});
