import { describe, expect, test } from 'vitest';
import { dayNumber } from '../../indexer/day.ts';
import { parseQuery, type Term } from '../../indexer/query/parse-query.ts';

const context = {
  places: [
    { number: '1826', name: { nb: 'Hattfjelldal', sma: 'Aarborte' } },
    { number: '1833', name: { nb: 'Rana' } },
  ],
  year: 2026,
  month: 11,
  today: dayNumber('2026-11-24'),
};

const parse = (text: string) => parseQuery(text, context);
const said = (term: Term): string => {
  const sign = term.not ? '-' : '';
  switch (term.kind) {
    case 'word':
      return sign + term.word;
    case 'phrase':
      return `${sign}"${term.words.join(' ')}"`;
    case 'id':
      return `${sign}#${term.tokens.join('|')}`;
    case 'either':
      return `(${term.of.map(said).join(' | ')})`;
    case 'meaning':
      return `${sign}=${term.tokens.join('|')}${term.words.length > 0 ? `~${term.words.join(' ')}` : ''}`;
    case 'party':
      return `${sign}${term.direction}:${term.words.join(' ')}`;
  }
};

describe('what a person types', () => {
  test.each([
    ['søknad om naust', ['søknad', 'om', 'naust']],
    ['"gang- og sykkelvei" bru', ['"gang og sykkelvei"', 'bru']],
    ['«rive hus»', ['"rive hus"']],
    ['naust -hytte -"ny bru"', ['naust', '-hytte', '-"ny bru"']],
    ['naust OR hytte ELLER garasje', ['(naust | hytte | garasje)']],
    ['OR naust OR', ['naust']],
    ['100-metersbeltet', ['100', 'metersbeltet']],
    ['sak 24/1234 bnr', ['#k2024n1234|g24b1234']],
    ['-2024/12 naust', ['-#k2024n12', 'naust']],
    ['"uavsluttet frase', ['uavsluttet', 'frase']],
    ['', []],
    ['- -- "" \u0000', []],
  ])('%s', (text, terms) => {
    expect(parse(text).terms.map(said)).toEqual(terms);
  });
});

describe('what plain words mean', () => {
  test.each([
    ['budsjett 2024', ['budsjett', '=y2024~2024'], 'aar', '2024', 'budsjett'],
    ['naust 2019-2021', ['naust', '=y2019|y2020|y2021'], 'aar', '2019–2021', 'naust'],
    ['naust fra 2019 til 2021', ['naust', '=y2019|y2020|y2021'], 'aar', '2019–2021', 'naust'],
    ['naust etter 2024', ['naust', '=y2025|y2026|y2027'], 'aar', '2025–2027', 'naust'],
    ['naust siden 2025', ['naust', '=y2025|y2026|y2027'], 'aar', '2025–2027', 'naust'],
    ['naust før 1972', ['naust', '=y1970|y1971'], 'aar', '1970–1971', 'naust'],
    ['naust etter:2025', ['naust', '=y2026|y2027'], 'aar', '2026–2027', 'naust'],
    ['møter i mars 2024', ['møter', '=m202403~mars 2024'], 'maaned', '2024-03', 'møter'],
    ['møter i desember', ['møter', '=m202512'], 'maaned', '2025-12', 'møter'],
    ['møter i fjor', ['møter', '=y2025'], 'aar', '2025', 'møter'],
    ['naust i Rana kommune', ['naust', '=kommune1833~rana'], 'kommune', '1833', 'naust'],
    ['aarborte naust', ['=kommune1826~aarborte', 'naust'], 'kommune', '1826', 'naust'],
    ['kommune:rana naust', ['=kommune1833', 'naust'], 'kommune', '1833', 'naust'],
    ['kommune:1826', ['=kommune1826'], 'kommune', '1826', ''],
    ['utgående brev naust', ['=type0u', 'naust'], 'type', 'U', 'naust'],
    ['type:inngående naust', ['=type0i', 'naust'], 'type', 'I', 'naust'],
    ['brev fra Kystverket om kai', ['fra:kystverket', 'om', 'kai'], 'fra', 'Kystverket', 'om kai'],
    ['til:"Mo Bygg" naust', ['til:mo bygg', 'naust'], 'til', 'Mo Bygg', 'naust'],
    ['naust uten brygge', ['naust', '-brygge'], 'uten', 'brygge', 'naust'],
    ['naust ikke hytte', ['naust', '-hytte'], 'uten', 'hytte', 'naust'],
    ['naust i fjor', ['naust', '=y2025'], 'aar', '2025', 'naust'],
    [
      'naust etter:2026-10-29',
      ['naust', '=j20261030|j20261031|m202611|m202612|y2027'],
      'etter',
      '2026-10-30',
      'naust',
    ],
    ['naust før:1.3.1970', ['naust', '=m197001|m197002'], 'foer', '1970-02-28', 'naust'],
    ['naust etter:2026-10', ['naust', '=m202611|m202612|y2027'], 'etter', '2026-11-01', 'naust'],
    [
      'naust siden oktober 2026',
      ['naust', '=m202610|m202611|m202612|y2027'],
      'etter',
      '2026-10-01',
      'naust',
    ],
    [
      'naust til og med 2. januar 1970',
      ['naust', '=j19700101|j19700102'],
      'foer',
      '1970-01-02',
      'naust',
    ],
    [
      'naust mellom mars og mai 2024',
      ['naust', '=m202403|m202404|m202405'],
      'periode',
      '2024-03-01–2024-05-31',
      'naust',
    ],
    [
      'naust fra 30.4.2024 til 1.5.2024',
      ['naust', '=j20240430|j20240501'],
      'periode',
      '2024-04-30–2024-05-01',
      'naust',
    ],
    ['naust i går', ['naust', '=j20261123'], 'periode', '2026-11-23–2026-11-23', 'naust'],
    ['naust forrige måned', ['naust', '=m202610'], 'maaned', '2026-10', 'naust'],
    [
      'naust siste 3 dager',
      ['naust', '=j20261122|j20261123|j20261124'],
      'periode',
      '2026-11-22–2026-11-24',
      'naust',
    ],
  ])('%s', (text, terms, kind, value, textWithout) => {
    const { terms: found, understood } = parse(text);
    expect(found.map(said)).toEqual(terms);
    expect(understood).toHaveLength(1);
    expect(understood[0]).toMatchObject({ kind, value, textWithout });
    expect(text).toContain(understood[0]?.written);
  });

  test.each([
    ['plan 2045', ['plan', '2045']],
    ['2024/12', ['#k2024n12']],
    ['Ranabygda', ['ranabygda']],
    ['kommune:finnesikke', ['kommune', 'finnesikke']],
    ['type:rart', ['type', 'rart']],
    ['"i Rana 2024"', ['"i rana 2024"']],
    ['fra:', ['fra']],
    ['etter:2024-13 naust', ['etter', '2024', '13', 'naust']],
    ['etter:31.2.2024', ['etter', '31', '2', '2024']],
    ['komune:rana', ['komune', '=kommune1833~rana']],
    ['etter krigen', ['etter', 'krigen']],
    ['får ikke skoleskyss', ['får', 'ikke', 'skoleskyss']],
    ['11.01.2026', ['#d20260111']],
    ['1999', ['=y1999~1999']],
  ])('%s is read as %j', (text, terms) => {
    expect(parse(text).terms.map(said)).toEqual(terms);
  });
});
