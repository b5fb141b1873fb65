import { expect, test } from 'vitest';
import { offentleglovSections } from '../../site/skjermingshjemmel.ts';
import { nb } from '../../site/texts/nb.ts';

test.each([
  ['Offl. § 13', ['13']],
  ['Offl. § 13 jf. fvl. § 13 første ledd nr. 1', ['13']],
  ['Offl §13 jfr fvl §13.1', ['13']],
  ['Offentleglova § 23, første ledd', ['23']],
  ['offl. §§ 14 og § 15', ['14', '15']],
  ['§ 25', ['25']],
  ['Off.loven § 24 annet ledd, jf. personopplysningsloven § 8', ['24']],
  ['Fvl. § 13', []],
  ['Barnevernsloven § 13-1', []],
  ['UO', []],
  ['', []],
])('reads the sections of offentleglova out of "%s"', (hjemmel, sections) => {
  expect(offentleglovSections(hjemmel)).toEqual(sections);
});

test('every explained section is told in two plain sentences at most', () => {
  for (const { forklart } of Object.values(nb.skjerming.hjemler))
    expect(forklart.split(/(?<=\.)\s/).length).toBeLessThanOrEqual(2);
});
