import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { harvest } from '../../../support/oai-harvest.ts';
import {
  envelope,
  formatsAnswer,
  identifyAnswer,
  listRecords,
  oaiError,
  record,
  type TestRecord,
} from '../../../support/oai-pages.ts';
import { type OaiAsked, type OaiReply, startOaiServer } from '../../../support/oai-server.ts';

const records = (...ids: readonly string[]): TestRecord[] => ids.map((id) => ({ id }));

/** A well-behaved service but for its lists. */
const service =
  (list: (asked: OaiAsked) => OaiReply | string) =>
  (asked: OaiAsked): OaiReply => {
    if (asked.verb === 'Identify') return { body: identifyAnswer() };
    if (asked.verb === 'ListMetadataFormats') return { body: formatsAnswer('oai_dc') };
    const reply = list(asked);
    return typeof reply === 'string' ? { body: reply } : reply;
  };

const tokenOf = (asked: OaiAsked): string | null => asked.parameters.get('resumptionToken');

/** Three pages: a b, c d, e. */
const threePages = (asked: OaiAsked): string => {
  const token = tokenOf(asked);
  if (token === null) return listRecords({ records: records('a', 'b'), token: 't1' });
  if (token === 't1') return listRecords({ records: records('c', 'd'), token: 't2' });
  return listRecords({ records: records('e'), token: '' });
};

describe('a list', () => {
  test('is read to its end, with a checkpoint after every page', async () => {
    await using server = await startOaiServer(service(threePages));
    const { met, error, events, checkpoint } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(events.filter(({ kind }) => kind === 'checkpoint')).toHaveLength(3);
    expect(checkpoint).toMatchObject({ nextFrom: '2026-11-20T10:00:00.000Z', pass: null });
  });

  test('goes on from its token after a stop', async () => {
    await using server = await startOaiServer(service(threePages));
    const whole = await harvest(server);
    const [first] = whole.events.filter((event) => event.kind === 'checkpoint');
    const before = server.asked.length;
    const resumed = await harvest(server, {}, { checkpoint: first?.checkpoint ?? null });
    expect(resumed.met).toEqual(['c', 'd', 'e']);
    expect(server.asked[before + 2]?.parameters.get('resumptionToken')).toBe('t1');
    expect(resumed.checkpoint).toEqual(whole.checkpoint);
  });

  test.each([
    ['no token element', undefined],
    ['an empty token', ''],
    ['a token of blanks', ' \n '],
  ])('ends with %s', async (_name, token) => {
    await using server = await startOaiServer(
      service(() => listRecords({ records: records('a'), token })),
    );
    const { met, error } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toEqual(['a']);
  });

  test('ends with noRecordsMatch where a token was sent', async () => {
    await using server = await startOaiServer(
      service((asked) =>
        tokenOf(asked) === null
          ? listRecords({ records: records('a'), token: 't1' })
          : oaiError('noRecordsMatch'),
      ),
    );
    const { met, error } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toEqual(['a']);
  });

  test.each(['a|b=c', 'oai%3Aa%2Fb', 'æ ø', 'a&amp;b', "x!!!y'(z)*", '0'])(
    'sends the token %s back as it was printed, encoded once',
    async (printed) => {
      await using server = await startOaiServer(
        service((asked) =>
          tokenOf(asked) === null
            ? listRecords({ records: records('a'), token: `\n ${printed} \n` })
            : listRecords({ records: records('b') }),
        ),
      );
      const { met } = await harvest(server);
      expect(met).toEqual(['a', 'b']);
      expect(server.asked.at(-1)?.parameters.get('resumptionToken')).toBe(
        printed.replace('&amp;', '&'),
      );
      expect([...(server.asked.at(-1)?.parameters.keys() ?? [])]).toEqual([
        'verb',
        'resumptionToken',
      ]);
    },
  );

  test.each(['completeListSize="1" cursor="0"', 'completeListSize="-1"', 'completeListSize="x"'])(
    'is not ended by a lying counter (%s)',
    async (tokenAttributes) => {
      await using server = await startOaiServer(
        service((asked) =>
          tokenOf(asked) === null
            ? listRecords({ records: records('a', 'b'), token: 't1', tokenAttributes })
            : listRecords({ records: records('c') }),
        ),
      );
      const { met, events } = await harvest(server);
      expect(met).toEqual(['a', 'b', 'c']);
      expect(events.find(({ kind }) => kind === 'progress')).toMatchObject({
        done: 2,
        total: null,
      });
    },
  );

  test('goes on over empty pages that have a token', async () => {
    await using server = await startOaiServer(
      service((asked) => {
        const page = Number(tokenOf(asked) ?? '0');
        return listRecords({
          records: page === 0 || page === 5 ? records(`r${page}`) : [],
          token: page === 5 ? '' : String(page + 1),
        });
      }),
    );
    const { met, error } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toEqual(['r0', 'r5']);
  });
});

describe('what is never taken for the end of a list', () => {
  const html = '<html><body>Fatal error: allowed memory size exhausted</body></html>';
  const first = listRecords({ records: records('a'), token: 't1' });

  test.each<[string, OaiReply | string]>([
    ['a web page', { body: html, headers: { 'content-type': 'text/html' } }],
    ['an empty body', ''],
    ['an empty list without a word', envelope('<ListRecords></ListRecords>')],
    ['an answer without the list', envelope('')],
    ['an answer to another question', identifyAnswer()],
    ['half a document', listRecords({ records: records('b', 'c') }).slice(0, -60)],
    ['a broken connection', { body: first.slice(0, 300), cutOff: true }],
    ['HTTP 500', { status: 500, body: 'error' }],
    ['HTTP 404', { status: 404, body: 'not found' }],
    ['an unknown error', oaiError('somethingElse')],
  ])('%s', async (_name, second) => {
    await using server = await startOaiServer(
      service((asked) => {
        if (asked.verb === 'ListIdentifiers') return oaiError('noRecordsMatch');
        return tokenOf(asked) === null ? first : second;
      }),
    );
    const { met, error, checkpoint } = await harvest(server);
    expect(met).toContain('a');
    expect(error).not.toBeNull();
    expect(checkpoint).toMatchObject({ nextFrom: null });
  });

  test('half a document is asked for again, and its records come once', async () => {
    let asks = 0;
    await using server = await startOaiServer(
      service((asked) => {
        if (tokenOf(asked) === null) return first;
        const whole = listRecords({ records: records('b', 'c') });
        return ++asks === 1 ? whole.slice(0, -60) : whole;
      }),
    );
    const { met, error, slept } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toEqual(['a', 'b', 'c']);
    expect(slept).toEqual([1000]);
  });

  test('a source that says it is empty when everything is asked for', async () => {
    await using server = await startOaiServer(service(() => oaiError('noRecordsMatch')));
    const { error } = await harvest(server);
    expect(error?.name).toBe('SourceChangedShape');
    expect(error?.message).toContain('no records at all');
    expect((await harvest(server, { mayBeEmpty: true })).error).toBeNull();
  });

  test('nothing new since the last harvest is no error', async () => {
    await using server = await startOaiServer(
      service((asked) =>
        asked.parameters.has('from')
          ? oaiError('noRecordsMatch')
          : listRecords({ records: records('a') }),
      ),
    );
    const first = await harvest(server);
    const second = await harvest(server, {}, { checkpoint: first.checkpoint });
    expect(second.error).toBeNull();
    expect(second.met).toEqual([]);
  });
});

describe('a list that goes in circles', () => {
  test('is stopped when token and records come again, and is harvested from the same place next time', async () => {
    await using server = await startOaiServer(
      service((asked) =>
        tokenOf(asked) === null
          ? listRecords({ records: records('a'), token: 't1' })
          : listRecords({ records: records('b'), token: 't1' }),
      ),
    );
    const { met, error, checkpoint } = await harvest(server);
    expect(error?.message).toContain('in circles');
    expect(new Set(met)).toEqual(new Set(['a', 'b']));
    expect(server.asked.length).toBeLessThan(8);
    expect(checkpoint).toMatchObject({ nextFrom: null, pass: null });
  });

  test('is stopped when it goes round several pages', async () => {
    await using server = await startOaiServer(
      service((asked) => {
        const page = Number(tokenOf(asked) ?? '0');
        return listRecords({ records: records(`r${page}`), token: String((page + 1) % 3) });
      }),
    );
    const { error } = await harvest(server);
    expect(error?.message).toContain('in circles');
    expect(server.asked.length).toBeLessThan(10);
  });

  test('one token for the whole list is lawful as long as the records change', async () => {
    let page = 0;
    await using server = await startOaiServer(
      service(() => {
        page++;
        return listRecords({ records: records(`r${page}`), token: page < 20 ? 'session' : '' });
      }),
    );
    const { met, error } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toHaveLength(20);
  });

  test('the same page under ever new tokens is stopped', async () => {
    let page = 0;
    await using server = await startOaiServer(
      service(() => listRecords({ records: records('a'), token: `t${page++}` })),
    );
    const { error } = await harvest(server);
    expect(error?.message).toContain('again and again');
    expect(server.asked.length).toBeLessThan(20);
  });

  test('old pages that come back after far more records than there should be are stopped', async () => {
    let page = 0;
    await using server = await startOaiServer(
      service(() => {
        page++;
        const ids = Array.from({ length: 200 }, (_, i) => `r${page % 7}-${i}`);
        return listRecords({
          records: records(...ids),
          token: `t${page}`,
          tokenAttributes: 'completeListSize="100"',
        });
      }),
    );
    const { error } = await harvest(server);
    expect(error?.message).toContain('far more records');
  });

  test('more than ten empty pages in a row are stopped', async () => {
    let page = 0;
    await using server = await startOaiServer(
      service(() => listRecords({ records: [], token: `t${page++}` })),
    );
    const { error } = await harvest(server);
    expect(error?.message).toContain('empty pages');
  });

  test('a run that has taken its time stops, keeps its token, and goes on later', async () => {
    let clock = Date.parse('2026-11-20T10:00:00Z');
    await using server = await startOaiServer(
      service((asked) => {
        clock += 3_600_000;
        return threePages(asked);
      }),
    );
    const now = (): Date => new Date(clock);
    const first = await harvest(server, { maxHours: 1.5 }, { now });
    expect(first.error?.message).toContain('stopped after 1.5 hours');
    expect(first.met).toEqual(['a', 'b', 'c', 'd']);
    const second = await harvest(server, { maxHours: 1.5 }, { now, checkpoint: first.checkpoint });
    expect(second.error).toBeNull();
    expect(second.met).toEqual(['e']);
  });
});

describe('tokens that are no longer good', () => {
  test('start the same window again', async () => {
    let refused = false;
    await using server = await startOaiServer(
      service((asked) => {
        if (tokenOf(asked) === 't2' && !refused) {
          refused = true;
          return {
            status: 422,
            headers: { 'retry-after': '48' },
            body: oaiError('badResumptionToken'),
          };
        }
        return threePages(asked);
      }),
    );
    const { met, error, slept } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toEqual(['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd', 'e']);
    expect(slept).toEqual([]);
  });

  test('lead to shorter lists when they die again and again', async () => {
    await using server = await startOaiServer(
      service((asked) => {
        if (tokenOf(asked) !== null) return oaiError('badResumptionToken');
        const from = asked.parameters.get('from');
        if (from === null) return listRecords({ records: records('a'), token: 't1' });
        return from.startsWith('2026-03')
          ? listRecords({ records: [{ id: 'march', datestamp: '2026-03-10T00:00:00Z' }] })
          : oaiError('noRecordsMatch');
      }),
    );
    const { met, error } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toContain('march');
    expect(met.filter((id) => id === 'a')).toHaveLength(4);
  });
});

describe('one bad record', () => {
  const bad =
    '<record><header><identifier>bad</identifier><datestamp>2026-01-01</datestamp></header><metadata><dc><title>Ødelagt</dc></metadata></record>';
  const page = (inside: string): string =>
    envelope(`<ListRecords>${record({ id: 'a' })}${inside}${record({ id: 'c' })}</ListRecords>`);

  test('is kept apart with its text; the others are read', async () => {
    await using server = await startOaiServer(service(() => page(bad)));
    const { met, rejected, error } = await harvest(server);
    expect(error).toBeNull();
    expect(met).toEqual(['a', 'bad', 'c']);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ sourceKey: 'bad', raw: bad });
    expect(rejected[0]?.reason).toContain('not well-formed');
    expect(rejected[0]?.where).toContain('record 2');
  });

  test.each<[string, string, string]>([
    ['control characters', 'Bodø\u0001\u0008', 'forbiddenCharacter'],
    ['references to them', 'Bodø&#x1a;', 'forbiddenReference'],
    ['entities of HTML', 'Bod&oslash;', 'htmlEntity'],
  ])('%s are mended and remarked', async (_name, title, kind) => {
    await using server = await startOaiServer(service(() => page(record({ id: 'b', title }))));
    const { records: read, remarks } = await harvest(server);
    expect(read.map(({ offentligTittel }) => offentligTittel)[1]).toBe('Bodø');
    expect(remarks.get('oai.mended')).toMatchObject({ kind });
  });

  test('a bare ampersand stays an ampersand', async () => {
    await using server = await startOaiServer(
      service(() => page(record({ id: 'b', title: 'Berg & Sønn' }))),
    );
    const { records: read } = await harvest(server);
    expect(read[1]?.offentligTittel).toBe('Berg & Sønn');
  });

  test('an undeclared prefix costs nothing but a remark', async () => {
    const metadata =
      '<dc xmlns:dc="urn:dc"><dc:title>Bodø</dc:title><dcterms:issued>2026-01-02</dcterms:issued></dc>';
    await using server = await startOaiServer(service(() => page(record({ id: 'b', metadata }))));
    const { records: read, remarks } = await harvest(server);
    expect(read[1]).toMatchObject({ offentligTittel: 'Bodø', journaldato: '2026-01-02' });
    expect(remarks.get('oai.mended')).toEqual({ kind: 'undeclaredPrefix', count: 1 });
  });

  test('Latin-1 that says UTF-8 is read, and remarked', async () => {
    await using server = await startOaiServer(
      service(() => ({ body: Buffer.from(page(record({ id: 'b', title: 'Bodø' })), 'latin1') })),
    );
    const { records: read, remarks } = await harvest(server);
    expect(read[1]?.offentligTittel).toBe('Bodø');
    expect(remarks.get('oai.mended')).toMatchObject({ kind: 'misreadBytes' });
  });

  test('a header without identifier is kept apart, one without datestamp is taken', async () => {
    await using server = await startOaiServer(
      service(() =>
        page(
          '<record><header><datestamp>2026-01-01</datestamp></header><metadata><dc><title>A</title></dc></metadata></record>' +
            '<record><header><identifier>b</identifier></header><metadata><dc><title>B</title></dc></metadata></record>',
        ),
      ),
    );
    const { met, rejected } = await harvest(server);
    expect(met).toEqual(['a', null, 'b', 'c']);
    expect(rejected[0]?.reason).toContain('no identifier');
  });

  test('an XML declaration inside a record is taken away', async () => {
    const metadata = '<?xml version="1.0" encoding="UTF-8"?><dc><title>Bodø</title></dc>';
    await using server = await startOaiServer(service(() => page(record({ id: 'b', metadata }))));
    expect((await harvest(server)).met).toEqual(['a', 'b', 'c']);
  });

  test('a record that is too long is kept apart with its start', async () => {
    const title = 'x'.repeat(200_000);
    await using server = await startOaiServer(service(() => page(record({ id: 'b', title }))));
    const { met, rejected } = await harvest(server, { maxRecordBytes: 100_000 });
    expect(met).toEqual(['a', 'b', 'c']);
    expect(rejected[0]?.reason).toContain('maxRecordBytes');
    expect(rejected[0]?.raw.length).toBeLessThan(70_000);
  });

  test('a withdrawn record is withdrawn, whatever metadata comes with it', async () => {
    const withMetadata = record({ id: 'b' }).replace('<header>', '<header status="deleted">');
    await using server = await startOaiServer(service(() => page(withMetadata)));
    const { deleted, records: read } = await harvest(server);
    expect(deleted).toEqual(['b']);
    expect(read.map(({ keys }) => keys.kilde)).toEqual(['a', 'c']);
  });
});

describe('a page that is too long to hold', () => {
  const ids = Array.from({ length: 3000 }, (_, i) => `oai:x:${i}`);
  const long = listRecords({
    records: ids.map((id) => ({ id, title: `Søknad – ${id} ${'æ'.repeat(50)}` })),
    token: 't1',
  });
  const settings = { maxPageBytes: 100_000, maxRecordBytes: 50_000 };

  test('is cut at its records as it comes, also when packed, and the list goes on', async () => {
    expect(Buffer.byteLength(long)).toBeGreaterThan(900_000);
    await using server = await startOaiServer(
      service((asked) =>
        tokenOf(asked) === null
          ? { body: gzipSync(long), headers: { 'content-encoding': 'gzip' } }
          : listRecords({ records: records('last') }),
      ),
    );
    const { met, error, records: read, remarks } = await harvest(server, settings);
    expect(error).toBeNull();
    expect(met).toEqual([...ids, 'last']);
    expect(read[1234]?.offentligTittel).toBe(`Søknad – oai:x:1234 ${'æ'.repeat(50)}`);
    expect(remarks.has('oai.mended')).toBe(false);
  });

  test('bad and endless records in it are kept apart', async () => {
    const page = long
      .replace('oai:x:7 ', 'oai:x:7 & <b>')
      .replace('oai:x:9 ', `oai:x:9 ${'x'.repeat(400_000)}`);
    await using server = await startOaiServer(
      service((asked) =>
        tokenOf(asked) === null ? page : listRecords({ records: records('last') }),
      ),
    );
    const { met, rejected, error } = await harvest(server, settings);
    expect(error).toBeNull();
    expect(met).toEqual([...ids, 'last']);
    expect(rejected.map(({ sourceKey }) => sourceKey)).toEqual(['oai:x:7', 'oai:x:9']);
  });

  test('cut off, it is not the end', async () => {
    await using server = await startOaiServer(
      service((asked) =>
        asked.verb === 'ListRecords' ? long.slice(0, 500_000) : oaiError('noRecordsMatch'),
      ),
    );
    const { error, met } = await harvest(server, settings);
    expect(error).not.toBeNull();
    expect(met.length).toBeGreaterThan(1000);
  });
});
