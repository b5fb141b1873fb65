import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dryRun, printDryRun } from '../../../../harvester/sources/noark/dry-run.ts';
import { noark } from '../../../../harvester/sources/noark/noark.ts';
import { noarkContext, temporaryFolder } from '../../../support/noark-run.ts';
import { arkivXml, journalpostXml, mappeXml, part, skjerming } from '../../../support/noark-xml.ts';

test('the archivist gets the numbers of each rule and no name or title', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'arkivstruktur.xml');
  const posts = [
    journalpostXml({ systemID: '1' }),
    journalpostXml(
      { systemID: '2', journalpostnummer: '2', tittel: 'HEMMELIG' },
      { before: skjerming('Skjermet'), parts: part('Avsender', 'HEMMELIG') },
    ),
    journalpostXml(
      { systemID: '3', journalpostnummer: '3' },
      { before: '<gradering><grad>B</grad></gradering>' },
    ),
    journalpostXml({ systemID: '4', journalpostnummer: '4', journalstatus: 'Reservert dokument' }),
    journalpostXml({ systemID: '5', journalpostnummer: '5', journaldato: '2026-13-40' }),
    journalpostXml({ systemID: '1', journalpostnummer: '6' }),
    '<registrering><systemID>r</systemID></registrering>',
  ];
  writeFileSync(file, arkivXml(mappeXml(posts.join('\n'))));
  const report = await dryRun(noark.settings.parse({ file }), noarkContext);
  expect(report).toMatchObject({
    published: 3,
    heldAtTheDoor: {},
    error: null,
    files: [
      {
        read: 6,
        passed: 3,
        rejected: 1,
        outside: 1,
        held_gradering: 1,
        held_journalstatus: 1,
        masked_tittel: 1,
        masked_korrespondansepart: 1,
      },
    ],
    rejected: [{ where: 'arkivstruktur.xml, line 11' }],
  });
  const text = printDryRun(report);
  expect(text).toContain('  held_gradering: 1');
  expect(text).toContain('bad_date:journaldato: arkivstruktur.xml, line 10, journaldato, count 1');
  expect(text).not.toContain('HEMMELIG');
  expect(text).not.toContain('Fjellheim');
});
