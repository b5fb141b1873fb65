import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { markedName, markedText } from '../../../harvester/record/marked-text.ts';
import type { SourceEvent } from '../../../harvester/sources/source.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { OTHER_SOURCE, TestArchive } from '../../support/test-archive.ts';

const SECRET = 'Hemmeligsak Kvitbjørnsund';

/** Every byte of the archive on disk: the file, its write-ahead log and the readers' index. */
function onDisk(test: TestArchive): string {
  return ['', '-wal', '-shm']
    .map((ending) => `${test.file}${ending}`)
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

const secret = (n: number) =>
  numbered(n, {
    offentligTittel: markedText(`${SECRET} ${'x'.repeat(n % 7 === 0 ? 9000 : 10)}`),
    korrespondanseparter: [
      {
        korrespondanseparttype: 'avsender',
        navn: markedName(SECRET),
        erPerson: true,
        organisasjonsnummer: null,
        administrativEnhet: null,
      },
    ],
  });

test('nothing of a withdrawn entry is left in the files, neither raw nor screened nor among the rejects', () => {
  using test = new TestArchive();
  const numbers = Array.from({ length: 200 }, (_, n) => n);
  const rejected: SourceEvent = {
    kind: 'rejected',
    raw: `<record>${SECRET}</record>`,
    reason: 'bad',
    where: 'page 1',
    sourceKey: numbered(0).keys.kilde,
  };
  test.run([...numbers.map((n): SourceEvent => ({ kind: 'record', record: secret(n) })), rejected]);
  expect(onDisk(test)).toContain(SECRET);
  test.run(numbers.map((n) => ({ kind: 'deleted', sourceKey: numbered(n).keys.kilde })));
  expect(onDisk(test)).not.toContain(SECRET);
});

test('nor is the old text of an entry that was changed or merged', () => {
  using test = new TestArchive();
  const { keys } = numbered(1);
  const nothing = { registreringsID: null, journal: null, sak: null };
  const twin = {
    ...secret(1),
    kilde: OTHER_SOURCE.id,
    keys: { ...nothing, systemID: keys.systemID, kilde: 'jp_1' },
  };
  test.run([{ kind: 'record', record: secret(2) }]);
  test.run([{ kind: 'record', record: numbered(1, { keys: { ...keys, systemID: null } }) }]);
  test.run([{ kind: 'record', record: twin }], OTHER_SOURCE);
  expect(onDisk(test)).toContain(SECRET);
  test.run([1, 2].map((n) => ({ kind: 'record', record: numbered(n) })));
  expect(onDisk(test)).not.toContain(SECRET);
});
