import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, runNoark, temporaryFolder } from '../../../support/noark-run.ts';
import { arkivXml, journalpostXml, journalXml, mappeXml } from '../../../support/noark-xml.ts';
import { type Member, tarOf, zipOf } from '../../../support/package-files.ts';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const journal = journalXml('offentligJournal', [{ post: { offentligTittel: 'Blåbær' } }]);
const endringslogg =
  '<endringslogg><endring><tidligereVerdi>HEMMELIG</tidligereVerdi></endring></endringslogg>';

describe.each([
  ['zip', zipOf],
  ['tar', tarOf],
] as const)('a %s', (_kind, pack) => {
  const read = (members: readonly Member[], settings = {}) =>
    readText(pack(members), settings, 'pakke.bin');

  test('is read where it lies, whatever it and its members are called', async () => {
    const run = await read([
      { name: 'DIAS/content\\data\\en.bin', content: journal },
      { name: 'DIAS/content/logg.xml', content: endringslogg },
      { name: 'DIAS/content/dokumenter/1.pdf', content: '%PDF-1.7' },
      { name: 'DIAS/tom.txt', content: '' },
    ]);
    expect(run.error).toBeNull();
    expect(run.records).toMatchObject([{ offentligTittel: 'Blåbær' }]);
    expect(run.counts[0]?.file).toBe('pakke.bin/DIAS/content/data/en.bin');
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
  });

  test.each(['../ute.xml', '/etc/ute.xml', 'a/../../ute.xml', '..\\ute.xml', 'C:\\ute.xml'])(
    'with a member named %s is refused',
    async (name) => {
      const run = await read([{ name, content: journal }]);
      expect(run.records).toEqual([]);
      expect(run.error).toMatch(/^pakke\.bin.*(leads out of the package|is damaged)/);
    },
  );

  test('with a symbolic link is refused', async () => {
    const run = await read([{ name: 'lenke.xml', content: '/etc/passwd', type: '2' }]);
    expect(run.error).toMatch(/^pakke\.bin, member at byte 0: the member is a link/);
  });

  test('that breaks off is refused', async () => {
    const whole = pack([
      { name: 'a.xml', content: journal },
      { name: 'b.xml', content: journal },
    ]);
    const run = await readText(whole.subarray(0, whole.length - 1100), {}, 'pakke.bin');
    expect(run.error).toMatch(/^pakke\.bin/);
    expect(run.records).toEqual([]);
  });

  test('with nothing in it that is a journal is refused', async () => {
    const run = await read([
      { name: 'les-meg.txt', content: 'hei' },
      { name: 'to.txt', content: 'hei' },
    ]);
    expect(run.error).toBe('pakke.bin: the delivery holds no journal that can be read');
  });
});

test('tar members with names above 100 characters are found', async () => {
  const name = `${'mappe/'.repeat(40)}journal.xml`;
  const run = await readText(tarOf([{ name, content: journal }]), {}, 'pakke.tar');
  expect(run.counts[0]?.file).toBe(`pakke.tar/${name}`);
});

test('a zip member that grows beyond reason is refused before it is read', async () => {
  const bomb = zipOf([{ name: 'bombe.xml', content: Buffer.alloc(60_000_000, ' ') }]);
  expect(bomb.length).toBeLessThan(100_000);
  const run = await readText(bomb, {}, 'bombe.zip');
  expect(run.error).toMatch(
    /^bombe\.zip, member at byte 0: the member would grow to more than 250 times/,
  );
});

describe('a package with a manifest', () => {
  const struktur = arkivXml(mappeXml(journalpostXml()));

  const manifest = (
    options: {
      sum?: string;
      algorithm?: string;
      registreringer?: number;
      version?: string;
      from?: string;
      file?: string;
    } = {},
  ) => `<addml xmlns="http://www.arkivverket.no/standarder/addml"><dataset><reference><content><additionalElements>
<additionalElement name="archivalPeriod"><properties><property name="startDate"><value>${options.from ?? '2026-01-01'}</value></property><property name="endDate"><value>2026-12-31</value></property></properties></additionalElement></additionalElements></content></reference>
<dataObjects><dataObject name="Noark 5-arkivuttrekk"><properties><property name="info"><properties><property name="type"><value>Noark 5</value><properties><property name="version"><value>${options.version ?? '5.0'}</value></property></properties></property></properties></property></properties>
<dataObjects><dataObject name="arkivstruktur"><properties><property name="file"><properties><property name="name"><value>${options.file ?? 'arkivstruktur.xml'}</value></property>
<property name="checksum"><properties><property name="algorithm"><value>${options.algorithm ?? 'SHA-256'}</value></property><property name="value"><value>${options.sum ?? sha256(struktur).toUpperCase()}</value></property></properties></property></properties></property>
<property name="info"><properties><property name="numberOfOccurrences"><value>mappe</value><properties><property name="value"><value>1</value></property></properties></property><property name="numberOfOccurrences"><value>registrering</value><properties><property name="value"><value>${options.registreringer ?? 1}</value></property></properties></property></properties></property></properties></dataObject></dataObjects></dataObject></dataObjects></dataset></addml>`;

  async function readPackage(addml: string, settings = {}, content = struktur) {
    using folder = temporaryFolder();
    const at = join(folder.path, 'uttrekk');
    mkdirSync(at);
    writeFileSync(join(at, 'arkivuttrekk.xml'), addml);
    writeFileSync(join(at, 'arkivstruktur.xml'), content);
    return await runNoark({ folder: folder.path, settleSeconds: 0, ...settings }, null, {
      now: () => new Date('2030-01-01T00:00:00Z'),
    });
  }

  test('that agrees gives no finding', async () => {
    const run = await readPackage(manifest());
    expect(run.error).toBeNull();
    expect(run.findings).toEqual([]);
    expect(run.records).toHaveLength(1);
  });

  test('whose checksum fails is not imported, unless the archivist says so', async () => {
    const wrong = manifest({ sum: sha256('noe annet') });
    const run = await readPackage(wrong);
    expect(run.records).toEqual([]);
    expect(run.error).toMatch(
      /^uttrekk\/arkivuttrekk\.xml, line 4: the sha256 checksum of uttrekk\/arkivstruktur\.xml does not fit/,
    );
    const accepted = await readPackage(wrong, { acceptChecksumMismatch: true });
    expect(accepted.records).toHaveLength(1);
    expect(accepted.findings).toEqual(['manifest_checksum_differs arkivstruktur.xml:4']);
  });

  test('whose line ends a transfer program changed is told apart from one that was tampered with', async () => {
    const asWritten = struktur.replaceAll('\n', '\r\n');
    const toUnix = await readPackage(manifest({ sum: sha256(asWritten) }));
    expect(toUnix.findings).toEqual(['manifest_line_ends_changed arkivstruktur.xml:4']);
    const toWindows = await readPackage(manifest(), {}, asWritten);
    expect(toWindows.findings).toEqual(['manifest_line_ends_changed arkivstruktur.xml:4']);
    expect(toWindows.records).toHaveLength(1);
  });

  test.each([
    [{ registreringer: 7 }, 'manifest_count_differs arkivstruktur.xml: registrering:4'],
    [{ version: '4.0' }, 'manifest_version_differs version:3'],
    [{ from: '2027-01-01' }, 'manifest_period_reversed archivalPeriod:2'],
    [{ file: 'finnes-ikke.xml' }, 'manifest_file_missing finnes-ikke.xml:4'],
    [{ algorithm: 'CRC32' }, 'manifest_algorithm_unknown arkivstruktur.xml:4'],
    [{ sum: '' }, 'manifest_checksum_missing arkivstruktur.xml:4'],
    [{ algorithm: '' }, 'manifest_checksum_missing arkivstruktur.xml:4'],
  ])(
    'that disagrees in %j gives a finding with its line, and is read',
    async (options, finding) => {
      const run = await readPackage(manifest(options));
      expect(run.findings).toEqual([finding]);
      expect(run.records).toHaveLength(1);
    },
  );

  const premis = (path: string, size: number, sum: string, algorithm = 'SHA-256') =>
    `<premis:premis xmlns:premis="http://arkivverket.no/standarder/PREMIS" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<premis:object xsi:type="premis:file"><premis:objectIdentifier><premis:objectIdentifierType>NO/RA</premis:objectIdentifierType><premis:objectIdentifierValue>${path}</premis:objectIdentifierValue></premis:objectIdentifier>
<premis:objectCharacteristics><premis:compositionLevel>0</premis:compositionLevel><premis:fixity><premis:messageDigestAlgorithm>${algorithm}</premis:messageDigestAlgorithm><premis:messageDigest>${sum}</premis:messageDigest></premis:fixity><premis:size>${size}</premis:size></premis:objectCharacteristics>
<premis:storage><premis:contentLocation><premis:contentLocationType>SIP</premis:contentLocationType><premis:contentLocationValue>pakke</premis:contentLocationValue></premis:contentLocation></premis:storage></premis:object></premis:premis>`;
  const size = Buffer.byteLength(journal);

  describe.each([
    ['a file of its own', 'u/administrative_metadata/dias-premis.xml', (xml: string) => xml],
    [
      'inside METS',
      'u/dias-mets.xml',
      (xml: string) =>
        `<mets:mets xmlns:mets="http://www.loc.gov/METS/"><mets:amdSec><mets:digiprovMD><mets:mdWrap><mets:xmlData>${xml}</mets:xmlData></mets:mdWrap></mets:digiprovMD></mets:amdSec></mets:mets>`,
    ],
  ])('PREMIS in %s', (_where, name, wrap) => {
    const read = (xml: string, settings = {}) =>
      readText(
        tarOf([
          { name, content: wrap(xml) },
          { name: 'u/content/journal.xml', content: journal },
          { name: 'u/innhold/journal.xml', content: 'noe annet' },
        ]),
        settings,
        'aip.tar',
      );

    test.each(['content/journal.xml', 'u/content/journal.xml', 'pakke/content/journal.xml'])(
      'that agrees about %s gives no finding',
      async (path) => {
        const run = await read(premis(path, size, sha256(journal)));
        expect(run.error).toBeNull();
        expect(run.findings).toEqual([]);
        expect(run.records).toHaveLength(1);
      },
    );

    test('sizes and checksums are held against what is read', async () => {
      const wrong = premis('pakke/content/journal.xml', 5, sha256('x'));
      const refused = await read(wrong);
      expect(refused.records).toEqual([]);
      expect(refused.error).toMatch(/line \d+: the sha256 checksum of .*content\/journal\.xml/);
      const accepted = await read(wrong, { acceptChecksumMismatch: true });
      expect(accepted.records).toHaveLength(1);
      expect(accepted.findings.map((finding) => finding.split(':')[0])).toEqual([
        'manifest_size_differs content/journal.xml',
        'manifest_checksum_differs content/journal.xml',
      ]);
    });

    test('an algorithm nobody knows is a finding, and what it says of other files none', async () => {
      const unknown = await read(premis('content/journal.xml', size, 'aa', 'CRC32'));
      expect(unknown.findings[0]).toMatch(/^manifest_algorithm_unknown content\/journal\.xml/);
      const other = await read(premis('innhold/journal.xml', 1, 'aa'));
      expect(other.findings).toEqual([]);
      expect(other.records).toHaveLength(1);
    });
  });

  test('METS sizes and checksums are held against what is read', async () => {
    const mets = (size: number, sum: string) =>
      `<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><mets:fileSec><mets:fileGrp>
<mets:file CHECKSUM="${sum}" CHECKSUMTYPE="SHA-256" SIZE="${size}"><mets:FLocat xlink:href="file:content/journal.xml"/></mets:file>
<mets:file CHECKSUM="aa" CHECKSUMTYPE="SHA-256" SIZE="1"><mets:FLocat xlink:href="file:content/dokumenter/1.pdf"/></mets:file></mets:fileGrp></mets:fileSec></mets:mets>`;
    const pack = (content: string) =>
      tarOf([
        { name: 'u/dias-mets.xml', content },
        { name: 'u/content/journal.xml', content: journal },
      ]);
    const good = await readText(
      pack(mets(Buffer.byteLength(journal), sha256(journal))),
      {},
      'aip.tar',
    );
    expect(good.findings).toEqual([]);
    expect(good.records).toHaveLength(1);
    const bad = await readText(pack(mets(5, sha256('x'))), {}, 'aip.tar');
    expect(bad.records).toEqual([]);
    expect(bad.findings).toContain('manifest_size_differs content/journal.xml:2');
    expect(bad.error).toContain('checksum');
  });
});
