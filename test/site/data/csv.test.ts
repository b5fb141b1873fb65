import { describe, expect, test } from 'vitest';
import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import { csvHeader, csvRows, type Separator } from '../../../site/data/csv.ts';
import { readMunicipalities } from '../../../site/municipalities.ts';
import { formatOf } from '../../../site/texts/languages.ts';
import { config } from '../../support/data-portal.ts';
import { publicEntry } from '../../support/entry.ts';

const municipalities = readMunicipalities(config, formatOf('nb').compare);
const row = (change: Partial<PublicEntry>, separator: Separator = 'semikolon'): string =>
  csvRows([publicEntry(change)], {
    config,
    municipalities,
    separator,
    privatePerson: '(privatperson)',
  });
const titled = (title: string): string => row({ offentligTittel: title, saksmappe: null });

describe('a row for a spreadsheet', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("http://x.example";"klikk")',
    '+47 75 00 00 00',
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(A1:A9)',
    '  =1+1',
    '\t=1+1',
    '\r=1+1',
    '\u00A0=1+1',
    '\u200B=1+1',
    '\uFEFF=1+1',
    '\uFF1D1+1',
    '\uFF0B1',
    '\uFF0D1',
    '\uFF20SUM(A1)',
    '|calc',
    '%0A=1',
  ])('runs nothing: %j', (title) => {
    const [cell = ''] = /(?<=;I;)("(?:[^"]|"")*"|[^;]*)/.exec(titled(title)) ?? [];
    expect(cell.replace(/^"/, '')).toMatch(/^'/);
  });

  test.each(['Søknad = vedtak', 'E-post', '100 %', 'Møte 3+4', 'a@b'])(
    'is left alone where it is harmless: %j',
    (title) => {
      expect(titled(title)).toContain(`;${title};`);
    },
  );

  test('is one line, whatever stands in it', () => {
    const text = row({ offentligTittel: 'a\nb\r\nc\u2028d\t"e";f', saksmappe: null });
    expect(text).toContain(';"a b c d ""e"";f";');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.trimEnd()).not.toMatch(/[\r\n\u2028]/);
  });

  test('has a cell for every heading, in each separator', () => {
    for (const [separator, sign] of [
      ['semikolon', ';'],
      ['komma', ','],
      ['tab', '\t'],
    ] as const) {
      const plain = { offentligTittel: 'x', saksmappe: null, korrespondanseparter: [] };
      const cells = row(plain, separator).split(sign);
      expect(cells.length).toBe(csvHeader(separator).split(sign).length);
    }
  });

  test('says that a party is a private person, never who', () => {
    const text = row({
      korrespondanseparter: [
        {
          korrespondanseparttype: 'avsender',
          navn: 'Planta Personsen',
          erPerson: true,
          administrativEnhet: null,
        },
      ],
    });
    expect(text).toContain('(privatperson)');
    expect(text).not.toContain('Personsen');
  });

  test('has year and number of the case apart, as Excel takes 2026/4 for April', () => {
    expect(csvHeader('semikolon')).toContain(';saksaar;sakssekvensnummer;dokumentnummer;');
    expect(row({})).toContain(';2026;104;1;2026/104;');
  });
});
