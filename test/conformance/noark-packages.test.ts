import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpora, hasCorpora } from '../support/corpora.ts';
import { runNoark } from '../support/noark-run.ts';

const here = hasCorpora('noark');
const sample = (path: string) => join(corpora, 'noark', path);

describe.skipIf(!here)('sample packages held against their manifests', () => {
  test('a complete case archive agrees, but for line ends changed on its way here and what it lists without a sum', async () => {
    const run = await runNoark({
      file: sample('documaster-samples/0.2.0/valid-case-archive/extraction'),
    });
    expect(run.error).toBeNull();
    expect(run.records).toHaveLength(3);
    expect(new Set(run.findings.map((finding) => finding.split(' ')[0]))).toEqual(
      new Set(['manifest_line_ends_changed', 'manifest_checksum_missing']),
    );
  });

  test('one altered party name in the archive structure stops the import', async () => {
    const run = await runNoark({
      file: sample('documaster-samples/0.2.0/tampered-extraction/extraction'),
    });
    expect(run.records).toEqual([]);
    expect(run.error).toMatch(
      /arkivuttrekk\.xml, line 103: the sha256 checksum of extraction\/arkivstruktur\.xml/,
    );
  });

  test('an archive without entries has none, and nothing is wrong with it', async () => {
    const run = await runNoark({
      file: sample('documaster-samples/0.2.0/missing-optional-journals/extraction'),
    });
    expect(run.error).toBeNull();
    expect(run.records).toEqual([]);
    expect(run.counts[0]).toMatchObject({ read: 0, outside: 2 });
  });

  test('a package whose structure is empty and whose manifest is missing is refused', async () => {
    const run = await runNoark({
      file: sample('documaster-samples/0.2.0/incomplete-structure/extraction'),
    });
    expect(run.error).toContain('holds no journal that can be read');
  });

  test.each([
    [
      'arkade5/TestData/Noark5/StructureChecksums/errors/content',
      'manifest_checksum_differs arkivstruktur.xml:90',
    ],
    ['arkade5/TestData/Noark5/Version5_5', 'manifest_version_differs version:66'],
    [
      'arkade5/TestData/Noark5/JournalControl/SharpSeparation',
      'manifest_file_missing arkivstruktur.xml:106',
    ],
    [
      'arkade5/TestData/Noark5/StructureChecksums/correct/content',
      'manifest_line_ends_changed arkivstruktur.xml:106',
    ],
  ])('%s gives %s', async (path, finding) => {
    const run = await runNoark({ file: sample(path) });
    expect(run.findings).toContain(finding);
  });

  test.each([
    'missingAlgorithm',
    'missingProperty',
    'missingTargetFile',
    'missingValue',
    'unsupportedAlgorithm',
  ])('StructureChecksums/%s holds no journal and is refused', async (name) => {
    const run = await runNoark({
      file: sample(`arkade5/TestData/Noark5/StructureChecksums/${name}/content`),
    });
    expect(run.records).toEqual([]);
    expect(run.error).not.toBeNull();
  });

  test('a DIAS tar whose manifest is of another file than the one in it is refused; accepted, it gives its entries', async () => {
    const file = sample('arkade5/TestData/tar/n5-eksempel/n5-guid.tar');
    const refused = await runNoark({ file });
    expect(refused.records).toEqual([]);
    expect(refused.error).toMatch(/content\/arkivuttrekk\.xml, line 106: the sha256 checksum/);
    const accepted = await runNoark({ file, acceptChecksumMismatch: true });
    expect(accepted.error).toBeNull();
    expect(accepted.counts[0]).toMatchObject({ read: 2 });
  });
});
