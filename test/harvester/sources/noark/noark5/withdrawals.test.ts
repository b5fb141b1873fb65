import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { harvestNoark } from '../../../../support/noark-archive.ts';
import { readText, temporaryFolder } from '../../../../support/noark-run.ts';
import { journalXml } from '../../../../support/noark-xml.ts';
import { zipOf } from '../../../../support/package-files.ts';
import { TestArchive } from '../../../../support/test-archive.ts';

const id = (n: number): string => `c0ffee00-0000-4000-8000-00000000000${n}`;

const journal = journalXml(
  'offentligJournal',
  [1, 2, 3].map((n) => ({
    post: {
      systemID: id(n),
      offentligTittel: `Post ${n}`,
      journalsekvensnummer: String(n),
      journalpostnummer: String(n),
    },
  })),
);

const takenBack = (inside: string): string =>
  `<?xml version="1.0"?><trekkTilbake xmlns="http://www.arkivverket.no/standarder/noark5/arkivstruktur" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inside}</trekkTilbake>`;
const message = takenBack(
  `<registrering xsi:type="journalpost"><systemID>${id(2)}</systemID></registrering>`,
);

test('entries that the archive takes back are withdrawn, and the others stay', async () => {
  using folder = temporaryFolder();
  using store = new TestArchive();
  store.clock.forward(86_400 * 300);
  const deliver = (name: string, content: string, minute: number): void => {
    const path = join(folder.path, name);
    writeFileSync(path, content);
    const time = new Date(store.clock.now().getTime() - 3_600_000 + 60_000 * minute);
    utimesSync(path, time, time);
  };
  const run = () => harvestNoark(store.archive, { folder: folder.path }, store.clock.now);
  deliver('a.xml', journal, 1);
  await run();
  store.clock.forward(60);
  deliver('b.xml', message, 2);
  expect(await run()).toMatchObject({ outcome: 'ok', counts: { withdrawn: 1 } });
  const shown = store.reader.newest('1899', 10, 'page').map((entry) => entry.offentligTittel);
  expect(shown.sort()).toEqual(['Post 1', 'Post 3']);
  expect(store.rows("SELECT state FROM entries WHERE state = 'gone'")).toHaveLength(1);
});

test('beside a journal in the same package it has the last word', async () => {
  const run = await readText(
    zipOf([
      { name: 'a/trekk.xml', content: message },
      { name: 'b/journal.xml', content: journal },
    ]),
    {},
    'pakke.zip',
  );
  expect(run.error).toBeNull();
  const told = run.events.filter(({ kind }) => kind === 'record' || kind === 'deleted');
  expect(told.map(({ kind }) => kind)).toEqual(['record', 'record', 'record', 'deleted']);
  expect(run.counts).toMatchObject([{ read: 3 }, { read: 1, held_trukket_tilbake: 1 }]);
});

test('one that names nothing is kept for a person with its place', async () => {
  const run = await readText(
    takenBack('<registrering xsi:type="journalpost"><tittel>x</tittel></registrering>'),
  );
  expect(run.events.find(({ kind }) => kind === 'rejected')).toMatchObject({
    reason: 'A withdrawal names no systemID.',
    where: 'levering.xml, line 1',
  });
});
