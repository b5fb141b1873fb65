import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { corpora, hasCorpora } from '../support/corpora.ts';
import { runNoark } from '../support/noark-run.ts';

const here = hasCorpora('noark') && hasCorpora('einnsyn');
const root = (part: string) => join(corpora, part);

/** All files below a folder of the corpora that this name pattern fits. */
function find(part: string, name: RegExp): string[] {
  if (!here) return [];
  return readdirSync(root(part), { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(basename(path)))
    .map((path) => join(root(part), path))
    .filter((path) => readFileSync(path).length > 0)
    .sort();
}

/** The file as a document tree, read by another parser than the product's. */
function tree(file: string): Document {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return new JSDOM(text, { contentType: 'text/xml' }).window.document;
}

const childText = (element: Element, name: string): string | null =>
  [...element.children].find((child) => child.localName === name)?.textContent?.trim() ?? null;

const childrenNamed = (element: Element, name: string): Element[] =>
  [...element.children].filter((child) => child.localName === name);

const typeOf = (element: Element): string =>
  (element.getAttributeNS('http://www.w3.org/2001/XMLSchema-instance', 'type') ?? '').replace(
    /^.*:/,
    '',
  );

const RELEASED = /^(?:Journalført|Ekspedert|Arkivert)$/;

/** What a reader of the file by hand would expect of each journalpost in arkivstruktur.xml. */
function expectedStructure(file: string) {
  return [...tree(file).getElementsByTagNameNS('*', 'registrering')]
    .filter((element) => typeOf(element) === 'journalpost')
    .map((post) => {
      const line: Element[] = [];
      for (let at: Element | null = post; at; at = at.parentElement) line.push(at);
      const sak = line.find((element) => typeOf(element) === 'saksmappe') ?? null;
      return {
        systemID: childText(post, 'systemID'),
        graded: line.some((element) => childrenNamed(element, 'gradering').length > 0),
        released: RELEASED.test(childText(post, 'journalstatus') ?? ''),
        shielded: line.some((element) => childrenNamed(element, 'skjerming').length > 0),
        offentligTittel: childText(post, 'offentligTittel'),
        tittel: childText(post, 'tittel'),
        hjemmel:
          line
            .flatMap((element) => childrenNamed(element, 'skjerming'))
            .map((element) => childText(element, 'skjermingshjemmel'))[0] ?? null,
        parties: childrenNamed(post, 'korrespondansepart').length,
        documents: childrenNamed(post, 'dokumentbeskrivelse').length,
        journaldato: childText(post, 'journaldato'),
        sakstittel: sak === null ? null : childText(sak, 'offentligTittel'),
        saksnummer:
          sak === null
            ? null
            : `${childText(sak, 'saksaar')}/${Number(childText(sak, 'sakssekvensnummer'))}`,
      };
    });
}

const isPlaceholder = (text: string | null): boolean =>
  text === null || /^(?:|\[empty\]|NULL|---)$/.test(text);

describe.skipIf(!here)('arkivstruktur.xml in the sample files', () => {
  const files = [
    ...find('noark', /^(?:arkivstruktur|1042259)\.xml$/),
    ...find('einnsyn/noark5-xml', /\.xml$/),
  ].filter((file) => tree(file).documentElement.localName === 'arkiv');

  test('are there', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test.each(files.map((file) => [file.slice(corpora.length + 1), file]))(
    '%s',
    async (_name, file) => {
      const all = expectedStructure(file);
      const unique = all.filter(
        (post, index) => all.findIndex(({ systemID }) => systemID === post.systemID) === index,
      );
      const run = await runNoark({ file });
      expect(run.error).toBeNull();
      const open = unique.filter(({ graded, released }) => !graded && released);
      // a systemID that only repeats the registreringsID is no key of its own
      expect(run.records.map(({ keys }) => keys.systemID ?? keys.registreringsID)).toEqual(
        open.map(({ systemID }) => systemID),
      );
      expect(run.counts[0]).toMatchObject({
        read: all.length,
        passed: open.length,
        rejected: all.filter(({ graded, released }) => !graded && released).length - open.length,
      });
      for (const [index, record] of run.records.entries()) {
        const expected = open[index];
        if (expected === undefined) throw new Error('no such entry');
        expect(record.korrespondanseparter).toHaveLength(expected.parties);
        expect(record.dokumenter).toHaveLength(expected.documents);
        const year = Number(expected.journaldato?.slice(0, 4) ?? 0);
        expect(record.journaldato).toBe(year < 1900 ? null : expected.journaldato?.slice(0, 10));
        expect(record.skjerming?.skjermingshjemmel ?? null).toBe(expected.hjemmel);
        if (!expected.shielded)
          expect(record.offentligTittel).toBe(
            isPlaceholder(expected.offentligTittel) ? expected.tittel : expected.offentligTittel,
          );
        else {
          expect([null, expected.offentligTittel]).toContain(record.offentligTittel);
          expect(record.korrespondanseparter.every(({ navn }) => navn === null)).toBe(true);
          expect(
            record.dokumenter.every(({ tittel, url }) => tittel === null && url === null),
          ).toBe(record.dokumenter.every(({ url }) => url === null));
        }
        if (record.saksmappe?.saksaar != null)
          expect(`${record.saksmappe.saksaar}/${record.saksmappe.sakssekvensnummer}`).toBe(
            expected.saksnummer,
          );
      }
    },
  );
});

describe.skipIf(!here)('the journals in the sample files', () => {
  const files = find('noark', /^(?:offentlig|loepende)Journal\.xml$/);

  test.each(files.map((file) => [file.slice(corpora.length + 1), file]))(
    '%s',
    async (_name, file) => {
      const document = tree(file);
      const posts = [...document.getElementsByTagNameNS('*', 'journalpost')];
      const stated = Number(
        document.getElementsByTagNameNS('*', 'antallJournalposter')[0]?.textContent,
      );
      const run = await runNoark({ file });
      expect(run.error).toBeNull();
      expect(run.records).toHaveLength(posts.length);
      expect(
        run.findings.some((finding) => finding.startsWith('count_differs antallJournalposter:')),
      ).toBe(stated !== posts.length);
      const cases = new Set(
        [...document.getElementsByTagNameNS('*', 'saksmappe')].map(
          (sak) => `${childText(sak, 'saksaar')}/${childText(sak, 'sakssekvensnummer')}`,
        ),
      );
      const found = new Set(
        run.records.map(({ saksmappe }) => `${saksmappe?.saksaar}/${saksmappe?.sakssekvensnummer}`),
      );
      expect(found.size).toBe(cases.size);
      for (const [index, record] of run.records.entries()) {
        const post = posts[index];
        if (post === undefined) throw new Error('no such entry');
        expect(record.keys.systemID).toBe(childText(post, 'systemID'));
        expect(record.journaldato).toBe(childText(post, 'journaldato'));
        expect(record.korrespondanseparter.map(({ navn }) => navn)).toEqual(
          childrenNamed(post, 'korrespondansepart').map((part) =>
            childText(part, 'korrespondansepartNavn'),
          ),
        );
        const title = childText(post, 'offentligTittel');
        if (!isPlaceholder(title)) expect(record.offentligTittel).toBe(title);
        else
          expect(record.offentligTittel).toBe(
            document.documentElement.localName === 'loependeJournal'
              ? childText(post, 'tittel')
              : null,
          );
      }
    },
  );
});

describe.skipIf(!here)(
  'faulty sample files give a finding that names file, line and element',
  () => {
    const samples = 'noark/documaster-samples/0.2.0';
    const arkade = 'noark/arkade5/TestData/Noark5';
    test.each([
      [
        `${arkade}/StructureValidation/error/arkivstruktur.xml`,
        ['missing_element arkivskaperNavn:12', 'unknown_element ugyldigElement:107'],
      ],
      ['noark/arkade5/CLI.Tests/N5-archive/arkivstruktur.xml', ['repeated_element systemID:4']],
      [`${samples}/duplicate-system-ids/extraction/arkivstruktur.xml`, ['repeated_id klasse:1']],
      [
        `${samples}/ignore-non-compliant-xml/extraction/arkivstruktur.xml`,
        ['missing_element korrespondansepart:1'],
      ],
      [
        `${arkade}/StructureValidation/customError/arkivstruktur.xml`,
        ['repeated_key journalpost:541'],
      ],
      [
        'noark/arkade5-history/TestData/Noark5/JournalPosts/running4public3/offentligJournal.xml',
        ['count_differs antallJournalposter:6'],
      ],
      [`${arkade}/Small/arkivstruktur.xml`, ['bad_date journaldato:170']],
      [
        `${arkade}/Noark5Archive/offentligJournal.xml`,
        ['bad_number journalsekvensnummer:22', 'bad_number journalpostnummer:23'],
      ],
    ])('%s', async (file, expected) => {
      const run = await runNoark({ file: root(file) });
      expect(run.findings).toEqual(expect.arrayContaining(expected));
      for (const event of run.events)
        if (event.kind === 'remark') expect(event.detail?.file).toBe(basename(file));
    });

    test('an empty arkivstruktur.xml and a change log are refused by name', async () => {
      const empty = await runNoark({
        file: root(`${samples}/incomplete-structure/extraction/arkivstruktur.xml`),
      });
      expect(empty.error).toMatch(/^arkivstruktur\.xml, line 1: the file is empty/);
      const log = await runNoark({
        file: root(`${samples}/valid-case-archive/extraction/endringslogg.xml`),
      });
      expect(log.error).toContain('never read');
      expect(log.records).toEqual([]);
    });
  },
);
