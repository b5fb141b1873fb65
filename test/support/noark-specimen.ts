import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './noark-run.ts';
import { journalXml } from './noark-xml.ts';
import type { SourceSpecimen } from './source-specimens.ts';

/** A folder with the journals of two months: one entry is graded, one has no key. */
export async function noarkSpecimen(): Promise<SourceSpecimen> {
  const folder = temporaryFolder();
  const keyless = { systemID: null, journalsekvensnummer: null, journalpostnummer: null };
  const deliver = (name: string, entries: Parameters<typeof journalXml>[1]): void =>
    writeFileSync(join(folder.path, name), journalXml('offentligJournal', entries));
  deliver('mars.xml', [
    { post: { systemID: 'a' } },
    { post: { systemID: 'b', grad: 'Fortrolig' } },
    { post: keyless },
    { post: { systemID: 'c' } },
  ]);
  deliver('april.xml', [{ post: { systemID: 'd' } }]);
  return {
    settings: { folder: folder.path, settleSeconds: 0 },
    hosts: [],
    entries: ['systemID:a', 'systemID:c', 'systemID:d'],
    deleted: ['systemID:b'],
    rejected: 1,
    [Symbol.asyncDispose]: async () => folder[Symbol.dispose](),
  };
}
