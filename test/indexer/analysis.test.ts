import { describe, expect, test } from 'vitest';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { createDecompound } from '../../indexer/analysis/decompound.ts';
import { fold, words } from '../../indexer/analysis/fold.ts';
import { findIdentifiers, identifiersInText } from '../../indexer/analysis/identifiers.ts';
import { stem } from '../../indexer/analysis/stem.ts';
import { createSynonyms } from '../../indexer/analysis/synonyms.ts';
import { parseWordList } from '../../indexer/analysis/word-list.ts';

const analysis = createAnalysis();

describe('folding', () => {
  test.each([
    ['Brønnøysund', 'bronnoysund'],
    ['Aasen', 'asen'],
    ['Åsen', 'asen'],
    ['Oedegaard', 'odegard'],
    ['Ødegård', 'odegard'],
    ['Kjærstad', 'kjaerstad'],
    ['Öberg', 'oberg'],
    ['Đáđđjá', 'daddja'],
    ['Vaapste', 'vapste'],
    ['kafé', 'kafe'],
  ])('%s is the token %s', (written, token) => {
    expect(words(written).map(fold)).toEqual([token]);
  });

  test('every token is a to z and digits, whatever the script', () => {
    for (const text of ['привет', '日本語', 'ﬁskeri', '٣٤', 'naïve', 'ǅ', '𝒳yz', 'İstanbul'])
      for (const word of words(text)) expect(fold(word), text).toMatch(/^[a-z0-9]+$/);
    expect(fold('x'.repeat(500))).toHaveLength(60);
  });
});

describe('stemming', () => {
  test.each([
    ['søknad søknader søknaden søknadene søknadar søknadane søknadens'],
    ['barnehage barnehager barnehagen barnehagene barnehagar barnehagane'],
    ['vedtak vedtaket vedtaka vedtakene'],
    ['nyhet nyheter nyheten nyhetene'],
    ['bevilling bevillinger bevillingen bevillingane'],
    ['program programmet programmer programmene'],
  ])('%s are one stem', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  test('leaves short words and identifiers alone', () => {
    for (const word of ['bru', 'k2024n1234', '9a', 'vei', 'kurs']) expect(stem(word)).toBe(word);
  });
});

describe('compounds', () => {
  test.each([
    ['reguleringsplan', ['regulering', 'plan']],
    ['skjenkeløyve', ['skjenke', 'løyve']],
    ['barnehageplass', ['barnehage', 'plass']],
    ['byggesoknad', ['bygge', 'søknad']],
    ['hytteeier', ['hytte', 'eier']],
  ])('%s has its members', (word, parts) => {
    expect(analysis.parts(word)).toEqual(parts);
  });

  test('words that are one thing stay whole', () => {
    for (const word of ['barnehage', 'barnehager', 'søknad', 'kommune', 'vedtak', 'tillatelser'])
      expect(analysis.parts(word), word).toBeNull();
  });

  test('a list that cannot be used says where', () => {
    expect(() => createDecompound(parseWordList('ledd.txt', 'plan\nBig Ord'))).toThrow(
      'ledd.txt line 2',
    );
    expect(() => createDecompound(parseWordList('ledd.txt', 'feil: plan'))).toThrow('use kort:');
  });
});

describe('synonyms', () => {
  test('go both ways with =, one way with >', () => {
    const synonyms = createSynonyms(
      parseWordList('s.txt', 'hytte = fritidsbolig # kommentar\nøl > alkohol\nrive hus = riving'),
    );
    expect(synonyms.of(['hytter'])).toEqual([['fritidsbolig']]);
    expect(synonyms.of(['fritidsboligen'])).toEqual([['hytte']]);
    expect(synonyms.of(['øl'])).toEqual([['alkohol']]);
    expect(synonyms.of(['alkohol'])).toEqual([]);
    expect(synonyms.of(['rive', 'hus'])).toEqual([['riving']]);
    expect(synonyms.longest).toBe(2);
  });

  test('a list that cannot be used says where', () => {
    for (const text of ['ord', 'a = ', 'a > b > c'])
      expect(() => createSynonyms(parseWordList('s.txt', `# først\n${text}`)), text).toThrow(
        's.txt line 2',
      );
  });

  test('work on members of compounds', () => {
    expect(analysis.extra(['skjenkeløyve'])).toContain('skjenkebevilling');
    expect(analysis.alternatives('skoleskyss')).toContainEqual(['skuleskyss']);
  });

  test('a changed list is another version', () => {
    const list = (text: string) => ({
      members: parseWordList('l', 'plan'),
      synonyms: parseWordList('s', text),
      stopWords: parseWordList('w', 'og'),
    });
    const [a, b] = [createAnalysis([], list('a = b')), createAnalysis([], list('a = c'))];
    expect(a.version).not.toBe(b.version);
    expect(a.version).toBe(createAnalysis([], list('a = b')).version);
    const place = [{ number: '1811', name: { nb: 'Bindal' } }];
    expect(createAnalysis(place, list('a = b')).version).not.toBe(a.version);
  });
});

describe('identifiers', () => {
  test.each([
    ['2024/1234', ['k2024n1234']],
    ['24/1234', ['k2024n1234', 'g24b1234']],
    ['97/12', ['k1997n12', 'g97b12']],
    ['2024/00123', ['k2024n123']],
    ['2024/1234-5', ['k2024n1234d5', 'k2024n1234']],
    ['sak 24/1 dok. 5', ['k2024n1d5', 'k2024n1']],
    ['saksnr 2024-123', ['k2024n123']],
    ['gnr. 12, bnr. 34', ['g12b34']],
    ['gnr 12 bnr 34, 35 og 36', ['g12b34', 'g12b35', 'g12b36']],
    ['gnr/bnr 12/34', ['g12b34']],
    ['gbnr 12/34/5', ['g12b34f5']],
    ['gårdsnummer 12 bruksnummer 34', ['g12b34']],
    ['127/1', ['g127b1']],
    ['964 983 380', ['o964983380']],
    ['løpenr 77/2024', ['l2024n77']],
    ['12.3.2024', ['d20240312']],
    ['2024-03-12', ['d20240312']],
  ])('%s', (text, tokens) => {
    expect(findIdentifiers(text).flatMap((found) => found.tokens)).toEqual(tokens);
  });

  test.each(['964983381', '31.2.2024', 'tlf 75 00 12 34', '§ 13', '1/2/3/4', 'kl. 12.30'])(
    '%s is none',
    (text) => expect(findIdentifiers(text)).toEqual([]),
  );

  test('a text gives its properties, also of a leasehold, but no case numbers', () => {
    expect(identifiersInText('Deling av 12/34/5, jf. sak 2020/77')).toEqual(['g12b34', 'g12b34f5']);
  });
});
