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

describe.skipIf(!here)('table exports and registers among the samples', () => {
  test('a real NOARKIH.XML without its tables is refused by line, and nothing is made up', async () => {
    for (const name of ['noark4', 'noark4-extrafiles']) {
      const run = await runNoark({ file: join(corpora, `noark/arkade5-history/TestData/${name}`) });
      expect(run.records).toEqual([]);
      expect(run.error).toContain('the table NOARKSAK is not there whole');
      expect(run.findings).toContain('manifest_file_missing NOARKSAK: NOARKSAK.XML:162');
      expect(run.findings).toContain('manifest_file_missing NOARKSAK: NOARKSA2.XML:167');
    }
  });

  test.each([
    'noark/arkade5/TestData/noark3',
    'noark/arkade5/TestData/tar/Noark3-eksempel-1/c3db9d4e-720c-4f75-bfb6-de90231dc44c.tar',
  ])('Noark 3, %s: every record of DOK.DAT and the cases of SAK.DAT', async (path) => {
    const run = await runNoark({ file: join(corpora, path) });
    const dok = readFileSync(join(corpora, 'noark/arkade5/TestData/noark3/DOK.DAT'), 'latin1');
    const sak = readFileSync(join(corpora, 'noark/arkade5/TestData/noark3/SAK.DAT'), 'latin1');
    const cut = (text: string, length: number): string[] =>
      Array.from({ length: text.length / length }, (_, n) =>
        text.slice(n * length, (n + 1) * length),
      );
    const rows = cut(dok, 580);
    const titles = new Map(
      cut(sak, 280).map((row) => [row.slice(4, 14), row.slice(90, 230).trim()]),
    );
    expect(run.error).toBeNull();
    expect(run.findings).toEqual([]);
    expect(run.records).toHaveLength(rows.length);
    const clean = (text: string): string => text.replace(/\s+/g, ' ').trim();
    for (const [index, record] of run.records.entries()) {
      const row = rows[index] ?? '';
      expect(record.historisk).toBe(true);
      expect(record.offentligTittel).toBe(clean(row.slice(150, 290)) || null);
      expect(record.saksmappe?.offentligTittel).toBe(clean(titles.get(row.slice(4, 14)) ?? ''));
      expect(record.journaldato?.replaceAll('-', '')).toBe(row.slice(17, 25));
      expect(record.journalposttype).toBe(row.slice(25, 26));
      expect(record.keys.sak?.journalpostnummer).toBe(Number(row.slice(14, 17)));
      expect(record.korrespondanseparter).toHaveLength(row.startsWith('N') ? 2 : 1);
    }
  });
});
