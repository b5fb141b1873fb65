import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SourceServer, startSourceServer } from '../../demo/source-server.ts';
import { hasCorpora } from '../support/corpora.ts';
import { oaiSchemaErrors } from '../support/oai-schemas.ts';

const EMPTY_DC =
  '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>x</dc:title></oai_dc:dc>';

/** The schemas know oai_dc only: of other formats the envelope is judged. */
const envelope = (xml: string): string =>
  xml.replaceAll(/<metadata><(?!oai_dc:).*?<\/metadata>/gs, `<metadata>${EMPTY_DC}</metadata>`);

describe.skipIf(!hasCorpora('oai/xsd'))('the demo source, judged by the official schemas', () => {
  let server: SourceServer;
  beforeAll(async () => {
    const anchor = new Date('2026-03-17T09:30:00Z');
    const now = (): Date => new Date('2026-03-17T10:30:00Z');
    server = await startSourceServer({ port: 0, entries: 2000, seed: 'test', anchor, now });
  });
  afterAll(() => server[Symbol.asyncDispose]());

  const get = async (number: string, query: string): Promise<string> =>
    (await fetch(`${server.baseUrls.get(number)}?${query}`)).text();

  async function pages(number: string, verb: string, prefix: string): Promise<string[]> {
    const found: string[] = [];
    let query = `metadataPrefix=${prefix}`;
    for (;;) {
      const xml = await get(number, `verb=${verb}&${query}`);
      found.push(envelope(xml));
      const token = /<resumptionToken[^>]*>([^<]+)</.exec(xml)?.[1];
      if (!token) return found;
      query = `resumptionToken=${token}`;
    }
  }

  test('the judge finds what is wrong', async () => {
    const xml = await get('9903', 'verb=Identify');
    expect(await oaiSchemaErrors([xml])).toEqual([]);
    expect(await oaiSchemaErrors([xml.replace('persistent', 'always')])).not.toEqual([]);
  });

  test.each([
    ['9901', 'noark5'],
    ['9901', 'oai_dc'],
    ['9902', 'oai_qdc'],
    ['9902', 'oai_dc'],
    ['9903', 'oai_dc'],
  ])('every page of %s in %s is valid', async (number, prefix) => {
    const answers = [
      ...(await pages(number, 'ListRecords', prefix)),
      ...(await pages(number, 'ListIdentifiers', prefix)),
    ];
    expect(answers.length).toBeGreaterThan(40);
    expect(await oaiSchemaErrors(answers)).toEqual([]);
  });

  test('so are all other answers, errors too', async () => {
    const queries = [
      'verb=Identify',
      'verb=ListSets',
      'verb=ListMetadataFormats',
      'verb=junk',
      '',
      'verb=GetRecord&metadataPrefix=oai_dc',
      'verb=GetRecord&metadataPrefix=oai_dc&identifier=a%20"b"%26<c>%01æ',
      'verb=ListRecords&metadataPrefix=xyz&from=2026-01-01&until=2026-01-02&set=a:b',
      'verb=ListRecords&metadataPrefix=a/b&set=a::b&from=x&until=y',
      'verb=ListRecords&resumptionToken=%3Cjunk%3E%00',
      'verb=ListRecords&resumptionToken=%3Cjunk%3E',
    ];
    const answers = await Promise.all(queries.map((query) => get('9901', query)));
    expect(await oaiSchemaErrors(answers.map(envelope))).toEqual([]);
  });
});
