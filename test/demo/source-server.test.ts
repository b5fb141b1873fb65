import { request as httpRequest } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SourceServer, startSourceServer } from '../../demo/source-server.ts';

const anchor = new Date('2026-03-17T09:30:00Z');
let moment = anchor;
let server: SourceServer;

beforeAll(async () => {
  server = await startSourceServer({
    port: 0,
    entries: 400,
    seed: 'test',
    anchor,
    pageSize: 50,
    now: () => moment,
  });
});
afterAll(() => server[Symbol.asyncDispose]());

const base = (number: string): string => server.baseUrls.get(number) ?? '';
const get = async (query: string, number = '9903'): Promise<string> => {
  const response = await fetch(`${base(number)}?${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  return response.text();
};
const all = (xml: string, pattern: RegExp): string[] =>
  [...xml.matchAll(pattern)].map((match) => match[1] ?? '');
const ids = (xml: string): string[] => all(xml, /<identifier>([^<]+)<\/identifier>/g);
const stamps = (xml: string): string[] => all(xml, /<datestamp>([^<]+)<\/datestamp>/g);
const errors = (xml: string): string[] => all(xml, /<error code="([^"]+)"/g);
const tokenIn = (xml: string): string | null =>
  /<resumptionToken[^>]*>([^<]*)<\/resumptionToken>/.exec(xml)?.[1] ?? null;

async function pages(query: string, number = '9903'): Promise<string[]> {
  const verb = new URLSearchParams(query).get('verb');
  const found = [await get(query, number)];
  for (let token = tokenIn(found[0] ?? ''); token; token = tokenIn(found.at(-1) ?? ''))
    found.push(await get(`verb=${verb}&resumptionToken=${token}`, number));
  return found;
}

describe('the demo source says who it is', () => {
  test('Identify names base address, deletions kept for ever, and seconds', async () => {
    const xml = await get('verb=Identify');
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<OAI-PMH /);
    expect(xml).toContain(`<baseURL>${base('9903')}</baseURL>`);
    expect(xml).toContain('<deletedRecord>persistent</deletedRecord>');
    expect(xml).toContain('<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>');
    const sample = /<sampleIdentifier>([^<]+)</.exec(xml)?.[1];
    const record = await get(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${sample}`);
    expect(ids(record)).toEqual([sample]);
  });

  test.each([
    ['9901', ['noark5', 'oai_dc']],
    ['9902', ['oai_qdc', 'oai_dc']],
    ['9903', ['oai_dc']],
  ])('source %s serves %j', async (number, prefixes) => {
    const xml = await get('verb=ListMetadataFormats', number);
    expect(all(xml, /<metadataPrefix>([^<]+)</g)).toEqual(prefixes);
    for (const prefix of prefixes)
      expect(await get(`verb=ListRecords&metadataPrefix=${prefix}`, number)).toContain(
        '<metadata>',
      );
  });

  test('no datestamp lies before earliestDatestamp', async () => {
    const earliest = /<earliestDatestamp>([^<]+)</.exec(await get('verb=Identify'))?.[1] ?? '';
    const seen = (await pages('verb=ListIdentifiers&metadataPrefix=oai_dc')).flatMap(stamps);
    expect(seen.toSorted()[0]).toBe(earliest);
  });
});

describe('a request that is wrong', () => {
  test.each([
    ['', ['badVerb']],
    ['junk', ['badVerb']],
    ['verb=identify', ['badVerb']],
    ['verb=', ['badVerb']],
    ['verb=Identify&verb=Identify', ['badVerb']],
    ['verb=Identify&foo=1', ['badArgument']],
    ['verb=Identify&metadataPrefix=oai_dc', ['badArgument']],
    ['verb=ListRecords', ['badArgument']],
    ['verb=GetRecord', ['badArgument', 'badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=a/b', ['badArgument']],
    ['verb=ListRecords&MetadataPrefix=oai_dc', ['badArgument', 'badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=a::b', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=junk', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T24:00:00Z', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T00:00:00.000Z', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T00:00:00%2B01:00', ['badArgument']],
    [
      'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z',
      ['badArgument'],
    ],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', ['badArgument']],
    ['verb=ListRecords&metadataPrefix=%FF', ['badArgument']],
    ['verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc', ['badArgument']],
    ['verb=ListRecords&resumptionToken=junk', ['badResumptionToken']],
    ['verb=ListRecords&resumptionToken=', ['badResumptionToken']],
    ['verb=ListSets&resumptionToken=junk', ['badResumptionToken']],
    ['verb=ListRecords&metadataPrefix=noark5', ['cannotDisseminateFormat']],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:1', ['idDoesNotExist']],
    ['verb=ListMetadataFormats&identifier=oai:x:1', ['idDoesNotExist']],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-01', ['noRecordsMatch']],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=2001-01-01', ['noRecordsMatch']],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=finnes:ikke', ['noRecordsMatch']],
  ])('%s → %j', async (query, codes) => {
    expect(errors(await get(query))).toEqual(codes);
  });

  test('is echoed only when its arguments were legal', async () => {
    expect(await get('verb=ListRecords&metadataPrefix=<x>')).toContain(
      `<request>${base('9903')}</request>`,
    );
    expect(await get('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:"<æ>%26')).toContain(
      '<request verb="GetRecord" metadataPrefix="oai_dc" identifier="oai:&quot;&lt;æ&gt;&amp;">',
    );
  });

  test('with a method OAI-PMH does not know gets 405', async () => {
    const response = await fetch(base('9903'), { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });
});

describe('a list', () => {
  test('gives every record once over its pages, with true cursors and an empty last token', async () => {
    const journal = server.journals.get('9903')?.at(moment) ?? [];
    const list = await pages('verb=ListRecords&metadataPrefix=oai_dc');
    expect(list.length).toBe(Math.ceil(journal.length / 50));
    expect(list.flatMap(ids).map((id) => id.split(':')[2])).toEqual(
      journal.map(({ systemID }) => systemID),
    );
    expect(list.map((xml) => Number(/cursor="(\d+)"/.exec(xml)?.[1]))).toEqual(
      list.map((_, i) => i * 50),
    );
    for (const xml of list) expect(xml).toContain(`completeListSize="${journal.length}"`);
    expect(tokenIn(list.at(-1) ?? '')).toBe('');
  });

  test('of one page has no token at all', async () => {
    const xml = await get('verb=ListRecords&metadataPrefix=oai_dc&set=journalpost:S');
    expect(ids(xml).length).toBeGreaterThan(0);
    expect(tokenIn(xml)).toBeNull();
  });

  test('tokens are safe in an address, can be sent again, and one changed letter spoils them', async () => {
    const first = await get('verb=ListIdentifiers&metadataPrefix=oai_dc');
    const token = tokenIn(first) ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{20,400}$/);
    const again = (): Promise<string> => get(`verb=ListIdentifiers&resumptionToken=${token}`);
    expect(await again()).toBe(await again());
    expect(errors(await get(`verb=ListRecords&resumptionToken=${token}`))).toEqual([
      'badResumptionToken',
    ]);
    for (const at of [0, 30, token.length - 1]) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const spoilt = token.slice(0, at) + other + token.slice(at + 1);
      expect(errors(await get(`verb=ListIdentifiers&resumptionToken=${spoilt}`))).toEqual([
        'badResumptionToken',
      ]);
    }
  });

  test('bounds are inclusive, to the second and to the day', async () => {
    const seen = (await pages('verb=ListIdentifiers&metadataPrefix=oai_dc')).flatMap(stamps);
    const stamp = seen[Math.floor(seen.length / 2)] ?? '';
    const second = await pages(
      `verb=ListIdentifiers&metadataPrefix=oai_dc&from=${stamp}&until=${stamp}`,
    );
    expect(second.flatMap(stamps)).toEqual(seen.filter((one) => one === stamp));
    const day = stamp.slice(0, 10);
    const whole = await pages(
      `verb=ListIdentifiers&metadataPrefix=oai_dc&from=${day}&until=${day}`,
    );
    expect(whole.flatMap(stamps)).toEqual(seen.filter((one) => one.startsWith(day)));
  });

  test('sets divide the list: the parts are the whole', async () => {
    const count = async (set: string): Promise<number> =>
      (await pages(`verb=ListIdentifiers&metadataPrefix=oai_dc&set=${set}`)).flatMap(ids).length;
    const specs = all(await get('verb=ListSets'), /<setSpec>([^<]+)</g);
    expect(specs).toContain('journalpost:I');
    const parts = await Promise.all(specs.filter((spec) => spec.includes(':')).map(count));
    expect(parts.reduce((a, b) => a + b)).toBe(await count('journalpost'));
  });

  test('shows deleted records as headers without metadata', async () => {
    const list = (await pages('verb=ListRecords&metadataPrefix=oai_dc')).join('');
    const deleted = all(list, /<record><header status="deleted"><identifier>([^<]+)/g);
    expect(deleted.length).toBeGreaterThan(0);
    for (const id of deleted) {
      const xml = await get(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${id}`);
      expect(xml).toContain('status="deleted"');
      expect(xml).not.toContain('<metadata>');
    }
  });

  test('asked again from the last answer gives exactly what has happened since', async () => {
    moment = anchor;
    const before = await pages('verb=ListRecords&metadataPrefix=oai_qdc', '9902');
    const from = /<responseDate>([^<]+)</.exec(before[0] ?? '')?.[1];
    moment = new Date(anchor.getTime() + 45 * 60_000);
    const since = await pages(`verb=ListRecords&metadataPrefix=oai_qdc&from=${from}`, '9902');
    const known = new Map(before.flatMap(recordsIn));
    for (const [id, record] of since.flatMap(recordsIn)) known.set(id, record);
    const whole = await pages('verb=ListRecords&metadataPrefix=oai_qdc', '9902');
    expect(new Map(whole.flatMap(recordsIn))).toEqual(known);
    expect(since.flatMap(ids).length).toBeLessThan(200);
    moment = anchor;
  });

  test('whose rest moves out of the asked window while it is read still ends well', async () => {
    await using small = await startSourceServer({
      port: 0,
      entries: 100,
      seed: 'test',
      anchor,
      pageSize: 1,
      now: () => moment,
    });
    const journal = small.journals.get('9901');
    const later = new Date(anchor.getTime() + 40 * 60_000);
    const standing = journal?.at(anchor) ?? [];
    const at = standing.findIndex(
      (record, i) =>
        i > 0 &&
        record.from > (standing[i - 1]?.from ?? 0) &&
        record.from !== standing[i + 1]?.from &&
        (journal?.find(record.systemID, later)?.from ?? 0) > record.from,
    );
    const [from, until] = [at - 1, at].map((i) =>
      new Date(standing[i]?.from ?? 0).toISOString().replace('.000', ''),
    );
    const url = small.baseUrls.get('9901');
    const ask = async (query: string): Promise<string> => (await fetch(`${url}?${query}`)).text();
    let page = await ask(`verb=ListRecords&metadataPrefix=noark5&from=${from}&until=${until}`);
    for (
      let left = standing.filter((one) => one.from === standing[at - 1]?.from).length;
      left > 1;
      left--
    )
      page = await ask(`verb=ListRecords&resumptionToken=${tokenIn(page)}`);
    moment = later;
    const end = await ask(`verb=ListRecords&resumptionToken=${tokenIn(page)}`);
    moment = anchor;
    expect(errors(end)).toEqual([]);
    expect(ids(end)).toEqual([`oai:nordskjaer.example:${standing[at - 1]?.systemID}`]);
    expect(tokenIn(end)).toBe('');
  });
});

const recordsIn = (xml: string): [string, string][] =>
  all(xml, /(<record>.*?<\/record>)/gs).map((record) => [ids(record)[0] ?? '', record]);

describe('what the formats say', () => {
  test('Noark 5 marks private persons, Dublin Core leaves them out of titles', async () => {
    const noark = (await pages('verb=ListRecords&metadataPrefix=noark5', '9901')).join('');
    expect(noark).toMatch(
      /<offentligTittel>[^<]+<personnavn>[^<]+<\/personnavn><\/offentligTittel>/,
    );
    expect(noark).toMatch(/<skjermingshjemmel>Offl\. § 13 jf\. fvl\. § 13/);
    const named = new Set(all(noark, /<personnavn>([^<]+)</g));
    const dc = (await pages('verb=ListRecords&metadataPrefix=oai_dc', '9901')).join('');
    for (const title of all(dc, /<dc:(?:title|relation)>([^<]+)</g))
      for (const name of named) expect(title).not.toContain(name);
  });

  test('a document that can be read is there, marked as demo; one that cannot is not', async () => {
    const noark = (await pages('verb=ListRecords&metadataPrefix=noark5', '9901')).join('');
    const links = all(noark, /<referanseDokumentfil>([^<]+)</g);
    const types = new Set<string>();
    for (const link of links.slice(0, 60)) {
      const response = await fetch(link);
      expect(response.status).toBe(200);
      types.add(response.headers.get('content-type') ?? '');
      expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toContain('DEMO');
    }
    expect(types.size).toBe(3);
    expect((await fetch((links[0] ?? '').replace(/-(\d+)\.\w+$/, '-99.pdf'))).status).toBe(404);
    expect((await fetch(`${base('9901')}/../dokument/x`)).status).toBe(404);
  });
});

describe('on the wire', () => {
  test('a form in a POST is answered as a GET is', async () => {
    const post = await fetch(base('9903'), {
      method: 'POST',
      body: new URLSearchParams({ verb: 'Identify' }),
    });
    expect(await post.text()).toBe(await get('verb=Identify'));
    const json = await fetch(base('9903'), { method: 'POST', body: '{"verb":"Identify"}' });
    expect(errors(await json.text())).toEqual(['badVerb']);
  });

  test('gzip is used when asked for, and only then', async () => {
    const raw = (encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> =>
      new Promise((resolve, reject) => {
        httpRequest(
          `${base('9903')}?verb=Identify`,
          { headers: { 'accept-encoding': encoding } },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () =>
              resolve({
                encoding: response.headers['content-encoding'],
                body: Buffer.concat(chunks),
              }),
            );
          },
        )
          .on('error', reject)
          .end();
      });
    const plain = await raw('identity');
    expect(plain.encoding).toBeUndefined();
    const zipped = await raw('br, gzip');
    expect(zipped.encoding).toBe('gzip');
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
    expect((await raw('gzip;q=0')).encoding).toBeUndefined();
  });
});
