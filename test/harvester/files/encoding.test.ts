import { describe, expect, test } from 'vitest';
import { chooseEncoding } from '../../../harvester/files/encoding.ts';
import { survey } from '../../../harvester/files/survey.ts';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const decide = async (bytes: Uint8Array, size = 7) => {
  const encoding = chooseEncoding(await survey(inPieces(bytes, size)));
  return { ...encoding, text: new TextDecoder(encoding.label).decode(bytes) };
};

const xml = (declared: string | null, text: string) =>
  `<?xml version="1.0"${declared === null ? '' : ` encoding="${declared}"`}?><a>${text}</a>`;

describe('the encoding of a file', () => {
  test.each(['utf-8', 'UTF8', null])(
    'UTF-8 declared as %s, whatever the pieces',
    async (declared) => {
      const bytes = Buffer.from(xml(declared, 'Blåbærsyltetøy – Áŋŋel 𝄞'));
      for (const size of [1, 2, 3, 5, 64]) {
        const found = await decide(bytes, size);
        expect(found).toMatchObject({ label: 'utf-8', declarationLies: false, strayBytes: 0 });
        expect(found.text).toContain('Blåbærsyltetøy – Áŋŋel 𝄞');
      }
    },
  );

  test('Latin-1 by declaration, and its Windows sibling behind the same name', async () => {
    const bytes = Buffer.concat([
      Buffer.from(xml('ISO-8859-1', 'Bl\u00e5b\u00e6r'), 'latin1'),
      Buffer.from([0x93]),
    ]);
    const found = await decide(bytes);
    expect(found).toMatchObject({ label: 'windows-1252', declarationLies: false });
    expect(found.text).toContain('Blåbær');
    expect(found.text).toContain('\u201c');
  });

  test('Sami Latin-4 by declaration', async () => {
    const bytes = Buffer.from(xml('ISO-8859-4', 'x\u00bfx'), 'latin1');
    const found = await decide(bytes);
    expect(found.label).toBe('iso-8859-4');
    expect(found.text).toContain('xŋx');
  });

  test('a file that says Latin-1 and is UTF-8 is read as UTF-8', async () => {
    const found = await decide(Buffer.from(xml('ISO-8859-1', 'spørjeundersøking')));
    expect(found).toMatchObject({ label: 'utf-8', declarationLies: true, declared: 'ISO-8859-1' });
    expect(found.text).toContain('spørjeundersøking');
  });

  test('a file that says UTF-8 and is Latin-1 is read as Windows-1252', async () => {
    const found = await decide(
      Buffer.from(xml('UTF-8', 'Bl\u00e5b\u00e6r og fl\u00f8te'), 'latin1'),
    );
    expect(found).toMatchObject({ label: 'windows-1252', declarationLies: true });
    expect(found.text).toContain('Blåbær og fløte');
  });

  test('a few stray bytes in a large UTF-8 file do not turn all of it into something else', async () => {
    const bytes = Buffer.concat([Buffer.from(xml('UTF-8', 'æøå'.repeat(50))), Buffer.from([0xe5])]);
    const found = await decide(bytes);
    expect(found).toMatchObject({ label: 'utf-8', strayBytes: 1 });
    expect(found.text).toContain('æøå');
  });

  test('UTF-16 by byte order mark and without', async () => {
    const text = xml('UTF-16', 'Blåbær');
    for (const bytes of [Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(text, 'utf16le')]) {
      const found = await decide(bytes);
      expect(found.label).toBe('utf-16le');
      expect(found.declared).toBe('UTF-16');
    }
  });

  test('a byte order mark before UTF-8 is no content', async () => {
    const found = await decide(Buffer.from(`\uFEFF${xml('UTF-8', 'æ')}`));
    expect(found.label).toBe('utf-8');
    expect(found.text.startsWith('<?xml')).toBe(true);
  });

  test('a checksum by each algorithm that is asked for', async () => {
    const facts = await survey(inPieces(Buffer.from('abc'), 1), ['sha512', 'md5']);
    expect(facts.checksums.sha256).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(facts.checksums.md5).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(facts.bytes).toBe(3);
  });
});
