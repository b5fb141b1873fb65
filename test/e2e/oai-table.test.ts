import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markedText } from '../../harvester/record/marked-text.ts';
import { attribute, child, children, childText } from '../../harvester/xml/element.ts';
import { type Asked, type Asker, oaiAsker } from '../support/ask-oai.ts';
import { numbered } from '../support/numbered-journal.ts';
import { BINDAL, type Endpoint, HISTORY, startEndpoint, VEGA } from '../support/oai-endpoint.ts';
import { endpointSchemaErrors, hasOaiSchemas } from '../support/oai-schemas.ts';
import { seededRandom } from '../support/seeded-random.ts';

/**
 * The conformance table of OAI-PMH 2.0, row by row, against the real server over a real archive. Rows that need another kind of repository than
 * ours (days only, no sets, items without a format, a broken store) are in test/site/oai/provider.test.ts, over HTTP as well.
 */
const withOpphav = (n: number, changes: Parameters<typeof numbered>[1] = {}) => ({
  kind: 'record' as const,
  record: {
    ...numbered(n, changes),
    opphav: {
      datostempel: '2025-12-24T10:00:00Z',
      navnerom: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    },
  },
});
const many = (first: number, count: number, changes: Parameters<typeof numbered>[1] = {}) =>
  Array.from({ length: count }, (_, i) => withOpphav(first + i, changes));
const vega = { kilde: VEGA.id, kommunenummer: '1815', organisasjonsnummer: '964983291' };

const STRANGE = 'Nøst & båt <b>"æøå"</b> ]]> \u0001\u0008\uFFFE\uD800 𝔉 e\u0301 שלום';

let endpoint: Endpoint;
let ask: Asker;
const RECORDS = 'verb=ListRecords&metadataPrefix=oai_dc';
const IDENTIFIERS = 'verb=ListIdentifiers&metadataPrefix=oai_dc';
const errors = async (query: string, init?: RequestInit): Promise<readonly string[]> =>
  (await ask(query, init)).errors;
const GET_RECORD = (identifier: string, prefix = 'oai_dc'): string =>
  `verb=GetRecord&metadataPrefix=${prefix}&identifier=${encodeURIComponent(identifier)}`;
const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
});
const withoutDate = (text: string): string =>
  text
    .replace(/<responseDate>[^<]*/, '')
    .replace(/<request[^>]*>/, '')
    .replace(/expirationDate="[^"]*"/g, '')
    .replace(/>[\w-]{40,}<\/resumptionToken>/, '>');
/** Identifiers of records, by their number in the journal. */
const known = new Map<number, string>();
const identifierOf = (n: number): string => {
  const identifier = known.get(n);
  if (identifier === undefined) throw new Error(`there is no record ${n}`);
  return identifier;
};

beforeAll(async () => {
  endpoint = await startEndpoint();
  ask = oaiAsker(endpoint.baseUrl);
  endpoint.run(many(0, 620));
  endpoint.run(many(10_000, 500, vega), VEGA);
  endpoint.run(many(20_000, 3, { kilde: HISTORY.id, historisk: true }), HISTORY);
  endpoint.run([withOpphav(1, { offentligTittel: markedText(STRANGE) })]);
  endpoint.run([
    { kind: 'deleted', sourceKey: numbered(2).keys.kilde },
    { kind: 'deleted', sourceKey: numbered(3).keys.kilde },
  ]);
  await endpoint.settled();
  // From here on the three are known by what a reader can see.
  const pages = await ask.list(`${RECORDS}&set=kommune:1811`);
  for (const { identifier, record, deleted } of pages.flatMap(({ items }) => items)) {
    const text = JSON.stringify(record);
    const n = /journalpost\/(\d+)"/.exec(text)?.[1];
    // In the order they were deleted in.
    if (deleted) known.set(known.has(2) ? 3 : 2, identifier);
    else if (n !== undefined) known.set(Number(n), identifier);
  }
});
afterAll(async () => {
  await endpoint[Symbol.asyncDispose]();
});

describe('transport and envelope', () => {
  test('1: Identify is XML 1.0 in UTF-8, without a byte order mark, from the first byte on', async () => {
    const response = await fetch(`${endpoint.baseUrl}?verb=Identify`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/xml; charset=utf-8');
    expect(bytes.subarray(0, 38).toString('latin1')).toBe('<?xml version="1.0" encoding="UTF-8"?>');
  });

  test('2, 3: a POST says what the GET says, from whatever site it comes', async () => {
    const first = await ask(RECORDS);
    for (const query of [
      'verb=Identify',
      GET_RECORD(identifierOf(5)),
      `verb=ListRecords&resumptionToken=${first.token}`,
    ])
      for (const origin of [{}, { Origin: 'https://harvester.example' }]) {
        const [got, posted] = [await ask(query), await ask('', post(query, origin))];
        expect(withoutDate(posted.text)).toBe(withoutDate(got.text));
        expect(posted.errors).toEqual([]);
      }
  });

  test('4: the content type of a POST may have a charset, and any case', async () => {
    for (const type of [
      'application/x-www-form-urlencoded; charset=UTF-8',
      'Application/X-WWW-Form-URLEncoded',
    ])
      expect(await errors('', post('verb=Identify', { 'content-type': type }))).toEqual([]);
  });

  test('5: a POST of another type has no verb', async () => {
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain'])
      expect(await errors('', post('verb=Identify', { 'content-type': type }))).toEqual([
        'badVerb',
      ]);
    expect(await errors('', { method: 'POST' })).toEqual(['badVerb']);
  });

  test('6: the query of a POST does not count', async () => {
    expect(await errors('verb=Identify', post(''))).toEqual(['badVerb']);
    expect(await errors('verb=Identify', post('verb=ListSets'))).toEqual([]);
  });

  test('7: responseDate is now in whole seconds of UTC, request is the base address', async () => {
    const before = Date.now() - 1000;
    const { root, request } = await ask('verb=Identify');
    const date = childText(root, 'responseDate') ?? '';
    expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(date)).toBeGreaterThan(before);
    expect(Date.parse(date)).toBeLessThanOrEqual(Date.now());
    expect(request.content.join('')).toBe(endpoint.baseUrl);
  });

  test('8: request carries every argument, decoded', async () => {
    const ok = await ask(
      'verb=ListIdentifiers&metadataPrefix=oai_dc&set=kommune%3A1811&from=2026-01-01',
    );
    expect(ok.request.attributes).toEqual({
      verb: 'ListIdentifiers',
      metadataPrefix: 'oai_dc',
      set: 'kommune:1811',
      from: '2026-01-01',
    });
    const unknown = await ask(GET_RECORD("oai:innsyn.example.no:a'&b"));
    expect(unknown.errors).toEqual(['idDoesNotExist']);
    expect(unknown.request.attributes).toMatchObject({ identifier: "oai:innsyn.example.no:a'&b" });
  });

  test('9: badVerb and badArgument echo nothing', async () => {
    for (const query of ['verb=Nothing', `${RECORDS}&from=x`, `${RECORDS}&junk=1`])
      expect((await ask(query)).request.attributes).toEqual({});
  });

  test('10: the schema of the root is named first', async () => {
    const { root } = await ask('verb=Identify');
    expect(root.attributes['xsi:schemaLocation']).toMatch(
      /^http:\/\/www\.openarchives\.org\/OAI\/2\.0\/ http:\/\/www\.openarchives\.org\/OAI\/2\.0\/OAI-PMH\.xsd/,
    );
  });

  test('11: HEAD has the headers of GET and no body', async () => {
    const response = await fetch(`${endpoint.baseUrl}?verb=Identify`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('text/xml; charset=utf-8');
    expect(await response.text()).toBe('');
  });

  test('12: other methods are 405', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`${endpoint.baseUrl}?verb=Identify`, {
        method,
        headers: { Origin: endpoint.origin },
      });
      expect(response.status).toBe(405);
      expect(response.headers.get('Allow')).toContain('GET');
    }
  });

  test('13, 14, 15: compressed when asked, and only then', async () => {
    const plain = withoutDate((await ask(RECORDS)).text);
    const coded = async (accept: string) => {
      const response = await fetch(`${endpoint.baseUrl}?${RECORDS}`, {
        headers: { 'Accept-Encoding': accept },
      });
      expect(response.headers.get('Vary')).toMatch(/Accept-Encoding/);
      // fetch has decompressed it already.
      expect(withoutDate(await response.text())).toBe(plain);
      return response.headers.get('Content-Encoding');
    };
    expect(await coded('gzip')).toBe('gzip');
    expect(await coded('GZip;q=0.5, identity;q=0.1')).toBe('gzip');
    expect(await coded('deflate')).toBe('deflate');
    expect(await coded('br')).toBe('br');
    for (const none of ['identity', 'zstd', 'gzip;q=0', 'identity, gzip;q=0.1', 'gzip;q=x'])
      expect(await coded(none)).toBeNull();
  });

  test('16: Identify names each coding that is served', async () => {
    const identify = child((await ask('verb=Identify')).root, 'Identify');
    expect(
      identify && children(identify, 'compression').map((one) => one.content.join('')),
    ).toEqual(['gzip', 'deflate', 'br']);
  });

  test('17, 18: who asks too much at once is told to wait in seconds, never given anything else', async () => {
    const answers = await Promise.all(
      Array.from({ length: 80 }, () =>
        fetch(`${endpoint.baseUrl}?${RECORDS}`, { headers: { 'Accept-Encoding': 'gzip' } }),
      ),
    );
    for (const answer of answers) {
      expect([200, 503]).toContain(answer.status);
      const text = await answer.text();
      if (answer.status === 200) continue;
      expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
      expect(text.length).toBeLessThan(200);
      expect(text).not.toContain('<html');
    }
    expect(await errors(RECORDS)).toEqual([]);
  });

  test('19: a POST is answered where it is sent, and Identify names that address', async () => {
    const response = await fetch(endpoint.baseUrl, {
      ...post('verb=Identify'),
      redirect: 'manual',
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<baseURL>${endpoint.baseUrl}</baseURL>`);
  });

  test('21: errors are HTTP 200', async () => {
    expect(await errors('verb=ListRecords')).toEqual(['badArgument']);
  });

  test('22: a browser gets a page, everything else XML, and /oai/xml is always XML', async () => {
    const type = async (path: string, accept?: string) => {
      const response = await fetch(`${endpoint.origin}${path}`, {
        headers: accept === undefined ? {} : { Accept: accept },
      });
      expect(response.headers.get('Vary')).toMatch(/Accept\b/);
      return response.headers.get('Content-Type');
    };
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    expect(await type('/oai?verb=Identify', browser)).toBe('text/html; charset=utf-8');
    for (const accept of [
      undefined,
      '*/*',
      'text/xml',
      'application/xml',
      'text/xml, text/html;q=0.9',
    ])
      expect(await type('/oai?verb=Identify', accept)).toBe('text/xml; charset=utf-8');
    expect(await type('/oai/xml?verb=Identify', browser)).toBe('text/xml; charset=utf-8');
  });

  test('23, 24, 25: what XML forbids is replaced, what it reserves is escaped once, all else stays', async () => {
    const { text, items, errors } = await ask(GET_RECORD(identifierOf(1)));
    expect(errors).toEqual([]);
    const dc = child(child(items[0]?.record ?? null, 'metadata'), 'dc');
    expect(childText(dc, 'title')).toBe(
      'Nøst & båt <b>"æøå"</b> ]]> \uFFFD\uFFFD\uFFFD\uFFFD 𝔉 e\u0301 שלום',
    );
    expect(text).not.toContain('&amp;amp;');
    // The other records of its page are there.
    const pages = await ask.list(`${RECORDS}&set=kommune:1811`);
    expect(pages.flatMap(({ identifiers }) => identifiers)).toContain(identifierOf(1));
  });

  test('26: harvesters in browsers may read', async () => {
    const { headers } = await ask('verb=Identify', { headers: { Origin: 'https://x.example' } });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('badVerb and badArgument', () => {
  const rows: readonly (readonly [rows: string, query: string, code: string])[] = [
    ['27', '', 'badVerb'],
    ['28', 'junk', 'badVerb'],
    ['29', 'verb=junk', 'badVerb'],
    ['29', 'verb=identify', 'badVerb'],
    ['30', 'verb=Identify&verb=Identify', 'badVerb'],
    ['30', 'verb=Identify&verb=ListSets', 'badVerb'],
    ['31', 'verb=', 'badVerb'],
    ['32', 'verb=Identify&foo=1', 'badArgument'],
    ['33', 'verb=Identify&metadataPrefix=oai_dc', 'badArgument'],
    ['34', `${RECORDS}&metadataPrefix=oai_dc`, 'badArgument'],
    ['35', 'verb=ListRecords', 'badArgument'],
    ['35', 'verb=ListIdentifiers', 'badArgument'],
    ['36', 'verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['37', 'verb=GetRecord&identifier=oai:innsyn.example.no:1', 'badArgument'],
    ['38', 'verb=ListRecords&metadataPrefix=', 'badArgument'],
    ['39', `${RECORDS}&set=`, 'badArgument'],
    ['40', 'verb=ListRecords&metadataPrefix=a/b', 'badArgument'],
    ['43', 'verb=ListRecords&MetadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['44', 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:%FF', 'badArgument'],
    ['44', `${RECORDS}&set=%00`, 'badArgument'],
    ['44', 'verb=%C3', 'badArgument'],
    ['45', `verb=Identify&${'x=1&'.repeat(100)}`, 'badArgument'],
    ['46', `${RECORDS}&from=junk`, 'badArgument'],
    ['46', `${RECORDS}&until=junk`, 'badArgument'],
    ['46', `${IDENTIFIERS}&from=junk`, 'badArgument'],
    ['46', `${IDENTIFIERS}&until=junk`, 'badArgument'],
    ...['2026-02-30', '2026-13-01', '2026-01-01T24:00:00Z', '2026-01-01T23:59:60Z'].map(
      (date) => ['47', `${RECORDS}&from=${date}`, 'badArgument'] as const,
    ),
    ...[
      '2026-01-01t10:00:00z',
      '2026-01-01T10:00:00.000Z',
      '2026-01-01T10:00:00%2B01:00',
      '2026-01-01T10:00:00',
      '2026-1-1',
      '2026',
      '20260101',
      '2026-01-01T10:00Z',
      '2026-01-01T10:00:40.',
    ].map((date) => ['48', `${RECORDS}&until=${date}`, 'badArgument'] as const),
    ['49', `${RECORDS}&from=2026-01-01&until=2026-12-31T00:00:00Z`, 'badArgument'],
    ['52', `${RECORDS}&from=2026-02-01&until=2026-01-01`, 'badArgument'],
    ['55, 56', `${RECORDS}&until=2001-01-01`, 'noRecordsMatch'],
    ['55, 56', `${IDENTIFIERS}&until=1969-12-31T00:00:00Z`, 'noRecordsMatch'],
    ['57', `${RECORDS}&from=2099-01-01`, 'noRecordsMatch'],
    ['64', 'verb=ListSets&resumptionToken=junk', 'badResumptionToken'],
    ['67', `${RECORDS}&set=kommune:9999`, 'noRecordsMatch'],
    ['67', `${RECORDS}&set=kommune:1818`, 'noRecordsMatch'],
    ['67', `${RECORDS}&set=nothing`, 'noRecordsMatch'],
    ...['%C3%A6', 'a%20b', 'a::b', ':a', 'a:'].map(
      (set) => ['68', `${RECORDS}&set=${set}`, 'badArgument'] as const,
    ),
    ['73', 'verb=ListMetadataFormats&identifier=oai:innsyn.example.no:no', 'idDoesNotExist'],
    ['76', 'verb=ListRecords&metadataPrefix=xyz', 'cannotDisseminateFormat'],
    ['76', 'verb=ListIdentifiers&metadataPrefix=xyz', 'cannotDisseminateFormat'],
    ['82', 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.example:1', 'idDoesNotExist'],
    ['95', `${RECORDS}&resumptionToken=junk`, 'badArgument'],
    ['96', 'verb=ListRecords&resumptionToken=junk', 'badResumptionToken'],
    ['96', 'verb=ListRecords&resumptionToken=', 'badResumptionToken'],
    ['96', 'verb=ListIdentifiers&resumptionToken=junk', 'badResumptionToken'],
  ];
  for (const [row, query, code] of rows)
    test(`${row}: ${query.slice(0, 90) || '(no arguments)'} is ${code}`, async () => {
      expect(await errors(query)).toEqual([code]);
    });

  test('41, 82: an identifier that is no URI', async () => {
    const found = await errors('verb=GetRecord&metadataPrefix=oai_dc&identifier=invalid%22id');
    expect(found).toContain('idDoesNotExist');
    expect(found).toContain('badArgument');
  });

  test('42: every fault is told', async () => {
    const { root } = await ask('verb=ListRecords&from=x&until=y&foo=1');
    expect(children(root, 'error').length).toBe(4);
    expect(await errors(GET_RECORD('oai:innsyn.example.no:no', 'xyz'))).toEqual([
      'idDoesNotExist',
      'cannotDisseminateFormat',
    ]);
  });

  test('45: 100 kB of query, 10,000 arguments, are refused at once', async () => {
    const long = await fetch(`${endpoint.baseUrl}?verb=Identify&x=${'a'.repeat(100_000)}`);
    expect([200, 400, 413, 414, 431]).toContain(long.status);
    await long.text();
    expect(await errors('', post(`verb=Identify&${'x=1&'.repeat(10_000)}`))).toEqual([
      'badArgument',
    ]);
    const huge = await fetch(endpoint.baseUrl, post(`verb=Identify&x=${'a'.repeat(900_000)}`));
    expect(huge.status).toBe(413);
  });
});

describe('dates', () => {
  const stampOf = async (n: number): Promise<string> =>
    (await ask(GET_RECORD(identifierOf(n)))).items[0]?.datestamp ?? '';

  test('50: days are taken where seconds are kept', async () => {
    const stamp = await stampOf(5);
    const day = stamp.slice(0, 10);
    const { identifiers } = await ask(`${IDENTIFIERS}&from=${day}&until=${day}`);
    expect(identifiers).toContain(identifierOf(5));
  });

  test('53, 54: both bounds are inclusive', async () => {
    const stamp = await stampOf(1);
    for (const verb of [RECORDS, IDENTIFIERS]) {
      const exact = await ask.list(`${verb}&from=${stamp}&until=${stamp}`);
      const items = exact.flatMap((page) => page.items);
      expect(items.map(({ identifier }) => identifier)).toContain(identifierOf(1));
      expect(new Set(items.map(({ datestamp }) => datestamp))).toEqual(new Set([stamp]));
    }
    const day = stamp.slice(0, 10);
    const [days, seconds] = [
      await ask.list(`${IDENTIFIERS}&from=${day}&until=${day}`),
      await ask.list(`${IDENTIFIERS}&from=${day}T00:00:00Z&until=${day}T23:59:59Z`),
    ].map((pages) => pages.flatMap(({ identifiers }) => identifiers));
    expect(days).toEqual(seconds);
  });

  test('58: until may be in the future', async () => {
    expect(await errors(`${RECORDS}&until=2099-12-31`)).toEqual([]);
  });

  test('59: seconds, bounds and days are UTC, wherever the server stands', async () => {
    // The server runs with TZ=Europe/Oslo.
    const before = Math.floor(Date.now() / 1000) * 1000;
    endpoint.run([withOpphav(6, { journalposttype: 'X' })]);
    const stamp = Date.parse(await stampOf(6));
    expect(stamp).toBeGreaterThanOrEqual(before);
    expect(stamp).toBeLessThanOrEqual(Date.now());
  });

  test('60: no datestamp is before the earliest', async () => {
    const earliest = childText(
      child((await ask('verb=Identify')).root, 'Identify'),
      'earliestDatestamp',
    );
    expect(earliest).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const pages = await ask.list(IDENTIFIERS);
    for (const { datestamp } of pages.flatMap(({ items }) => items))
      expect(datestamp >= (earliest ?? '9')).toBe(true);
  });
});

describe('sets and formats', () => {
  test('62, 65: every set once, parents of all, with a name', async () => {
    const pages = await ask.list('verb=ListSets');
    const sets = pages.flatMap(({ root }) => {
      const list = child(root, 'ListSets');
      return list === null ? [] : children(list, 'set');
    });
    const specs = sets.map((set) => childText(set, 'setSpec') ?? '');
    expect(new Set(specs).size).toBe(specs.length);
    for (const spec of specs)
      if (spec.includes(':')) expect(specs).toContain(spec.slice(0, spec.lastIndexOf(':')));
    for (const set of sets) {
      expect(childText(set, 'setName')).toBeTruthy();
      const [dc, rights] = children(set, 'setDescription');
      expect(child(dc ?? null, 'dc')).not.toBeNull();
      expect(child(rights ?? null, 'rightsManifest')).not.toBeNull();
    }
    expect(specs).toEqual([
      'historisk',
      'kilde',
      'kilde:bindal-1998',
      'kilde:bindal-oai',
      'kilde:vega-oai',
      'kommune',
      'kommune:1811',
      'kommune:1815',
      'kommune:1818',
      'type',
      'type:journalpost',
    ]);
  });

  const idsIn = async (set: string): Promise<readonly string[]> =>
    (await ask.list(`${IDENTIFIERS}&set=${set}`))
      .flatMap(({ identifiers }) => identifiers)
      .toSorted();

  test('66, 70: a set holds what is in the sets below it, and its spec may be encoded', async () => {
    await endpoint.settled();
    const all = (await ask.list(IDENTIFIERS)).flatMap(({ identifiers }) => identifiers).toSorted();
    for (const parent of ['kommune', 'kilde', 'type', 'type:journalpost'])
      expect(await idsIn(parent)).toEqual(all);
    const [bindal, herad] = [await idsIn('kommune:1811'), await idsIn('kommune:1815')];
    expect([...bindal, ...herad].toSorted()).toEqual(all);
    expect(await idsIn('kommune%3A1811')).toEqual(bindal);
    expect(await idsIn('historisk')).toHaveLength(3);
  });

  test('69, 78, 84: a header is the same in every verb, with every set of the item, deleted or not', async () => {
    for (const n of [0, 1, 2]) {
      const id = identifierOf(n);
      const [got] = (await ask(GET_RECORD(id))).items;
      const { datestamp } = got ?? { datestamp: '' };
      expect(got?.sets).toEqual(['kilde:bindal-oai', 'kommune:1811', 'type:journalpost']);
      for (const set of got?.sets ?? [])
        for (const verb of [RECORDS, IDENTIFIERS]) {
          const pages = await ask.list(`${verb}&from=${datestamp}&until=${datestamp}&set=${set}`);
          const listed = pages.flatMap(({ items }) => items).find((one) => one.identifier === id);
          expect({ ...listed, record: null }).toEqual({ ...got, record: null });
        }
    }
  });

  test('71, 72, 75: formats of the repository, of an item, of a deleted one', async () => {
    const prefixes = async (query: string) => {
      const list = child((await ask(query)).root, 'ListMetadataFormats');
      return list === null
        ? []
        : children(list, 'metadataFormat').map((format) => [
            childText(format, 'metadataPrefix'),
            childText(format, 'schema'),
            childText(format, 'metadataNamespace'),
          ]);
    };
    const all = await prefixes('verb=ListMetadataFormats');
    expect(all).toEqual([
      [
        'oai_dc',
        'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
        'http://www.openarchives.org/OAI/2.0/oai_dc/',
      ],
      ['oai_qdc', `${endpoint.origin}/oai/oai_qdc.xsd`, 'http://worldcat.org/xmlschemas/qdc-1.0/'],
      ['noark5', `${endpoint.origin}/oai/noark5.xsd`, `${endpoint.origin}/oai/noark5`],
    ]);
    for (const n of [5, 2])
      expect(
        await prefixes(
          `verb=ListMetadataFormats&identifier=${encodeURIComponent(identifierOf(n))}`,
        ),
      ).toEqual(all);
    for (const path of ['/oai/noark5.xsd', '/oai/noark5', '/oai/oai_qdc.xsd']) {
      const response = await fetch(endpoint.origin + path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<xs:schema');
      const tag = response.headers.get('ETag') ?? '';
      const again = await fetch(endpoint.origin + path, { headers: { 'If-None-Match': tag } });
      expect(again.status).toBe(304);
    }
  });
});

describe('records, identifiers, deletions', () => {
  test('79, 80: an identifier may be percent-encoded in full, and is echoed decoded', async () => {
    const id = identifierOf(5);
    const all = [...Buffer.from(id)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('');
    const { identifiers, request } = await ask(
      `verb=GetRecord&metadataPrefix=oai_dc&identifier=${all}`,
    );
    expect(identifiers).toEqual([id]);
    expect(request.attributes.identifier).toBe(id);
  });

  test('81: + is a space, %2B a plus', async () => {
    const spaced = await errors('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:a:b+c');
    expect(spaced).toContain('badArgument');
    const plus = await ask('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:a:b%2Bc');
    expect(plus.request.attributes.identifier).toBe('oai:a:b+c');
    for (const { identifiers } of await ask.list(IDENTIFIERS))
      for (const one of identifiers) expect(one).not.toMatch(/[+%]/);
  });

  test('83, 86: a deleted record has a header only; when it comes back it has the same identifier and a new datestamp', async () => {
    const id = identifierOf(3);
    const [gone] = (await ask(GET_RECORD(id))).items;
    expect(gone).toMatchObject({ deleted: true });
    expect(child(gone?.record ?? null, 'metadata')).toBeNull();
    expect(child(gone?.record ?? null, 'about')).toBeNull();
    endpoint.run([withOpphav(3)]);
    const [back] = (await ask(GET_RECORD(id))).items;
    expect(back).toMatchObject({ identifier: id, deleted: false, sets: gone?.sets });
    expect((back?.datestamp ?? '') > (gone?.datestamp ?? '')).toBe(true);
    expect(child(back?.record ?? null, 'metadata')).not.toBeNull();
  });

  test('85, 87, 107: a deletion is in every full harvest, also after the server was killed', async () => {
    const deleted = async (query: string) =>
      (await ask.list(query)).flatMap(({ items }) =>
        items.filter((item) => item.deleted).map(({ identifier }) => identifier),
      );
    expect(await deleted(RECORDS)).toContain(identifierOf(2));
    const first = await ask(RECORDS);
    await endpoint.restart('SIGKILL');
    expect(await deleted(IDENTIFIERS)).toContain(identifierOf(2));
    const second = await ask(`verb=ListRecords&resumptionToken=${first.token}`);
    expect(second.errors).toEqual([]);
    expect(second.items.length).toBeGreaterThan(0);
  });

  test('88, 89, 110: a change moves the datestamp to the time of the change here, never back', async () => {
    const id = identifierOf(7);
    const [before] = (await ask(GET_RECORD(id))).items;
    const moment = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString().slice(0, 19);
    endpoint.run([withOpphav(7, { journalposttype: 'S' })]);
    const [after] = (await ask(GET_RECORD(id))).items;
    expect((after?.datestamp ?? '') >= `${moment}Z`).toBe(true);
    expect((after?.datestamp ?? '') >= (before?.datestamp ?? '')).toBe(true);
    // The source's own datestamp is in the provenance only.
    expect(after?.datestamp).not.toContain('2025-12-24');
  });

  test('90, 105: what changes while a list is read is met in it, or by asking from its responseDate', async () => {
    const random = seededRandom(7);
    const copy = new Map<string, string>();
    const take = (page: Asked): void => {
      for (const { identifier, datestamp, deleted } of page.items)
        copy.set(identifier, `${datestamp} ${deleted}`);
      expect(page.items.length).toBeGreaterThan(0);
      expect(page.errors).toEqual([]);
    };
    let next = 900;
    const [first] = await ask.list(
      IDENTIFIERS.replace('ListIdentifiers', 'ListRecords'),
      (page) => {
        take(page);
        endpoint.run([
          withOpphav(next++),
          ...Array.from({ length: 20 }, () =>
            withOpphav(20 + random.below(500), { journalposttype: random.pick(['N', 'X', 'S']) }),
          ),
          { kind: 'deleted', sourceKey: numbered(600 - random.below(50)).keys.kilde },
        ]);
      },
    );
    await endpoint.settled();
    const from = childText(first?.root ?? null, 'responseDate');
    await ask.list(`${RECORDS}&from=${from}`, take);
    const truth = new Map(
      (await ask.list(IDENTIFIERS)).flatMap(({ items }) =>
        items.map((item) => [item.identifier, `${item.datestamp} ${item.deleted}`] as const),
      ),
    );
    expect(new Map([...copy].sort())).toEqual(new Map([...truth].sort()));
  });
});

describe('tokens', () => {
  test('91, 92, 93, 94, 102, 103, 104: pages, cursors, sizes, and the end of a list', async () => {
    const pages = await ask.list(`${RECORDS}&set=kommune:1815`);
    expect(pages.map(({ items }) => items.length)).toEqual([250, 250]);
    const [first, last] = pages;
    expect(first?.token).toMatch(/^[A-Za-z0-9_-]{40,300}$/);
    expect(first?.tokenElement?.attributes).toMatchObject({ cursor: '0', completeListSize: '500' });
    expect(last?.token).toBe('');
    expect(last?.tokenElement?.attributes).toMatchObject({
      cursor: '250',
      completeListSize: '500',
    });
    const expires = attribute(first?.tokenElement ?? pageless(), 'expirationDate');
    expect(expires).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(expires ?? '')).toBeGreaterThan(Date.now() + 47 * 3_600_000);
    const single = await ask(`${RECORDS}&set=historisk`);
    expect(single.tokenElement).toBeNull();
    const long = await ask.list(`${RECORDS}&set=kommune:1811`);
    const sizes = long.map(({ items }) => items.length);
    expect(long.map(({ tokenElement }) => Number(tokenElement?.attributes.cursor))).toEqual(
      sizes.map((_, i) => sizes.slice(0, i).reduce((sum, n) => sum + n, 0)),
    );
  });

  test('96, 97: a token changed by one character, cut short, or of another verb is refused', async () => {
    const { token } = await ask(RECORDS);
    const text = token ?? '';
    for (const at of [0, 5, 21, 22, 30, text.length - 1]) {
      const other = text[at] === 'A' ? 'B' : 'A';
      const flipped = text.slice(0, at) + other + text.slice(at + 1);
      expect(await errors(`verb=ListRecords&resumptionToken=${flipped}`)).toEqual([
        'badResumptionToken',
      ]);
    }
    for (const bad of [text.slice(0, -1), text.slice(1), `${text}A`, `${text}%20`])
      expect(await errors(`verb=ListRecords&resumptionToken=${bad}`)).toEqual([
        'badResumptionToken',
      ]);
    for (const verb of ['ListIdentifiers', 'ListSets'])
      expect(await errors(`verb=${verb}&resumptionToken=${text}`)).toEqual(['badResumptionToken']);
  });

  test('98, 99, 100: a token works again, for anyone, however it is sent', async () => {
    const first = await ask(`${RECORDS}&set=kommune:1811`);
    const query = `verb=ListRecords&resumptionToken=${first.token}`;
    const second = await ask(query);
    await ask(`verb=ListRecords&resumptionToken=${second.token}`);
    const encoded = `verb=ListRecords&resumptionToken=${[...(first.token ?? '')].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('')}`;
    for (const page of [
      await ask(query),
      await ask(encoded),
      await ask('', post(query)),
      await ask(query),
    ])
      expect(page.identifiers).toEqual(second.identifiers);
  });

  test('101: 10,000 records of one second are given once each', async () => {
    const source = { ...BINDAL, id: 'bindal-stor' };
    endpoint.run(many(50_000, 10_000, { kilde: source.id }), source);
    await endpoint.settled();
    for (const verb of [RECORDS, IDENTIFIERS]) {
      const items = (await ask.list(`${verb}&set=kilde:bindal-stor`)).flatMap((page) => page.items);
      expect(new Set(items.map(({ datestamp }) => datestamp)).size).toBe(1);
      expect(items).toHaveLength(10_000);
      expect(new Set(items.map(({ identifier }) => identifier)).size).toBe(10_000);
    }
  });

  test('108: twelve harvests at once are each complete', async () => {
    await endpoint.settled();
    const truth = (await ask.list(IDENTIFIERS)).flatMap(({ identifiers }) => identifiers);
    const harvests = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const ids: string[] = [];
        let query = IDENTIFIERS;
        for (;;) {
          const response = await fetch(`${endpoint.baseUrl}?${query}`);
          const text = await response.text();
          // More than sixteen at once would be asked to wait.
          if (response.status !== 200) throw new Error(`${response.status}`);
          ids.push(...[...text.matchAll(/<identifier>([^<]*)/g)].map((match) => match[1] ?? ''));
          const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1];
          if (token === undefined) return ids;
          query = `verb=ListIdentifiers&resumptionToken=${token}`;
        }
      }),
    );
    for (const ids of harvests) expect(ids).toEqual(truth);
  });
});

describe('aggregator and description containers', () => {
  test('109, 111, 114: provenance, our own identifier, the licence', async () => {
    for (const prefix of ['oai_dc', 'oai_qdc', 'noark5']) {
      const [item] = (await ask(GET_RECORD(identifierOf(5), prefix))).items;
      const [provenance, rights] = children(item?.record ?? pageless(), 'about');
      const origin = child(child(provenance ?? null, 'provenance'), 'originDescription');
      expect(origin?.attributes.altered).toBe('true');
      expect(origin?.attributes.harvestDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(childText(origin, 'baseURL')).toBe('https://journal.bindal.example/oai');
      expect(childText(origin, 'identifier')).toBe(numbered(5).keys.kilde);
      expect(childText(origin, 'datestamp')).toBe('2025-12-24T10:00:00Z');
      expect(childText(origin, 'metadataNamespace')).toBe(
        'http://www.openarchives.org/OAI/2.0/oai_dc/',
      );
      const reference = child(child(rights ?? null, 'rights'), 'rightsReference');
      expect(reference?.attributes.ref).toBe('https://data.norge.no/nlod/no/2.0');
      expect(item?.identifier).toMatch(/^oai:innsyn\.example\.no:964983380-/);
    }
  });

  test('112: what the source deletes is deleted here', async () => {
    endpoint.run([{ kind: 'deleted', sourceKey: numbered(8).keys.kilde }]);
    expect((await ask(GET_RECORD(identifierOf(8)))).items[0]).toMatchObject({ deleted: true });
  });

  test('113: what a full list lacks once is not deleted; what it lacks twice is', async () => {
    const listing = Array.from({ length: 500 }, (_, i) => ({
      kind: 'present' as const,
      sourceKey: numbered(10_000 + i, vega).keys.kilde,
    })).slice(1);
    const id = (await ask(`${IDENTIFIERS}&set=kommune:1815`)).identifiers[0] ?? '';
    endpoint.run([...listing, { kind: 'swept' }], VEGA);
    expect((await ask(GET_RECORD(id))).items[0]).toMatchObject({ deleted: false });
    endpoint.run([...listing, { kind: 'swept' }], VEGA);
    expect((await ask(GET_RECORD(id))).items[0]).toMatchObject({ deleted: true });
  });

  test('115, 116: descriptions of the repository; the sample can be fetched', async () => {
    const identify = child((await ask('verb=Identify')).root, 'Identify');
    const descriptions = identify === null ? [] : children(identify, 'description');
    const names = descriptions.flatMap((one) =>
      one.content.flatMap((element) => (typeof element === 'string' ? [] : element.name)),
    );
    expect(names).toEqual(['oai-identifier', 'friends', 'rightsManifest', 'branding']);
    const container = child(descriptions[0] ?? null, 'oai-identifier');
    expect(childText(container, 'repositoryIdentifier')).toBe('innsyn.example.no');
    const sample = childText(container, 'sampleIdentifier') ?? '';
    expect((await ask(GET_RECORD(sample))).identifiers).toEqual([sample]);
    const friends = child(descriptions[1] ?? null, 'friends');
    expect(friends && children(friends, 'baseURL').map((one) => one.content.join(''))).toEqual([
      'https://journal.bindal.example/oai',
      'https://journal.vega.example/oai',
    ]);
    expect(childText(identify, 'deletedRecord')).toBe('persistent');
    expect(childText(identify, 'granularity')).toBe('YYYY-MM-DDThh:mm:ssZ');
  });
});

test('a weak ETag says that nothing but the date has changed', async () => {
  const first = await ask('verb=ListMetadataFormats');
  const tag = first.headers.get('ETag') ?? '';
  expect(tag).toMatch(/^W\/"/);
  const again = await fetch(`${endpoint.baseUrl}?verb=ListMetadataFormats`, {
    headers: { 'If-None-Match': tag },
  });
  expect(again.status).toBe(304);
  expect((await ask(RECORDS)).headers.get('ETag')).toBeNull();
});

test('names of private persons are in no format', async () => {
  endpoint.run([
    withOpphav(700, {
      offentligTittel: markedText('Klage fra Kari Nordmann om gebyr'),
      korrespondanseparter: [
        {
          korrespondanseparttype: 'avsender',
          navn: markedText('Kari Nordmann'),
          erPerson: true,
          organisasjonsnummer: null,
          administrativEnhet: null,
        },
      ],
      lenke: 'https://journal.bindal.example/Kari-Nordmann',
      dokumenter: [],
    }),
  ]);
  await endpoint.settled();
  for (const prefix of ['oai_dc', 'oai_qdc', 'noark5'])
    for (const { text } of await ask.list(
      `verb=ListRecords&metadataPrefix=${prefix}&set=kommune:1811`,
    ))
      expect(text).not.toMatch(/Nordmann/);
});

test.runIf(hasOaiSchemas())('every answer so far is valid against the schemas', async () => {
  // The big lists repeat one kind of record: each of their pages once is enough.
  const distinct = [...new Set(ask.answers.map(withoutDate))].length;
  expect(distinct).toBeGreaterThan(100);
  const some = ask.answers.filter(({ length }, i) => length < 600_000 || i % 7 === 0);
  expect(await endpointSchemaErrors(some, `${endpoint.origin}/oai/noark5`)).toEqual([]);
});

function pageless(): never {
  throw new Error('no record');
}
