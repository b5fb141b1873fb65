import { expect, test } from 'vitest';
import { configSchema } from '../../harvester/config/config.ts';
import type { SearchAnswer } from '../../indexer/search-answer.ts';
import { permanentHref } from '../../site/links.ts';
import { readMunicipalities } from '../../site/municipalities.ts';
import { facetGroups } from '../../site/search/facet-groups.ts';
import { loosen } from '../../site/search/loosen.ts';
import { searchQuery } from '../../site/search/search-query.ts';
import { understoodChips } from '../../site/search/understood-chips.ts';
import { nbFormat } from '../../site/texts/format.ts';
import { nb } from '../../site/texts/nb.ts';

const config = configSchema.parse({
  region: {
    id: 'prove',
    name: { nb: 'Prøveregionen' },
    publicUrl: 'https://innsyn.example',
    languages: ['nb'],
    contact: { name: 'Arkivet', email: 'post@eksempel.example' },
    repositoryIdentifier: 'innsyn.example',
  },
  municipalities: ['Alvær', 'Berg', 'Dal'].map((name, i) => ({
    number: `991${i}`,
    name: { nb: name },
    organisationNumber: '310990108',
    requestEmail: 'post@eksempel.example',
  })),
  sources: [
    {
      id: 'alvaer-journal',
      name: 'Alvær, journal',
      municipality: '9910',
      kind: 'oai-pmh',
      settings: {},
    },
  ],
});
const names = { text: nb, config, municipalities: readMunicipalities(config, nbFormat.compare) };
const answer = (change: Partial<SearchAnswer['facets']>): SearchAnswer => ({
  total: 3,
  hits: [],
  facets: { kommune: [], type: [], aar: [], kilde: [], kanLeses: [], ...change },
  correctedText: null,
  relaxed: null,
  understood: [],
  page: 1,
  pages: 1,
});
const group = (parameter: string, from: SearchAnswer, query = searchQuery()) =>
  facetGroups(query, from, names)
    .find((one) => one.parameter === parameter)
    ?.options.map(({ value, label, count, checked }) => [value, label, count, checked]);

test('every municipality of the region can be chosen, those without hits last and with 0', () => {
  const found = answer({ kommune: [{ value: '9912', count: 3 }] });
  expect(group('kommune', found)).toEqual([
    ['9912', 'Dal', 3, false],
    ['9910', 'Alvær', 0, false],
    ['9911', 'Berg', 0, false],
  ]);
});

test('a chosen value without hits stays, so that it can be taken away', () => {
  const query = searchQuery().withFilter('type', 'S').withFilter('aar', '1998');
  expect(group('type', answer({ type: [{ value: 'I', count: 2 }] }), query)).toEqual([
    ['inn', 'Mottatt', 2, false],
    ['saksframlegg', 'Saksframlegg', 0, true],
  ]);
  expect(group('aar', answer({}), query)).toEqual([['1998', '1998', 0, true]]);
});

test('years come newest first, the unknown year last in plain words', () => {
  const aar = [
    { value: '2020', count: 9 },
    { value: '0', count: 4 },
    { value: '2024', count: 1 },
  ];
  expect(group('aar', answer({ aar }))?.map(([value, label]) => [value, label])).toEqual([
    ['2024', '2024'],
    ['2020', '2020'],
    ['ukjent', 'Uten journaldato'],
  ]);
});

test('a source has its name, an unknown one its id', () => {
  const kilde = [
    { value: 'alvaer-journal', count: 2 },
    { value: 'borte', count: 1 },
  ];
  expect(group('kilde', answer({ kilde }))?.map(([, label]) => label)).toEqual([
    'Alvær, journal',
    'borte',
  ]);
});

test('without hits the reader is told which filter to drop, most hits first, useless ones not', async () => {
  const totals: Record<string, number> = { '/a': 2, '/b': 0, '/c': 40 };
  const chips = Object.keys(totals).map((text) => ({
    label: text,
    without: searchQuery({ text }),
  }));
  const search = async ({ text }: { text: string }) => ({
    ...answer({}),
    total: totals[text] ?? 0,
  });
  const loosened = await loosen(search, chips);
  expect(loosened.map(({ chip, total }) => [chip.label, total])).toEqual([
    ['/c', 40],
    ['/a', 2],
  ]);
});

test('what the search read out of the words is told, and each can be taken back', () => {
  const read = (kind: 'aar' | 'maaned' | 'kommune' | 'type' | 'uten', value: string) => ({
    kind,
    value,
    written: value,
    textWithout: 'naust',
  });
  const query = searchQuery({ text: 'naust i mars 2024' }).withFilter('type', 'U');
  const chips = understoodChips(
    [read('maaned', '2024-03'), read('kommune', '9911'), read('type', 'I'), read('uten', 'skole')],
    query,
    names.municipalities,
    nb,
    nbFormat,
  );
  expect(chips.map(({ label }) => label)).toEqual([
    'mars 2024',
    'Kommune Berg',
    'Mottatt',
    'Uten «skole»',
  ]);
  expect(chips[0]?.without.href(permanentHref)).toBe('/sok?q=naust&type=ut');
});
