import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { corpora, hasCorpora } from '../support/corpora.ts';
import { runNoark } from '../support/noark-run.ts';

const here = hasCorpora('noark') && hasCorpora('einnsyn');

describe.skipIf(!here)('the OFFJOURNAL 2.0 samples', () => {
  const files = [
    'einnsyn/noark4-xml/OFFJOURNAL-v2.0-fulltekst-minimal.iso-8859-1.xml',
    'noark/difi-einnsyn-klient/eksempelfiler/einnsyn difi fulltekst -minimal.xml',
  ];

  test.each(files)('%s gives what another parser finds in it', async (name) => {
    const file = join(corpora, name);
    // the file says ISO-8859-1 and is UTF-8
    const text = readFileSync(file, 'utf8')
      .replace(/^\uFEFF?<\?xml[^>]*>/, '')
      .replace(/<!DOCTYPE[^>]*>/, '');
    const { document } = new JSDOM(text, { contentType: 'text/xml' }).window;
    const all = (name: string, within: Document | Element = document): Element[] => [
      ...within.getElementsByTagName(name),
    ];
    const first = (name: string, within: Document | Element = document): string | null =>
      all(name, within)[0]?.textContent?.trim() ?? null;

    const run = await runNoark({ file });
    expect(run.error).toBeNull();
    const posts = all('NOARKSAK.OJ');
    expect(run.records).toHaveLength(posts.length);
    for (const [index, record] of run.records.entries()) {
      const post = posts[index];
      if (post === undefined) throw new Error('no such entry');
      expect(record.offentligTittel).toBe(first('JP.OFFINNHOLD', post));
      expect(record.saksmappe?.offentligTittel).toBe(first('SA.OFFTITTEL', post));
      expect(record.journalposttype).toBe(first('JP.NDOKTYPE', post));
      expect(record.journaldato?.replaceAll('-', '')).toBe(first('JP.JDATO', post));
      expect(record.dokumentetsDato?.replaceAll('-', '')).toBe(first('JP.DOKDATO', post));
      expect(record.skjerming?.tilgangsrestriksjon).toBe(first('JP.TGKODE', post));
      expect(record.klasse?.klasseID).toBe(first('KL.ORDNVERDI', post));
      expect(record.korrespondanseparter.map(({ navn }) => navn)).toEqual(
        all('AM.NAVN', post).map(({ textContent }) => textContent?.trim()),
      );
      expect(record.dokumenter.map(({ url }) => url)).toEqual(
        all('VE.FILREF', post).map(({ textContent }) => textContent?.trim()),
      );
      expect(record.dokumenter.map(({ tittel }) => tittel)).toEqual(
        all('DB.TITTEL', post).map(({ textContent }) => textContent?.trim()),
      );
      expect(record.keys.sak).toEqual({
        aar: Number(first('SA.SAAR', post)),
        sekvensnummer: Number(first('SA.SEKNR', post)),
        journalpostnummer: Number(first('JP.POSTNR', post)),
      });
    }
  });
});
