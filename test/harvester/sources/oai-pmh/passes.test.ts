import { describe, expect, test } from 'vitest';
import type { Checkpoint } from '../../../../harvester/sources/source.ts';
import { harvest } from '../../../support/oai-harvest.ts';
import {
  envelope,
  formatsAnswer,
  getRecord,
  identifyAnswer,
  listIdentifiers,
  listRecords,
  oaiError,
  type TestRecord,
} from '../../../support/oai-pages.ts';
import { type OaiAsked, type OaiReply, startOaiServer } from '../../../support/oai-server.ts';

const DAY = 86_400_000;
const one = listRecords({ records: [{ id: 'a' }] });

const service =
  (
    parts: {
      identify?: string;
      formats?: string;
      list?: (asked: OaiAsked) => OaiReply | string;
    } = {},
  ) =>
  (asked: OaiAsked): OaiReply => {
    if (asked.verb === 'Identify') return { body: parts.identify ?? identifyAnswer() };
    if (asked.verb === 'ListMetadataFormats')
      return { body: parts.formats ?? formatsAnswer('oai_dc') };
    const reply = parts.list?.(asked) ?? one;
    return typeof reply === 'string' ? { body: reply } : reply;
  };

const froms = (asked: readonly OaiAsked[]): (string | null)[] =>
  asked
    .filter(({ verb }) => verb === 'ListRecords')
    .map(({ parameters }) => parameters.get('from'));

describe('harvesting what is new', () => {
  test('asks from the server’s own clock less five minutes, never from a datestamp or our clock', async () => {
    await using server = await startOaiServer(
      service({
        list: () =>
          listRecords({
            records: [{ id: 'a', datestamp: '2031-01-01T00:00:00Z' }],
            responseDate: '2026-11-20T09:58:00Z',
          }),
      }),
    );
    const settings = { widePasses: false };
    const first = await harvest(server, settings);
    await harvest(server, settings, { checkpoint: first.checkpoint });
    expect(froms(server.asked)).toEqual([null, '2026-11-20T09:53:00Z']);
  });

  test('asks one day back where the server only knows days', async () => {
    await using server = await startOaiServer(
      service({ identify: identifyAnswer({ granularity: 'YYYY-MM-DD' }) }),
    );
    const settings = { widePasses: false };
    const first = await harvest(server, settings);
    await harvest(server, settings, { checkpoint: first.checkpoint });
    expect(froms(server.asked)).toEqual([null, '2026-11-19']);
  });

  test('looks back two days every night, 35 days every week, and at everything every year', async () => {
    await using server = await startOaiServer(service());
    let clock = Date.parse('2026-11-20T10:00:02Z');
    let checkpoint: Checkpoint | null = null;
    const back: (number | null)[] = [];
    for (const days of [0, 0.1, 1, 2, 6, 7, 366]) {
      clock = Date.parse('2026-11-20T10:00:02Z') + days * DAY;
      const done = await harvest(server, {}, { now: () => new Date(clock), checkpoint });
      checkpoint = done.checkpoint;
      const from = froms(server.asked).at(-1) ?? null;
      back.push(
        from === null ? null : (Date.parse('2026-11-20T10:00:00Z') - Date.parse(from)) / DAY,
      );
    }
    expect(back).toEqual([null, 300 / 86_400, 2, 2, 2, 35, null]);
  });

  test('starts over when the address, the format or the sets are changed', async () => {
    await using server = await startOaiServer(service());
    const first = await harvest(server);
    await harvest(server, { sets: ['kommune:1811'] }, { checkpoint: first.checkpoint });
    expect(froms(server.asked)).toEqual([null, null]);
  });

  test('starts over when a better format comes', async () => {
    let formats = formatsAnswer('oai_dc');
    await using server = await startOaiServer((asked) => service({ formats })(asked));
    const first = await harvest(server);
    formats = formatsAnswer('oai_dc', 'noark5');
    await harvest(server, {}, { checkpoint: first.checkpoint });
    expect(froms(server.asked)).toEqual([null, null]);
    expect(server.asked.at(-1)?.parameters.get('metadataPrefix')).toBe('noark5');
  });

  test('starts over from a checkpoint nobody can read', async () => {
    await using server = await startOaiServer(service());
    const done = await harvest(server, {}, { checkpoint: { version: 99 } });
    expect(done.error).toBeNull();
    expect(froms(server.asked)).toEqual([null]);
  });

  test('a clock that is wrong by hours is remarked, and the older time is used', async () => {
    await using server = await startOaiServer(
      service({
        list: () => ({
          body: one,
          headers: { date: 'Fri, 20 Nov 2026 09:00:00 GMT' },
        }),
      }),
    );
    const done = await harvest(server);
    expect(done.remarks.get('oai.clock-skew')).toEqual({ seconds: 3600 });
    expect(done.checkpoint).toMatchObject({ nextFrom: '2026-11-20T09:00:00.000Z' });
  });

  test.each([
    ['2026-11-20T10:00:00.123Z', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20T11:00:00+01:00', '2026-11-20T10:00:00.000Z'],
    ['2026-11-20T10:00:00', '2026-11-20T10:00:00.000Z'],
  ])('a responseDate of %s is read', async (responseDate, nextFrom) => {
    await using server = await startOaiServer(
      service({ list: () => listRecords({ records: [{ id: 'a' }], responseDate }) }),
    );
    const done = await harvest(server);
    expect(done.checkpoint).toMatchObject({ nextFrom });
  });

  test('records outside the window are taken, counted and remarked', async () => {
    const records: TestRecord[] = [
      { id: 'old', datestamp: '2020-01-01T00:00:00Z' },
      { id: 'new', datestamp: '2026-11-20T09:59:00Z' },
      { id: 'day', datestamp: '2026-11-20' },
      { id: 'compact', datestamp: '20261120' },
      { id: 'odd', datestamp: 'yesterday' },
    ];
    await using server = await startOaiServer(service({ list: () => listRecords({ records }) }));
    const settings = { widePasses: false };
    const first = await harvest(server, settings);
    expect(first.remarks.has('oai.out-of-window')).toBe(false);
    const second = await harvest(server, settings, { checkpoint: first.checkpoint });
    expect(second.met).toEqual(['old', 'new', 'day', 'compact', 'odd']);
    expect(second.remarks.get('oai.out-of-window')).toEqual({ records: 5, outside: 1 });
  });
});

describe('what a service says of itself', () => {
  test.each<[string, OaiReply]>([
    ['no Identify', { status: 404, body: 'not found' }],
    ['a web page for Identify', { body: '<html></html>' }],
    ['an error for Identify', { body: oaiError('badVerb') }],
    ['a broken Identify', { body: identifyAnswer().slice(0, 300) }],
  ])('%s stops nothing', async (_name, reply) => {
    await using server = await startOaiServer((asked) =>
      asked.verb === 'Identify' ? reply : service()(asked),
    );
    const done = await harvest(server);
    expect(done.error).toBeNull();
    expect(done.met).toEqual(['a']);
    expect(done.remarks.has('oai.identify-missing')).toBe(true);
  });

  test('another base address is remarked, and the configured one is kept', async () => {
    await using server = await startOaiServer(
      service({ identify: identifyAnswer({ baseURL: 'http://evil.example.no/oai' }) }),
    );
    const done = await harvest(server);
    expect(done.error).toBeNull();
    expect(done.remarks.get('oai.other-base-url')).toEqual({
      stated: 'http://evil.example.no/oai',
    });
  });

  test('a service that has moved is followed, and remarked', async () => {
    await using server = await startOaiServer((asked) =>
      asked.path === '/oai'
        ? { status: 301, headers: { location: '/new/oai' }, body: '' }
        : service()(asked),
    );
    const done = await harvest(server);
    expect(done.met).toEqual(['a']);
    expect(done.remarks.get('oai.moved')).toEqual({ to: server.url.replace('/oai', '/new/oai') });
  });

  test('an address that has a question already is joined with &', async () => {
    await using server = await startOaiServer(service());
    await harvest(server, { url: `${server.url}?mode=oaipmh` });
    expect(server.asked[0]?.parameters.get('mode')).toBe('oaipmh');
    expect(server.asked[0]?.verb).toBe('Identify');
  });

  test('HTTP 403 stops until a person has asked why', async () => {
    await using server = await startOaiServer(
      service({ list: () => ({ status: 403, body: 'Forbidden' }) }),
    );
    const done = await harvest(server);
    expect(done.error?.name).toBe('SourceRefused');
    expect(server.asked.filter(({ verb }) => verb === 'ListRecords')).toHaveLength(1);
  });

  test('a web page instead of records is an error that keeps its start', async () => {
    await using server = await startOaiServer(
      service({ list: () => ({ body: '<html><body>Logg inn</body></html>' }) }),
    );
    const done = await harvest(server);
    expect(done.error?.name).toBe('SourceChangedShape');
    expect(done.error?.message).toContain('a web page');
    expect(done.error).toHaveProperty('sample', '<html><body>Logg inn</body></html>');
  });

  test('a DOCTYPE is refused', async () => {
    await using server = await startOaiServer(
      service({ list: () => `<!DOCTYPE x [<!ENTITY y "z">]>${one.replace(/^<\?xml.*\n/, '')}` }),
    );
    const done = await harvest(server);
    expect(done.met).toEqual([]);
    expect(done.error?.message).toContain('DOCTYPE');
  });

  test('Retry-After is waited for, an OAI error behind HTTP 422 is not', async () => {
    let asks = 0;
    await using server = await startOaiServer(
      service({
        list: () =>
          ++asks === 1
            ? { status: 503, headers: { 'retry-after': '10' }, body: '<html/>' }
            : { status: 422, headers: { 'retry-after': '48' }, body: oaiError('noRecordsMatch') },
      }),
    );
    const done = await harvest(server, { mayBeEmpty: true });
    expect(done.error).toBeNull();
    expect(done.slept).toEqual([10_000]);
    expect(done.remarks.get('oai.quality')).toMatchObject({ waitedSeconds: 10 });
  });

  test('an overloaded service is left alone, not asked in smaller pieces', async () => {
    await using server = await startOaiServer(service({ list: () => ({ status: 503, body: '' }) }));
    const done = await harvest(server);
    expect(done.error?.name).toBe('SourceUnreachable');
    expect(server.asked.filter(({ verb }) => verb === 'ListRecords')).toHaveLength(5);
  });
});

describe('formats and sets', () => {
  test.each([
    [['oai_dc', 'oai_qdc', 'noark5'], 'noark5'],
    [['oai_dc', 'oai_qdc', 'marc21'], 'oai_qdc'],
    [['marc21', 'oai_dc'], 'oai_dc'],
    [['marc21'], 'oai_dc'],
  ])('of %j it asks for %s', async (offered, asked) => {
    await using server = await startOaiServer(service({ formats: formatsAnswer(...offered) }));
    await harvest(server);
    expect(server.asked.at(-1)?.parameters.get('metadataPrefix')).toBe(asked);
  });

  test('a format is known by its namespace under any prefix', async () => {
    const formats = formatsAnswer('oai_dc', 'n5').replace(
      'http://example.no/n5</metadataNamespace>',
      'http://www.arkivverket.no/standarder/noark5/arkivstruktur</metadataNamespace>',
    );
    await using server = await startOaiServer(service({ formats }));
    await harvest(server);
    expect(server.asked.at(-1)?.parameters.get('metadataPrefix')).toBe('n5');
  });

  test('a format that is offered but not given is left for the next', async () => {
    await using server = await startOaiServer(
      service({
        formats: formatsAnswer('oai_dc', 'noark5'),
        list: (asked) =>
          asked.parameters.get('metadataPrefix') === 'noark5'
            ? oaiError('cannotDisseminateFormat')
            : one,
      }),
    );
    const done = await harvest(server);
    expect(done.error).toBeNull();
    expect(done.met).toEqual(['a']);
  });

  test('a configured format is asked for without a look at the others, and not given up', async () => {
    await using server = await startOaiServer(
      service({ list: () => oaiError('cannotDisseminateFormat') }),
    );
    const done = await harvest(server, { metadataPrefix: 'noark5' });
    expect(done.error?.name).toBe('SourceChangedShape');
    expect(server.asked.map(({ verb }) => verb)).not.toContain('ListMetadataFormats');
  });

  test('sets are harvested one by one and resumed in the right one', async () => {
    await using server = await startOaiServer(
      service({
        list: (asked) => {
          if (asked.verb === 'ListSets')
            return envelope('<ListSets><set><setSpec>a</setSpec></set></ListSets>');
          const { parameters } = asked;
          if (parameters.get('resumptionToken') === 'b2')
            return listRecords({ records: [{ id: 'b2' }] });
          const set = parameters.get('set') ?? '';
          return listRecords({
            records: [{ id: `${set}1` }],
            token: set === 'b+%' ? 'b2' : undefined,
          });
        },
      }),
    );
    const settings = { sets: ['a', 'b+%', 'c'] };
    const done = await harvest(server, settings);
    expect(done.met).toEqual(['a1', 'b+%1', 'b2', 'c1']);
    expect(done.remarks.get('oai.set-not-listed')).toEqual({ set: 'c' });
    const checkpoints = done.events.filter((event) => event.kind === 'checkpoint');
    const resumed = await harvest(server, settings, {
      checkpoint: checkpoints[1]?.checkpoint ?? null,
    });
    expect(resumed.met).toEqual(['b2', 'c1']);
  });

  test('days are asked for where seconds are not understood', async () => {
    await using server = await startOaiServer(
      service({
        list: (asked) =>
          asked.parameters.get('from')?.includes('T') ? oaiError('badArgument') : one,
      }),
    );
    const settings = { widePasses: false };
    const first = await harvest(server, settings);
    const second = await harvest(server, settings, { checkpoint: first.checkpoint });
    expect(second.error).toBeNull();
    expect(froms(server.asked)).toEqual([null, '2026-11-20T09:55:00Z', '2026-11-20']);
  });
});

describe('a page that cannot be served', () => {
  const records: TestRecord[] = [
    { id: 'january', datestamp: '2026-01-15T00:00:00Z' },
    { id: 'march-1', datestamp: '2026-03-02T00:00:00Z' },
    { id: 'poison', datestamp: '2026-03-10T12:00:00Z' },
    { id: 'beside', datestamp: '2026-03-10T13:00:00Z' },
    { id: 'gone', datestamp: '2026-03-10T14:00:00Z', deleted: true },
    { id: 'november', datestamp: '2026-11-19T00:00:00Z' },
  ];
  /** Selects by date as it should, but dies of one record. */
  const poisoned = (asked: OaiAsked): OaiReply | string => {
    const from = asked.parameters.get('from') ?? '';
    const until = asked.parameters.get('until') ?? '9';
    const found = records.filter(
      ({ datestamp = '' }) => datestamp >= from && datestamp.slice(0, until.length) <= until,
    );
    if (asked.verb === 'GetRecord') {
      const id = asked.parameters.get('identifier');
      const record = records.find((each) => each.id === id);
      if (id === 'poison' || record === undefined) return { status: 500, body: 'out of memory' };
      return getRecord(record);
    }
    if (found.length === 0) return oaiError('noRecordsMatch');
    if (asked.verb === 'ListIdentifiers') return listIdentifiers({ records: found });
    return found.some(({ id }) => id === 'poison')
      ? { status: 500, body: 'out of memory' }
      : listRecords({ records: found });
  };

  test('costs its own record only: months, then days, then one by one', async () => {
    await using server = await startOaiServer(service({ list: poisoned }));
    const done = await harvest(server);
    expect(done.error).toBeNull();
    expect(done.met).toEqual(['january', 'march-1', 'poison', 'beside', 'gone', 'november']);
    expect(done.deleted).toEqual(['gone']);
    expect(done.rejected).toHaveLength(1);
    expect(done.rejected[0]).toMatchObject({ sourceKey: 'poison', raw: '' });
    expect(done.checkpoint).toMatchObject({ nextFrom: '2026-11-20T10:00:00.000Z' });
    const windows = server.asked
      .filter(({ verb }) => verb === 'ListRecords')
      .map(({ parameters }) => `${parameters.get('from')}/${parameters.get('until')}`);
    expect(windows).toContain('2026-02-01T00:00:00Z/2026-02-28T23:59:59Z');
    expect(windows).toContain('2026-03-10T00:00:00Z/2026-03-10T23:59:59Z');
    expect(windows).toContain('2026-04-01T00:00:00Z/2026-04-30T23:59:59Z');
  });

  test('a stop on the way is resumed in its window', async () => {
    await using server = await startOaiServer(service({ list: poisoned }));
    const done = await harvest(server);
    const middle = done.events.findIndex(
      (event) => event.kind === 'record' && event.record.keys.kilde === 'beside',
    );
    const checkpoint = done.events
      .slice(0, middle)
      .findLast((event) => event.kind === 'checkpoint')?.checkpoint;
    const resumed = await harvest(server, {}, { checkpoint: checkpoint ?? null });
    expect(resumed.met).toEqual(['poison', 'beside', 'gone', 'november']);
    expect(resumed.checkpoint).toEqual(done.checkpoint);
  });

  test('a day that cannot be read at all is skipped, reported, and asked for again next time', async () => {
    await using server = await startOaiServer(
      service({
        list: (asked) =>
          asked.verb === 'ListIdentifiers' ? { status: 500, body: '' } : poisoned(asked),
      }),
    );
    const done = await harvest(server);
    expect(done.met).toEqual(['january', 'march-1', 'november']);
    expect(done.error?.message).toContain('1 periods could not be read');
    expect(done.checkpoint).toMatchObject({ nextFrom: '2026-03-10T00:00:00.000Z', pass: null });
  });

  test('a server that is down is not asked in pieces', async () => {
    let up = true;
    await using server = await startOaiServer((asked) => {
      if (!up) return { status: 502, body: '' };
      return service({
        list: () => {
          up = false;
          return { status: 502, body: '' };
        },
      })(asked);
    });
    const done = await harvest(server);
    expect(done.error?.name).toBe('SourceUnreachable');
    expect(server.asked.length).toBeLessThan(12);
  });

  test('a server that ignores dates is read key by key instead of month by month', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      id: `r${i}`,
      datestamp: '2025-06-01T00:00:00Z',
    }));
    await using server = await startOaiServer(
      service({
        list: (asked) => {
          if (asked.verb === 'ListIdentifiers') return listIdentifiers({ records: many });
          if (asked.verb === 'GetRecord')
            return getRecord({ id: asked.parameters.get('identifier') ?? '' });
          return asked.parameters.has('resumptionToken')
            ? { status: 500, body: '' }
            : listRecords({ records: many, token: 't1' });
        },
      }),
    );
    const done = await harvest(server);
    expect(done.error).toBeNull();
    expect(new Set(done.met)).toEqual(new Set(many.map(({ id }) => id)));
    expect(server.asked.filter(({ verb }) => verb === 'ListRecords').length).toBeLessThan(20);
  });
});

describe('a source that does not tell of deletions', () => {
  const WEEK_LATER = new Date('2026-11-27T10:00:02Z');
  const keys = (...ids: readonly string[]): string =>
    listIdentifiers({ records: ids.map((id) => ({ id })) });
  const noDeletions = (list: (asked: OaiAsked) => OaiReply | string) =>
    service({
      identify: identifyAnswer({ deletedRecord: 'no' }),
      list: (asked) => (asked.verb === 'ListRecords' ? one : list(asked)),
    });
  const verbs = (asked: readonly OaiAsked[]): string[] => asked.map(({ verb }) => verb);

  test('is asked for all its keys a week after the first harvest, and not before', async () => {
    await using server = await startOaiServer(noDeletions(() => keys('a', 'b')));
    const first = await harvest(server);
    expect(verbs(server.asked)).not.toContain('ListIdentifiers');
    const second = await harvest(
      server,
      {},
      { checkpoint: first.checkpoint, now: () => WEEK_LATER },
    );
    const swept = second.events.filter(({ kind }) => kind === 'present' || kind === 'swept');
    expect(swept).toEqual([
      { kind: 'present', sourceKey: 'a' },
      { kind: 'present', sourceKey: 'b' },
      { kind: 'swept' },
    ]);
    const third = await harvest(
      server,
      {},
      { checkpoint: second.checkpoint, now: () => WEEK_LATER },
    );
    expect(third.events.some(({ kind }) => kind === 'swept')).toBe(false);
  });

  test.each<[string, (asked: OaiAsked) => OaiReply | string]>([
    ['fails', () => ({ status: 500, body: '' })],
    ['says there is nothing', () => oaiError('noRecordsMatch')],
    [
      'breaks off',
      (asked) =>
        asked.parameters.has('resumptionToken')
          ? { body: '<html/>' }
          : listIdentifiers({ records: [{ id: 'a' }], token: 't' }),
    ],
  ])('withdraws nothing when the list of keys %s', async (_name, list) => {
    await using server = await startOaiServer(noDeletions(list));
    const first = await harvest(server);
    const second = await harvest(
      server,
      {},
      { checkpoint: first.checkpoint, now: () => WEEK_LATER },
    );
    expect(second.events.some(({ kind }) => kind === 'swept')).toBe(false);
    expect(second.error).toBeNull();
  });

  test('the configuration decides over Identify', async () => {
    await using server = await startOaiServer(noDeletions(() => keys('a')));
    const settings = { deletedRecord: 'persistent' };
    const first = await harvest(server, settings);
    await harvest(server, settings, { checkpoint: first.checkpoint, now: () => WEEK_LATER });
    expect(verbs(server.asked)).not.toContain('ListIdentifiers');
  });
});

test('the quality report counts what came', async () => {
  await using server = await startOaiServer(
    service({
      list: () =>
        listRecords({
          records: [
            { id: 'a' },
            { id: 'a' },
            { id: 'b', deleted: true },
            { id: 'c', metadata: '<mods/>' },
          ],
          tokenAttributes: 'completeListSize="4"',
          token: '',
        }),
    }),
  );
  const done = await harvest(server);
  expect(done.remarks.get('oai.quality')).toMatchObject({
    requests: 3,
    pages: 1,
    records: 2,
    deleted: 1,
    rejected: 1,
    duplicates: 1,
    completeListSize: 4,
    nextFrom: '2026-11-20T10:00:00.000Z',
  });
});

test('an aborted harvest stops at once', async () => {
  const stop = new AbortController();
  let pages = 0;
  await using server = await startOaiServer(
    service({ list: () => listRecords({ records: [{ id: `r${pages}` }], token: `t${pages++}` }) }),
  );
  const done = await harvest(
    server,
    {},
    {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'checkpoint') stop.abort(new Error('stopped by hand'));
      },
    },
  );
  expect(done.error?.message).toBe('stopped by hand');
  expect(pages).toBe(1);
});
