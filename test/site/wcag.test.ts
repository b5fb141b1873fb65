import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textsOf } from '../../site/texts/languages.ts';
import { WCAG_CRITERIA } from '../../site/wcag-criteria.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((file) => ({ file, text: read(file) }));
const pages = files('site/{components,layouts,pages}/**/*.astro');
const scripts = [...files('site/scripts/*.ts'), ...pages];
const styles = files('site/styles/*.css').filter(({ file }) => !file.endsWith('theme.css'));

const holding = (where: typeof pages, pattern: RegExp): string[] =>
  where.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

interface Row {
  readonly criterion: string;
  readonly level: string;
  readonly state: string;
  readonly test: string;
}

const rows: readonly Row[] = read('docs/wcag.md')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [criterion = '', level = '', , state = '', , named = ''] = line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim());
    return { criterion, level, state, test: named };
  });

test('docs/wcag.md and the statement on the site say the same of every criterion', () => {
  expect(WCAG_CRITERIA).toHaveLength(55);
  const said = rows.map(({ criterion, level, state }) => ({
    number: criterion.split(' ')[0],
    level,
    state,
  }));
  expect(said).toEqual(WCAG_CRITERIA);
});

test.each(['nb', 'nn', 'en'] as const)('every criterion has its name in %s', (language) => {
  const named = Object.keys(textsOf(language).wcag.names);
  expect(named.sort()).toEqual(WCAG_CRITERIA.map(({ number }) => number).sort());
});

test.each(rows)('the test named for $criterion is there', ({ test: named }) => {
  const [, file = '', title = ''] = /^`([^`]+)` (.+)$/.exec(named) ?? [];
  expect(read(file)).toContain(title);
});

test('there is no sound, no moving picture and no timing', () => {
  expect(
    holding(
      pages,
      /<(audio|video|marquee|blink|iframe|object|embed)\b|http-equiv="refresh"(?! content=[{`"']*0;)/,
    ),
  ).toEqual([]);
  expect(holding(styles, /@keyframes|animation(-name)?:(?!\s*none)/)).toEqual([]);
  // A pause before asking for suggestions limits no reader; a clock that goes on would.
  expect(holding(scripts, /setInterval|requestAnimationFrame/)).toEqual([]);
});

test('no text sends the reader to a colour, a shape or a place on the screen', () => {
  const texts = JSON.stringify([textsOf('nb'), textsOf('nn'), textsOf('en')]);
  expect(texts).not.toMatch(
    /\b(den|det|dei|the) (røde?|grønne?|blå|raude?|grøne?|red|green|blue|runde|round)\b|til (høyre|høgre|venstre)\b|\bon the (right|left)\b/i,
  );
});

test('no style asks for an orientation', () => {
  expect(holding(styles, /orientation:/)).toEqual([]);
});

test('fields about the reader say what they are for', () => {
  const fields = pages.flatMap(({ file, text }) =>
    [...text.matchAll(/<input[^>]*?type="email"[^>]*>/gs)].map(([input]) => ({ file, input })),
  );
  expect(fields.filter(({ input }) => !/autocomplete=/.test(input))).toEqual([]);
});

test('no picture stands for text', () => {
  expect(holding(pages, /<(img|picture|canvas)\b/)).toEqual([]);
  expect(holding(styles, /background(-image)?:[^;]*url\((?!['"]?data:image\/svg)/)).toEqual([]);
});

test('nothing appears on hover or focus alone', () => {
  expect(holding(styles, /:(hover|focus)[^{]*\{[^}]*(display|visibility|opacity)\s*:/)).toEqual([]);
  expect(
    holding(scripts, /addEventListener\((['"])(focus|focusin|mouseover|mouseenter)\1/),
  ).toEqual([]);
});

test('no script listens to pointers or movement', () => {
  // Keeping the focus where it is when a list is pressed does nothing by itself.
  const listens =
    /(['"])(pointer|touch|drag|mousedown|mousemove|devicemotion|deviceorientation)\w*\1(?!, \(event\) => event\.preventDefault\(\)\))/;
  expect(holding(scripts, listens)).toEqual([]);
});

test('every page has the same frame', () => {
  const layout = read('site/layouts/Page.astro');
  expect(layout).toMatch(/<SiteHeader[\s\S]*<main[\s\S]*<SiteFooter/);
  const whole = files('site/pages/**/*.astro').filter(
    ({ text }) => !/<(\w*Page|\w*View|\w*Layout)\b/.test(text),
  );
  expect(whole.map(({ file }) => file)).toEqual([]);
  expect(read('site/components/SiteHeader.astro')).toContain("'hjelp'");
  expect(read('site/components/SiteFooter.astro')).toContain("'hjelp'");
});
