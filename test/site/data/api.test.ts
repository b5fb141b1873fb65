import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endringerAnswer } from '../../../site/data/api/endringer-answer.ts';
import { journalpostAnswer } from '../../../site/data/api/journalpost-answer.ts';
import { kilderAnswer } from '../../../site/data/api/kilder-answer.ts';
import { kommuneAnswer, kommunerAnswer } from '../../../site/data/api/kommune-answer.ts';
import { openApiAnswer } from '../../../site/data/api/openapi-answer.ts';
import { OPERATIONS, type OperationId } from '../../../site/data/api/operations.ts';
import { saksmappeAnswer } from '../../../site/data/api/saksmappe-answer.ts';
import type { DataAnswer, DataRequest } from '../../../site/data/data-route.ts';
import { problemBody } from '../../../site/data/problem.ts';
import { searchJson } from '../../../site/data/search-json.ts';
import { type DataPortal, dataPortal } from '../../support/data-portal.ts';
import { entry, type PlainArchive, plainArchive } from '../../support/plain-archive.ts';
import { randomView } from '../../support/random-journal.ts';
import { seededRandom } from '../../support/random-search.ts';

type Route = (asked: DataRequest) => DataAnswer | Promise<DataAnswer>;

const ROUTES: Readonly<Record<OperationId, Route>> = {
  sok: (asked) => searchJson(asked, 'api'),
  journalpost: journalpostAnswer,
  saksmappe: saksmappeAnswer,
  kommuner: kommunerAnswer,
  kommune: kommuneAnswer,
  kilder: kilderAnswer,
  endringer: endringerAnswer,
};

let archive: PlainArchive;
let it: DataPortal;
beforeAll(async () => {
  const random = seededRandom(21);
  archive = plainArchive(Array.from({ length: 300 }, (_, n) => randomView(random, n)));
  it = await dataPortal(archive);
  archive.withdraw('r-17');
  archive.withdraw('r-90');
});
afterAll(() => it[Symbol.asyncDispose]());

const json = async (answer: DataAnswer) => {
  if (!(answer instanceof Response)) throw new Error(JSON.stringify(answer));
  return answer.json();
};
const uttrekk = {
  navn: 'Sakarkivet',
  periode: '1998-2006',
  system: 'ePhorte',
  produsent: null,
  uttrekksdato: '2010-01-01',
  kartlegging: 'noark4 v1',
  arkivinstitusjon: 'IKA',
  kontakt: 'post@example.no',
};

describe('the OpenAPI document', () => {
  const document = async () => json(await it.ask(openApiAnswer, '/api/v1/openapi.json'));

  test('describes every operation that is answered, and none that is not', async () => {
    const { openapi, paths, info } = await document();
    expect(openapi).toMatch(/^3\.1\./);
    expect(info.version).toMatch(/^1\./);
    expect(Object.keys(paths).sort()).toEqual(OPERATIONS.map(({ path }) => path).sort());
    expect(OPERATIONS.map(({ id }) => id).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  test('fits every answer, exactly: no field too many, none too few', async () => {
    const { paths, components } = await document();
    const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
    ajv.addVocabulary(['components']);
    ajv.addSchema({ $id: 'openapi', components });
    const validator = (path: string) => {
      const { schema } = paths[path].get.responses[200].content['application/json'];
      const name = String(schema.$ref);
      return ajv.getSchema(`openapi${name}`);
    };
    archive.put({
      entry: entry({
        id: 'history',
        arkivuttrekk: uttrekk,
        klasse: { klasseID: '611', tittel: 'Bygg' },
        skjerming: { tilgangsrestriksjon: 'UO', skjermingshjemmel: 'Offl. § 13' },
      }),
      names: [],
      namesUntil: null,
    });
    const asked: readonly (readonly [OperationId, string, Record<string, string>])[] = [
      ['sok', '/api/v1/sok?antall=1000', {}],
      ['sok', '/api/v1/sok?q=soknadd+naust&kommune=1811', {}],
      ['sok', '/api/v1/sok?q=zzqq', {}],
      ['endringer', '/api/v1/endringer?antall=1000', {}],
      ['endringer', '/api/v1/endringer?etter=299&antall=2', {}],
      ['endringer', '/api/v1/endringer?etter=99999', {}],
      ['kommuner', '/api/v1/kommuner', {}],
      ['kommune', '/api/v1/kommuner/1826', { kommune: '1826' }],
      ['kilder', '/api/v1/kilder', {}],
      ['saksmappe', '/api/v1/saksmapper/s-4', { id: 's-4' }],
      ...['history', 'r-1', 'r-2', 'r-3', 'r-4'].map(
        (id) => ['journalpost', `/api/v1/journalposter/${id}`, { id }] as const,
      ),
    ];
    expect(new Set(asked.map(([id]) => id)).size).toBe(OPERATIONS.length);
    for (const [id, address, params] of asked) {
      const { path } = OPERATIONS.find((one) => one.id === id) ?? { path: '' };
      const validate = validator(path);
      const body = await json(await it.ask(ROUTES[id], address, {}, params));
      expect(validate?.(body), `${address}: ${JSON.stringify(validate?.errors?.slice(0, 2))}`).toBe(
        true,
      );
      expect(validate?.({ ...body, ekstra: 1 })).toBe(false);
    }
  });

  test('names the parameters each operation takes, and no others are taken', async () => {
    const { paths } = await document();
    for (const { id, path, parameters } of OPERATIONS) {
      const described = paths[path].get.parameters
        .filter((one: { in: string }) => one.in === 'query')
        .map((one: { name: string }) => one.name);
      expect(described).toEqual(parameters);
      const params = { id: 'r-1', kommune: '1811' };
      const refused = await it.ask(ROUTES[id], `/x?${parameters.join('=&')}&feil=1`, {}, params);
      expect(refused, id).toMatchObject({ status: 400, kind: 'ukjent-parameter' });
    }
  });

  test('has words for every problem there is', async () => {
    const ajv = new Ajv2020({ strict: true, validateFormats: false });
    const { components } = await document();
    const problem = await it.ask(ROUTES.sok, '/api/v1/sok?feil=1');
    if (problem instanceof Response) throw new Error('a problem was expected');
    const body = problemBody(problem, 'https://innsyn.example.no');
    expect(body.type).toBe('https://innsyn.example.no/api#ukjent-parameter');
    expect(ajv.validate(components.schemas.Problem, body)).toBe(true);
  });
});

describe('the change feed', () => {
  test('read from the beginning gives what is public now, and every withdrawal', async () => {
    const there = new Set<string>();
    const gone = new Set<string>();
    let numbers: number[] = [];
    let last = 0;
    for (let next: string | null = '/api/v1/endringer?antall=40'; next !== null; ) {
      const read = await json(await it.ask(endringerAnswer, next));
      for (const change of read.endringer) {
        if (change.hva === 'trukket') gone.add(change.trukket.id);
        else there.add(change.journalpost.id);
        numbers.push(change.nummer);
      }
      next = read.neste;
      last = read.sisteNummer;
    }
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(gone).toEqual(new Set(['r-17', 'r-90']));
    expect(there.has('r-17')).toBe(false);
    expect(there.size).toBeGreaterThanOrEqual(298);
    numbers = [];
    archive.withdraw('r-5');
    const later = await json(await it.ask(endringerAnswer, `/api/v1/endringer?etter=${last}`));
    expect(later.endringer).toMatchObject([{ hva: 'trukket', trukket: { id: 'r-5' } }]);
    expect(later.neste).toBeNull();
  });

  test('never has a name, also where the entry may be found by it', async () => {
    const answer = await it.ask(endringerAnswer, '/api/v1/endringer?antall=1000');
    const text = await (answer as Response).text();
    expect(text.length).toBeGreaterThan(100_000);
    expect(text.includes('Personsen')).toBe(false);
  });

  test.each(['etter=-1', 'etter=x', 'antall=0', 'antall=5000', 'etter=1&etter=2'])(
    'refuses %s',
    async (search) => {
      const answer = await it.ask(endringerAnswer, `/api/v1/endringer?${search}`);
      expect(answer).toMatchObject({ status: 400, kind: 'ugyldig-verdi' });
    },
  );
});

describe('one entry', () => {
  const ask = (id: string, headers: Record<string, string> = {}) =>
    it.ask(journalpostAnswer, `/api/v1/journalposter/${id}`, headers, { id });

  test('is told unchanged to who has it, by tag or by time, and the tag rules', async () => {
    const first = (await ask('r-1')) as Response;
    const tag = first.headers.get('ETag') ?? '';
    const modified = first.headers.get('Last-Modified') ?? '';
    expect(Date.parse(modified)).toBe(Date.parse('2026-03-02T08:00:00Z'));
    const status = async (headers: Record<string, string>) =>
      ((await ask('r-1', headers)) as Response).status;
    expect(await status({ 'If-None-Match': tag })).toBe(304);
    expect(await status({ 'If-None-Match': `"x", W/${tag}` })).toBe(304);
    expect(await status({ 'If-Modified-Since': modified })).toBe(304);
    expect(await status({ 'If-Modified-Since': 'Sun, 01 Mar 2026 00:00:00 GMT' })).toBe(200);
    expect(await status({ 'If-None-Match': '"x"', 'If-Modified-Since': modified })).toBe(200);
  });

  test('that nobody has heard of is not found', async () => {
    expect(await ask('ukjent')).toMatchObject({ status: 404, kind: 'finnes-ikke' });
  });
});
