import { expect, test } from 'vitest';
import { languageVersions } from '../../site/language-versions.ts';
import { hrefIn, permanentHref, readLanguage } from '../../site/links.ts';
import { fallbackMarkup } from '../../site/texts/fallback-markup.ts';
import { pageFormatOf, pageTextsOf, textsOf } from '../../site/texts/languages.ts';
import { markFallback } from '../../site/texts/mark-fallback.ts';
import { nb } from '../../site/texts/nb.ts';
import { complete } from '../../site/texts/translation.ts';

const ALL = ['nb', 'nn', 'en', 'sma'] as const;

test.each([
  ['/', 'nb', '/'],
  ['/sok', 'nb', '/sok'],
  ['/nn', 'nn', '/'],
  ['/en/post/1', 'en', '/post/1'],
  ['/sma/kommune/hattfjelldal', 'sma', '/kommune/hattfjelldal'],
  // Bokmål has no prefix, and these are no languages of the portal.
  ['/nb/sok', 'nb', '/nb/sok'],
  ['/se/sok', 'nb', '/se/sok'],
  ['/ennen/sok', 'nb', '/ennen/sok'],
  // What machines read has one address.
  ['/en/health', 'nb', '/en/health'],
  ['/nn/api/v1/sok', 'nb', '/nn/api/v1/sok'],
])('%s is read as %s, %s', (pathname, language, path) => {
  expect(readLanguage(pathname, ALL)).toEqual({ language, path });
});

test('a language the region does not offer is no prefix', () => {
  expect(readLanguage('/sma/sok', ['nb', 'nn'])).toEqual({ language: 'nb', path: '/sma/sok' });
});

test('links keep the language; what is quoted has none', () => {
  expect(hrefIn('nb')('forside')).toBe('/');
  expect(hrefIn('nn')('forside')).toBe('/nn');
  expect(hrefIn('en')('sak', 'a b')).toBe('/en/sak/a%20b');
  expect(permanentHref('post', '1')).toBe('/post/1');
});

test('a page and its search have a version in every language offered, bokmål always', () => {
  expect(languageVersions('/sok?q=naust', ['en', 'sma']).map(({ href }) => href)).toEqual([
    '/sok?q=naust',
    '/en/sok?q=naust',
    '/sma/sok?q=naust',
  ]);
  expect(languageVersions('/?a=1', ['nn']).map(({ href }) => href)).toEqual(['/?a=1', '/nn?a=1']);
});

const part = { title: 'Tittel', greet: (name: string) => `Hei, ${name}`, list: ['en', 'to'] };
const inPage = (translation: Partial<typeof part>) =>
  complete<typeof part>(translation, part, markFallback);

test('a text that is not translated stands in bokmål, marked for the page', () => {
  const page = inPage({ title: 'Tïjtele' });
  expect(fallbackMarkup(`<h1>${page.title}</h1>`, 'sma')).toBe('<h1>Tïjtele</h1>');
  expect(fallbackMarkup(`<p>${page.greet('Kari')}</p>`, 'sma')).toBe(
    '<p><span lang="nb">Hei, Kari</span></p>',
  );
  expect(fallbackMarkup(`<li>${page.list[1]}</li>`, 'sma')).toBe(
    '<li><span lang="nb">to</span></li>',
  );
});

test('of a sentence put together only the part that is not translated is marked', () => {
  const page = inPage({});
  expect(fallbackMarkup(`<p>Åarjel ${page.title}, 12 ${page.title}.</p>`, 'sma')).toBe(
    '<p>Åarjel <span lang="nb">Tittel</span>, 12 <span lang="nb">Tittel</span>.</p>',
  );
});

test('an attribute is marked on its element, and what is in the language inside it is told', () => {
  const page = inPage({});
  expect(fallbackMarkup(`<input placeholder="${page.title}">`, 'sma')).toBe(
    '<input lang="nb" placeholder="Tittel">',
  );
  expect(
    fallbackMarkup(
      `<nav aria-label="${page.title}"><a>Gïele</a> <b>${page.title}</b></nav>`,
      'sma',
    ),
  ).toBe(
    '<nav lang="nb" aria-label="Tittel"><a><span lang="sma">Gïele</span></a> <b>Tittel</b></nav>',
  );
});

test('elements that hold only text carry the language themselves', () => {
  const page = inPage({});
  expect(fallbackMarkup(`<title>${page.title} – Portal</title>`, 'sma')).toBe(
    '<title lang="nb">Tittel – Portal</title>',
  );
});

test('text in a language of its own keeps it, also beside a text that stands in', () => {
  const page = inPage({});
  expect(fallbackMarkup(`<a lang="no">Søknad</a><a lang="no">${page.title}</a>`, 'sma')).toBe(
    '<a lang="no">Søknad</a><a lang="no"><span lang="nb">Tittel</span></a>',
  );
});

test('a text cut at its links is marked on both sides of them', () => {
  const page = inPage({});
  const [before, after] = page.greet('les om [oss], takk').split('[oss]');
  expect(fallbackMarkup(`<p>${before}<a href="/om">oss</a>${after}</p>`, 'sma')).toBe(
    '<p><span lang="nb">Hei, les om </span><a href="/om"><span lang="nb">oss</span></a><span lang="nb">, takk</span></p>',
  );
});

test('no mark is left anywhere, not in addresses, not in scripts, not by texts cut off', () => {
  const page = inPage({});
  const html = `<a href="mailto:a@b.example?subject=${encodeURIComponent(page.title)}">x</a><script>${page.title}</script><p id="${page.title}">${page.title.slice(1)}</p>`;
  expect(fallbackMarkup(html, 'sma')).toBe(
    '<a href="mailto:a@b.example?subject=Tittel">x</a><script>Tittel</script><p id="Tittel">Tittel</p>',
  );
});

test('everything else on the page stays as it is, byte for byte', () => {
  const html =
    '<!doctype html><html lang="sma"><head><meta charset="utf-8"><style>a>b{}</style></head><body><!-- a > b --><p title="1 > 0">2 &lt; 3 &amp; x<br/>y</p><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></body></html>';
  expect(fallbackMarkup(html, 'sma')).toBe(html);
});

test('letters are written without marks, in the language asked for or in bokmål', () => {
  expect(textsOf('sma').nav.hjelp).toBe(nb.nav.hjelp);
  expect(pageTextsOf('nb')).toEqual(nb);
});

test('dates on South Sámi pages are Norwegian, and say so', () => {
  const date = pageFormatOf('sma').date('2026-11-04');
  expect(fallbackMarkup(`<p>${date}</p>`, 'sma')).toBe(
    '<p><span lang="nb">4. november 2026</span></p>',
  );
  expect(pageFormatOf('en').date('2026-11-04')).toBe('4 November 2026');
  const now = new Date('2026-11-24T12:00:00Z');
  expect(pageFormatOf('en').moment('2026-11-24T05:10:00Z', now)).toBe('today at 06:10');
});
