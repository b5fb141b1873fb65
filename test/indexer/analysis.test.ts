import { describe, expect, test } from 'vitest';
import { createAnalysis, ownLists } from '../../indexer/analysis/analysis.ts';
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
    expect(synonyms.of('hytt').same).toEqual([['fritidsbolig']]);
    expect(synonyms.of('fritidsbolig').wanted).toEqual([['hytte']]);
    expect(synonyms.of('ol')).toMatchObject({ wanted: [['alkohol']], same: [] });
    expect(synonyms.of('alkohol')).toEqual({ wanted: [], same: [] });
    const none = () => false;
    expect(synonyms.beginningAt(['a', 'riv', 'hus'], 1, none)).toMatchObject([
      { entry: { keys: ['riv', 'hus'], same: [['riving']] }, end: 3 },
    ]);
    expect(synonyms.beginningAt(['riv', 'ned'], 0, none)).toEqual([]);
  });

  test('with >= the right side stands for itself as well, and stop words in a long entry do not count', () => {
    const isStop = (word: string) => word === 'av';
    const synonyms = createSynonyms(
      parseWordList('s.txt', 'søppel >= renovasjon = tømming av avfall'),
      (word) => word,
      isStop,
    );
    expect(synonyms.of('søppel')).toMatchObject({
      wanted: [['renovasjon'], ['tømming', 'av', 'avfall']],
      same: [],
    });
    expect(synonyms.of('renovasjon').same).toEqual([['tømming', 'av', 'avfall']]);
    const following = ['tømming', 'av', 'avfall', 'nå'];
    const found = synonyms.beginningAt(following, 0, (i) => isStop(following[i] ?? ''));
    expect(found).toMatchObject([{ entry: { same: [['renovasjon']] }, end: 3 }]);
  });

  test('a list that cannot be used says where', () => {
    for (const text of ['ord', 'a = ', 'a > b > c', 'a >= ', '> b'])
      expect(() => createSynonyms(parseWordList('s.txt', `# først\n${text}`)), text).toThrow(
        's.txt line 2',
      );
  });

  test('work on members of compounds', () => {
    expect(analysis.extra(['skjenkeløyve'])).toContain('skjenkebevilling');
    expect(analysis.alternatives('skoleskyss').same).toContainEqual(['skuleskyss']);
  });

  test('a changed list is another version', () => {
    const list = (text: string) => ({
      members: parseWordList('l', 'plan'),
      synonyms: parseWordList('s', text),
      themes: parseWordList('t', 'bil = bilen > vei'),
      stopWords: parseWordList('w', 'og'),
    });
    const [a, b] = [createAnalysis([], list('a = b')), createAnalysis([], list('a = c'))];
    expect(a.version).not.toBe(b.version);
    expect(a.version).toBe(createAnalysis([], list('a = b')).version);
    const place = [{ number: '1811', name: { nb: 'Bindal' } }];
    expect(createAnalysis(place, list('a = b')).version).not.toBe(a.version);
  });
});

describe('themes and weak words', () => {
  test('people’s words find what archives write, and words that say little do not narrow', () => {
    expect(analysis.alternatives('gamlehjem').theme).toContainEqual(['sykehjem']);
    expect(analysis.alternatives('skulebuss').theme).toContainEqual(['drosjeskyss']);
    expect(analysis.longAlternatives(['fri', 'fra', 'skolen'], 0)).toMatchObject({ end: 3 });
    expect(analysis.isWeakWord('dårlig')).toBe(true);
    expect(analysis.isStopWord('dårlig')).toBe(false);
  });

  test('a list of stop words says where it cannot be used', () => {
    const lists = { ...ownLists(), stopWords: parseWordList('stop-words.txt', 'og\nsvakt: om') };
    expect(() => createAnalysis([], lists)).toThrow('stop-words.txt line 2');
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
