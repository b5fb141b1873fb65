import { afterAll, describe, expect, test } from 'vitest';
import type { SearchView } from '../../harvester/record/public-entry.ts';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { follow } from '../../indexer/follow.ts';
import { createSuggestions } from '../../indexer/suggestions.ts';
import { testEngines } from '../support/engines.ts';
import { entry, plainArchive, titled } from '../support/plain-archive.ts';
import { pick, seededRandom } from '../support/random-search.ts';

const { engines, stop } = await testEngines();
afterAll(stop);

const TIMEOUT = 300_000;
const now = (): Date => new Date('2026-11-24T10:00:00Z');
const analysis = createAnalysis([
  { number: '1811', name: { nb: 'Bindal' } },
  { number: '1826', name: { nb: 'Hattfjelldal', sma: 'Aarborte' } },
]);

const inCase = (id: string, title: string, caseId: string, caseTitle: string): SearchView =>
  titled(id, title, {
    saksmappe: {
      id: caseId,
      saksnummer: `2026/${caseId.slice(1)}`,
      offentligTittel: caseTitle,
      saksdato: null,
    },
  });

describe.each(engines)('suggestions from the %s engine', { timeout: TIMEOUT }, (_name, make) => {
  test('are cases, properties, streets, kinds of documents and municipalities', async () => {
    await using it = await make();
    const archive = plainArchive([
      inCase('a', 'Søknad om garasje', 's1', 'Garasje - Storgata 12, gnr. 12 bnr. 34'),
      inCase('b', 'Svar', 's1', 'Garasje - Storgata 12, gnr. 12 bnr. 34'),
      inCase('c', 'Klage på garasje', 's2', 'Garasje - Nedre Strandvei 4, gnr 12, bnr 35'),
      inCase('d', 'Reguleringsplan for Storvika', 's3', 'Reguleringsplan Storvika'),
    ]);
    await follow({ archive, engine: it.engine, analysis, now });
    const suggest = createSuggestions({ archive, engine: it.engine, analysis, now });
    const said = async (typed: string) =>
      (await suggest(typed)).map((one) => `${one.kind}: ${one.text}`);
    expect(await said('garas')).toEqual([
      'sak: Garasje - Storgata 12, gnr. 12 bnr. 34',
      'sak: Garasje - Nedre Strandvei 4, gnr 12, bnr 35',
    ]);
    expect(await said('søknad om gar')).toEqual(['sak: Garasje - Storgata 12, gnr. 12 bnr. 34']);
    expect((await said('storg')).slice(0, 1)).toEqual(['gate: Storgata 12']);
    expect((await said('strandv')).slice(0, 1)).toEqual(['gate: Nedre Strandvei 4']);
    expect((await said('gnr 12')).slice(0, 2).sort()).toEqual([
      'eiendom: gnr 12 bnr 34',
      'eiendom: gnr 12 bnr 35',
    ]);
    expect((await said('gnr 12 bnr 35'))[0]).toBe('eiendom: gnr 12 bnr 35');
    expect(await said('2026/3')).toEqual(['sak: Reguleringsplan Storvika']);
    expect(await said('aarb')).toEqual(['kommune: Aarborte']);
    expect(await said('naust i hattf')).toEqual(['kommune: Hattfjelldal']);
    expect(await said('utg')).toEqual(['type: utgående']);
    for (const nothing of ['', ' ', 'q', 'zzzz', '"', '-- OR', 'a'.repeat(10_000)])
      expect(await said(nothing), nothing.slice(0, 9)).toEqual([]);
  });

  test('never hold a private name, however it is begun, and no withdrawn case', async () => {
    await using it = await make();
    const random = seededRandom(4);
    const planted = Array.from({ length: 300 }, (_, n): SearchView => {
      const name = `Planta${n % 7} Persomsen`;
      return {
        entry: entry({
          id: `p-${n}`,
          offentligTittel: `${pick(random, ['Søknad om naust', 'Klage', 'Svar'])} fra *****`,
          saksmappe: {
            id: `s${n}`,
            saksnummer: `2026/${n + 1}`,
            offentligTittel: 'Naust - *****',
            saksdato: null,
          },
          korrespondanseparter: [
            {
              korrespondanseparttype: 'avsender',
              navn: name,
              erPerson: true,
              administrativEnhet: null,
            },
          ],
        }),
        names: [name],
        namesUntil: '2026-12-24',
      };
    });
    const archive = plainArchive(planted);
    await follow({ archive, engine: it.engine, analysis, now });
    const suggest = createSuggestions({ archive, engine: it.engine, analysis, now });
    for (const name of ['planta3', 'persomsen', 'planta3 persomsen', 'naust persomsen'])
      for (let length = 1; length <= name.length; length++) {
        const found = JSON.stringify(await suggest(name.slice(0, length)));
        expect(found, name.slice(0, length)).not.toMatch(/planta|persomsen/i);
      }
    expect(await suggest('persoms')).toEqual([]);
    expect(await suggest('naust')).not.toEqual([]);
    for (const { entry: gone } of planted) archive.withdraw(gone.id);
    expect(await suggest('naust')).toEqual([]);
  });
});
