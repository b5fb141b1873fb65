import { describe, expect, test } from 'vitest';
import { cleanMarked, cleanText } from '../../../harvester/record/clean-text.ts';
import {
  joinMarked,
  markedName,
  markedText,
  namesIn,
} from '../../../harvester/record/marked-text.ts';

describe('text as a reader should meet it', () => {
  test.each([
    ['Søknad om skjenkebevilling', 'Søknad om skjenkebevilling'],
    ['  Søknad \t om\r\n  bevilling ', 'Søknad om bevilling'],
    ['A\u030Alesund og Tromsø', 'Ålesund og Tromsø'],
    ['Brev\u00a0fra\u2009kommunen', 'Brev fra kommunen'],
    ['skole\u00adfritids\u200bordning\ufeff', 'skolefritidsordning'],
    ['\u202eevil\u202c tekst', 'evil tekst'],
    ['Kart\u0000 og\u0007 plan', 'Kart og plan'],
    ['Vedtak \u0096 klage \u0093x\u0094', 'Vedtak – klage “x”'],
    ['half \ud83d pair', 'half \ufffd pair'],
    ['M&oslash;te &amp; referat', 'Møte & referat'],
    ['M&amp;oslash;te', 'Møte'],
    ['M&amp;amp;oslash;te', 'Møte'],
    ['&#216;konomi &#xE5;r', 'Økonomi år'],
    ['R&D og A&B', 'R&D og A&B'],
    ['&ukjent; tegn', '&ukjent; tegn'],
    ['Støy <lden 55 dB og > 3', 'Støy <lden 55 dB og > 3'],
    ['Fra <Prøvevik kommune>', 'Fra <Prøvevik kommune>'],
    ['<p>Hei</p><p>på deg</p>', 'Hei på deg'],
    ['Linje<br/>to', 'Linje to'],
    ['<b>Viktig</b> sak', 'Viktig sak'],
    ['&lt;i&gt;Skrå&lt;/i&gt; tekst', 'Skrå tekst'],
    ['Før<script>alert(1)</script> etter', 'Før etter'],
    ['<img src=x onerror=alert(1)>Bilde', 'Bilde'],
    ['&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;Sak', 'Sak'],
  ])('%j → %j', (from, to) => expect(cleanText(from)).toBe(to));

  test.each([
    '',
    ' ',
    'NULL',
    'null',
    '[empty]',
    '---',
    '-',
    '—',
    '(null)',
    'undefined',
    '&nbsp;',
    '...',
  ])('placeholder %j is empty', (text) => expect(cleanText(text)).toBe(''));

  test.each(['*****', '**** ****', 'Udatert', 'Null utslipp', '0'])(
    '%j is no placeholder',
    (text) => expect(cleanText(text)).toBe(text),
  );

  test('cleaning twice changes nothing more', () => {
    for (const text of ['<p>a &amp;amp; b</p>', ' x\u00a0 y ', '&amp;lt;b&amp;gt;z'])
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
  });

  test('marks of names stay, and none can be written as an entity', () => {
    const marked = joinMarked([
      markedText(' Brev  til '),
      markedName('Kari  Nordmann'),
      markedText(' &amp; <b>andre</b>'),
    ]);
    const clean = cleanMarked(marked);
    expect(namesIn(clean)).toEqual(['Kari Nordmann']);
    expect(clean).toContain('& andre');
    expect(cleanText('&#xE000;Forfalsket&#57345;')).toBe('Forfalsket');
  });
});
