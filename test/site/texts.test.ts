import { expect, test } from 'vitest';
import { textPieces } from '../../site/texts/article.ts';
import { en } from '../../site/texts/en.ts';
import { textsOf } from '../../site/texts/languages.ts';
import { nb } from '../../site/texts/nb.ts';
import { nbFormatName } from '../../site/texts/nb-formats.ts';
import { nn } from '../../site/texts/nn.ts';

const context = {
  region: 'Prøveregionen',
  contactName: 'Arkivet',
  contactEmail: 'post@eksempel.example',
  municipalities: 3,
  retention: { unverifiedHours: 48, silentDays: 30, requesterDays: 180, cartDays: 400 },
};

/** Every text of the catalogue, the functions called with numbers or names. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => (key === 'id' ? [] : textsIn(part)));
  return [];
}

test.each([
  ['application/pdf', 'PDF'],
  ['PDF', 'PDF'],
  ['RA-PDF', 'PDF'],
  ['text/html', 'nettside'],
  ['text/plain', 'tekst'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'tekstdokument'],
  ['docx', 'tekstdokument'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'regneark'],
  ['image/jpeg', 'bilde'],
  ['message/rfc822', 'e-post'],
  ['application/octet-stream', null],
])('%s is called %s', (format, name) => {
  expect(nbFormatName(format)).toBe(name);
});

test('a text is cut at its links', () => {
  expect(
    textPieces('Les om [personvern](/personvern), eller [skriv](mailto:a@b.example).'),
  ).toEqual([
    { text: 'Les om ', href: null },
    { text: 'personvern', href: '/personvern' },
    { text: ', eller ', href: null },
    { text: 'skriv', href: 'mailto:a@b.example' },
    { text: '.', href: null },
  ]);
  expect(textPieces('Ingen lenke her')).toEqual([{ text: 'Ingen lenke her', href: null }]);
});

const LANGUAGES = ['nb', 'nn', 'en'] as const;

/** Where a text is missing in a translation, by its path. */
function missing(translation: unknown, reference: unknown, path: string): string[] {
  if (translation === undefined) return [path];
  if (typeof reference !== 'object' || reference === null || Array.isArray(reference)) return [];
  const own = Object(translation) as Readonly<Record<string, unknown>>;
  return Object.entries(reference).flatMap(([key, part]) =>
    missing(own[key], part, `${path}.${key}`),
  );
}

test.each([
  ['nynorsk', nn],
  ['English', en],
])('every text there is in bokmål there is in %s', (_, translation) => {
  expect(missing(translation, nb, 'text')).toEqual([]);
});

test.each(LANGUAGES)('nothing is left in another language in %s', (language) => {
  const own = textsOf(language);
  const articles = Object.values(own.pages).map((article) => article(context));
  const all = [...textsIn(own), ...textsIn(articles)].join('\n');
  const foreign = {
    nb: /\b(ikkje|eit|dei|frå|kva|blir vist|the|and)\b/i,
    nn: /\b(ikke|et|de|fra|hva|hvor|noe|kommuner|journalposter|the|and)\b/i,
    en: /\b(ikke|ikkje|og|hva|kva|fra|frå|på)\b/i,
  }[language];
  // The words to search for, and the names of what the law calls things, stay Norwegian.
  const shown = all.replace(/“[^”]*”|\([^)]*\)|"[^"]*"/g, '');
  expect(shown.match(new RegExp(`.{0,40}${foreign.source}.{0,40}`, 'gi')) ?? []).toEqual([]);
});

test.each(LANGUAGES)('the texts keep to the words and signs of %s', (language) => {
  const own = textsOf(language);
  const articles = Object.values(own.pages).map((article) => article(context));
  const texts = [...textsIn(own), ...textsIn(articles)];
  expect(texts.length).toBeGreaterThan(150);
  for (const text of texts) {
    expect(text, 'straight quotes are for the search syntax only').not.toMatch(
      /"(?!ny brannstasjon|\.|$)/,
    );
    expect(text, 'two blanks').not.toMatch(/ {2}/);
    expect(text, 'no dash as in English').not.toMatch(/\w—\w/);
    expect(text.trim(), 'blank at an end').toBe(text);
  }
});

test.each(LANGUAGES)(
  'the links inside the articles lead to pages that are there, or out: %s',
  (language) => {
    const articles = Object.values(textsOf(language).pages).map((article) => article(context));
    const ids = new Set(articles.flatMap(({ sections }) => sections.map(({ id }) => id)));
    const targets = textsIn(articles)
      .flatMap(textPieces)
      .flatMap(({ href }) => href ?? []);
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) {
      const [path = '', fragment] = target.split('#');
      expect(path).toMatch(/^(\/(om|personvern|hjelp|kilder)$|https:\/\/|mailto:)/);
      if (fragment !== undefined) expect(ids).toContain(fragment);
    }
  },
);

test('one and many are told apart', () => {
  expect(nb.results.heading(1, 'naust')).toBe('1 treff på «naust»');
  expect(nb.results.heading(1, '')).toBe('1 journalpost');
  expect(nb.results.heading(1200, '')).toBe('1\u00A0200 journalposter');
  expect(nb.case.gap(3, 3)).toBe('Dokument 3 er ikke i den offentlige journalen her');
  expect(nb.case.gap(3, 5)).toBe('Dokument 3–5 er ikke i den offentlige journalen her');
  expect(nb.results.relaxed(['romskip'])).toContain('Her er treff uten det ordet');
});
