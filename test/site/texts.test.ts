import { expect, test } from 'vitest';
import { textPieces } from '../../site/texts/article.ts';
import { nb } from '../../site/texts/nb.ts';
import { nbFormatName } from '../../site/texts/nb-formats.ts';

const context = {
  region: 'Prøveregionen',
  contactName: 'Arkivet',
  contactEmail: 'post@eksempel.example',
  municipalities: 3,
};

/** Every text of the catalogue, the functions called with numbers or names. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
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

test('the texts keep to the words and signs of the language', () => {
  const articles = Object.values(nb.pages).map((article) => article(context));
  const texts = [...textsIn(nb), ...textsIn(articles)];
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

test('the links inside the articles lead to pages that are there, or out', () => {
  const articles = Object.values(nb.pages).map((article) => article(context));
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
});

test('one and many are told apart', () => {
  expect(nb.results.heading(1, 'naust')).toBe('1 treff på «naust»');
  expect(nb.results.heading(1, '')).toBe('1 journalpost');
  expect(nb.results.heading(1200, '')).toBe('1\u00A0200 journalposter');
  expect(nb.case.gap(3, 3)).toBe('Dokument 3 er ikke i den offentlige journalen her');
  expect(nb.case.gap(3, 5)).toBe('Dokument 3–5 er ikke i den offentlige journalen her');
  expect(nb.results.relaxed(['romskip'])).toContain('Her er treff uten det ordet');
});
