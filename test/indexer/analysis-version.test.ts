import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CODE_VERSION, createAnalysis } from '../../indexer/analysis/analysis.ts';
import { parseWordList } from '../../indexer/analysis/word-list.ts';
import { searchDocument } from '../../indexer/document.ts';
import { entry } from '../support/plain-archive.ts';

/** What the code makes of one rich entry with fixed word lists, for each version of the code. */
const FINGERPRINTS: Readonly<Record<number, string>> = {
  1: '84b6d8f28ad3',
  2: '07f99ae681b3',
  3: '0424cd432cb9',
};

test('what is indexed changes only together with CODE_VERSION', () => {
  const analysis = createAnalysis(
    [{ number: '1826', name: { nb: 'Hattfjelldal', sma: 'Aarborte' } }],
    {
      members: parseWordList(
        'ledd.txt',
        'kort: vei\nhel: søknad\nregulering plan skjenke løyve bevilling',
      ),
      synonyms: parseWordList('synonyms.txt', 'bevilling = løyve\nrive hus > riving'),
      themes: parseWordList('temaer.txt', 'plan > regulering'),
      stopWords: parseWordList('stop-words.txt', 'og om'),
    },
  );
  const document = searchDocument(
    {
      entry: entry({
        id: 'a',
        kommunenummer: '1826',
        offentligTittel: 'Søknadene om skjenkeløyve, gnr. 12 bnr. 3, Ødegård 9A',
        journalpostnummer: 4,
        journalaar: 2026,
        journalsekvensnummer: 77,
        registreringsID: 'JP-9',
        administrativEnhet: 'Plan og byggesak',
        saksmappe: {
          id: 's',
          saksnummer: '2025/31',
          offentligTittel: 'Rive hus i reguleringsplanen',
          saksdato: null,
        },
        korrespondanseparter: [
          {
            korrespondanseparttype: 'avsender',
            navn: 'Kystverket AS',
            erPerson: false,
            administrativEnhet: null,
          },
        ],
      }),
      names: ['Kåre Ødegård'],
      namesUntil: '2027-01-01',
    },
    analysis,
  );
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(document))
    .digest('hex')
    .slice(0, 12);
  // When this fails on purpose: raise CODE_VERSION, so that every index is rebuilt, and add its fingerprint.
  expect(fingerprint).toBe(FINGERPRINTS[CODE_VERSION]);
});
