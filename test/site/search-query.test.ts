import { describe, expect, test } from 'vitest';
import { permanentHref } from '../../site/links.ts';
import { readSearchQuery, searchQuery } from '../../site/search/search-query.ts';

const read = (query: string) => readSearchQuery(new URLSearchParams(query));

describe('the address of a search', () => {
  test('is short, readable and in a fixed order', () => {
    const query = searchQuery({ text: 'naust strandsone' })
      .withFilter('kanLeses', 'true')
      .withFilter('kommune', '1824')
      .withFilter('kommune', '1833')
      .withFilter('type', 'I')
      .with({ from: '2024-01-01', sort: 'eldste' });
    expect(query.href(permanentHref)).toBe(
      '/sok?q=naust+strandsone&kommune=1824,1833&type=inn&lesbar=ja&fra=2024-01-01&sorter=eldste',
    );
  });

  test('says nothing about what is as usual', () => {
    expect(searchQuery().href(permanentHref)).toBe('/sok');
    expect(searchQuery({ text: 'skole', sort: 'relevans' }).href(permanentHref)).toBe(
      '/sok?q=skole',
    );
    expect(searchQuery({ sort: 'nyeste' }).href(permanentHref)).toBe('/sok');
  });

  test.each([
    '',
    '?q=naust',
    '?q=%22ny+brannstasjon%22+-skole',
    '?q=2024/1234',
    '?kommune=1824,1833&type=inn,ut,notat,internt,saksframlegg,ukjent&aar=2024,ukjent',
    '?q=a&kilde=vefsn-journal&lesbar=ja&fra=2024-01-01&til=2024-12-31&sorter=nyeste&side=3',
  ])('reads back to itself: %s', (address) => {
    const once = read(address).query.toString();
    expect(read(once).query.toString()).toBe(once);
    expect(new URLSearchParams(once).toString()).toBe(new URLSearchParams(address).toString());
    expect(read(address).problems).toEqual([]);
  });
});

describe('reading an address', () => {
  test('takes the repeated and empty parameters a form sends', () => {
    const { query, problems } = read('q=+skole++&kommune=1824&kommune=1833&fra=&til=&type=ut');
    expect(query.href(permanentHref)).toBe('/sok?q=skole&kommune=1824,1833&type=ut');
    expect(problems).toEqual([]);
  });

  test('leaves out what it does not understand and says which', () => {
    const { query, problems } = read(
      'kommune=Vefsn&type=brev&aar=20x4&kilde=../etc&lesbar=kanskje&fra=i+går&til=2024-02-30&sorter=tilfeldig&side=-1',
    );
    expect(query.href(permanentHref)).toBe('/sok');
    expect(problems).toEqual([
      'kommune',
      'type',
      'aar',
      'kilde',
      'lesbar',
      'fra',
      'til',
      'sorter',
      'side',
    ]);
  });

  test('ignores parameters it does not know', () => {
    expect(read('utm_source=x&q=skole&__proto__=1&constructor=2').query.href(permanentHref)).toBe(
      '/sok?q=skole',
    );
  });

  test.each([
    ['fra=1.3.2024', '2024-03-01', null],
    ['fra=2024&til=2024', '2024-01-01', '2024-12-31'],
    ['fra=31/12/2023', '2023-12-31', null],
    ['fra=2024-05-01&til=2024-01-01', '2024-01-01', '2024-05-01'],
  ])('understands dates as people write them: %s', (address, from, to) => {
    const { query, problems } = read(address);
    expect([query.from, query.to]).toEqual([from, to]);
    expect(problems).toEqual([]);
  });

  test('survives control characters, lone surrogates and very long words', () => {
    const { query } = read(`q=${encodeURIComponent('a\u0000b\u200B\uE000c')}${'x'.repeat(5000)}`);
    expect(query.text.startsWith('a b c')).toBe(true);
    expect(query.text.length).toBe(300);
    expect(() =>
      readSearchQuery(new URLSearchParams([['q', '\uD800']])).query.toString(),
    ).not.toThrow();
  });

  test('without words there is no relevance: the newest come first', () => {
    expect(read('sorter=relevans').query.sort).toBe('nyeste');
    expect(read('q=skole').query.sort).toBe('relevans');
  });
});

describe('changing a search', () => {
  const query = read('q=skole&kommune=1824,1833&side=4').query;

  test('goes back to the first page unless a page is asked for', () => {
    expect(query.withFilter('aar', '2024').page).toBe(1);
    expect(query.without('kommune', '1824').href(permanentHref)).toBe('/sok?q=skole&kommune=1833');
    expect(query.with({ page: 5 }).href(permanentHref)).toBe(
      '/sok?q=skole&kommune=1824,1833&side=5',
    );
  });

  test('drops one value or the whole filter', () => {
    expect(query.without('kommune').href(permanentHref)).toBe('/sok?q=skole');
    expect(query.without('kommune', '9999').href(permanentHref)).toBe(
      '/sok?q=skole&kommune=1824,1833',
    );
  });

  test('never changes the search it came from', () => {
    query.withFilter('type', 'I').with({ text: 'annet' });
    expect(query.href(permanentHref)).toBe('/sok?q=skole&kommune=1824,1833&side=4');
    expect(Object.isFrozen(query)).toBe(true);
  });

  test('keeps a chosen order when the words change', () => {
    expect(read('q=skole&sorter=eldste').query.with({ text: 'naust' }).href(permanentHref)).toBe(
      '/sok?q=naust&sorter=eldste',
    );
    expect(read('q=skole').query.with({ text: '' }).sort).toBe('nyeste');
  });
});
