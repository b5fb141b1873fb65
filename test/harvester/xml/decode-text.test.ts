import { expect, test } from 'vitest';
import { decodeText } from '../../../harvester/xml/decode-text.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

test('UTF-8 is UTF-8, whatever is declared', () => {
  const text = '<?xml version="1.0" encoding="ISO-8859-1"?><t>Bodø – 漢 🚒</t>';
  expect(decodeText(Buffer.from(text))).toEqual({ text, misreadBytes: 0 });
});

test('a byte order mark is taken off', () => {
  expect(decodeText(Buffer.from('\uFEFF<t/>')).text).toBe('<t/>');
});

test('a declared encoding is believed when the bytes are no UTF-8', () => {
  const text = '<?xml version="1.0" encoding="ISO-8859-1"?><t>Bodø</t>';
  expect(decodeText(latin1(text))).toEqual({ text, misreadBytes: 0 });
});

test('UTF-16 is known by its mark', () => {
  expect(decodeText(Buffer.from('\uFEFF<t>å</t>', 'utf16le')).text).toBe('<t>å</t>');
});

test('Latin-1 that says UTF-8 is read, and counted', () => {
  expect(decodeText(latin1('<?xml version="1.0" encoding="UTF-8"?><t>Søknad på sjø</t>'))).toEqual({
    text: '<?xml version="1.0" encoding="UTF-8"?><t>Søknad på sjø</t>',
    misreadBytes: 3,
  });
});

test('one Latin-1 record in a UTF-8 page spoils neither', () => {
  const bytes = Buffer.concat([
    Buffer.from('<a>Bodø</a>'),
    latin1('<b>Værøy</b>'),
    Buffer.from('<c>Å</c>'),
  ]);
  expect(decodeText(bytes)).toEqual({ text: '<a>Bodø</a><b>Værøy</b><c>Å</c>', misreadBytes: 2 });
});

test('windows-1252 quotes and dashes come out as such', () => {
  expect(decodeText(Buffer.from([0x93, 0x61, 0x94, 0x96])).text).toBe('“a”–');
});

test('surrogates written as UTF-8 become their character, lone ones the replacement', () => {
  expect(decodeText(Buffer.from([0xed, 0xa0, 0xbd, 0xed, 0xba, 0x92])).text).toBe('🚒');
  expect(decodeText(Buffer.from([0x61, 0xed, 0xa0, 0xbd, 0x62])).text).toBe('a\uFFFDb');
});

test('a character cut off at the end does not take others with it', () => {
  expect(decodeText(Buffer.from([0x61, 0xc3])).text).toBe('aÃ');
});
