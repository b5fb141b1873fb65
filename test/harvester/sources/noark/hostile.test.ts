import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { readText, runNoark, temporaryFolder } from '../../../support/noark-run.ts';
import { arkivXml, journalXml } from '../../../support/noark-xml.ts';

const start =
  '<offentligJournal xmlns="http://www.arkivverket.no/standarder/noark5/offentligJournal">';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Bytes in use once all garbage is out: what is held, however late a busy machine collects. */
function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Writes `piece` until the file has so many bytes, and reads it. */
async function readLarge(head: string, piece: string, bytes: number) {
  using folder = temporaryFolder();
  const file = join(folder.path, 'stor.xml');
  const fd = openSync(file, 'w');
  const block = piece.repeat(Math.ceil(1_000_000 / piece.length));
  writeSync(fd, head);
  for (let written = 0; written < bytes; written += block.length) writeSync(fd, block);
  closeSync(fd);
  const before = held();
  let most = before;
  const measure = setInterval(() => {
    most = Math.max(most, held());
  }, 100);
  const run = await runNoark({ file }).finally(() => clearInterval(measure));
  return { run, grown: Math.max(most, held()) - before };
}

describe('hostile files are refused with file, line and reason, and give nothing', () => {
  test.each([
    [
      'an entity bomb',
      `<!DOCTYPE offentligJournal [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${start}&b;`,
    ],
    [
      'an external entity',
      `<!DOCTYPE offentligJournal [<!ENTITY x SYSTEM "file:///etc/passwd">]>${start}&x;`,
    ],
    [
      'a parameter entity',
      `<!DOCTYPE offentligJournal [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd">%x;]>${start}`,
    ],
  ])('%s', async (_what, xml) => {
    const run = await readText(xml);
    expect(run.error).toMatch(/^levering\.xml, line 1: the document type declares entities/);
    expect(run.records).toEqual([]);
  });

  test('100,000 nested classes', async () => {
    const run = await readText(arkivXml('<klasse>'.repeat(100_000)));
    expect(run.error).toMatch(/^levering\.xml, line 6: elements are nested more than 400 deep/);
  });

  test('a text of 300 MB, in memory that does not grow with it', async () => {
    const { run, grown } = await readLarge(
      `${start}<journalhode><journalStartDato>`,
      'x',
      300_000_000,
    );
    expect(run.error).toMatch(
      /^stor\.xml, line 1: one text or tag is longer than 4000000 characters/,
    );
    expect(grown).toBeLessThan(200_000_000);
  });

  test('a case with more entries than memory should hold, and no end', async () => {
    const post =
      '<registrering xsi:type="journalpost"><systemID>x</systemID><tittel>Brev</tittel></registrering>\n';
    const head = arkivXml('').replace(/<\/arkivdel>[\s\S]*$/, '<mappe xsi:type="saksmappe">');
    const { run, grown } = await readLarge(head, post, 60_000_000);
    expect(run.error).toMatch(/^stor\.xml, line \d+: not well-formed XML/);
    expect(run.records).toEqual([]);
    expect(grown).toBeLessThan(200_000_000);
  }, 120_000);

  test('a hundred thousand unknown elements, each by its own name, give a bounded number of findings', async () => {
    const unknown = Array.from({ length: 100_000 }, (_, n) => `<ukjent${n}/>`).join('');
    const run = await readText(
      journalXml('offentligJournal', [{}]).replace('</journalhode>', `</journalhode>${unknown}`),
    );
    expect(run.records).toHaveLength(1);
    expect(run.findings.length).toBeLessThanOrEqual(1000);
  });

  test('bytes that are no text at all', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) & 255));
    expect((await readText(noise)).error).toContain('no XML and no package');
    expect(
      (await readText(Buffer.concat([Buffer.from('<offentligJournal>'), noise]))).error,
    ).toMatch(/line \d+: not well-formed/);
  });
});
