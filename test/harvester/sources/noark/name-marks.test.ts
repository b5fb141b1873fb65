import { describe, expect, test } from 'vitest';
import { type MarkedText, namesIn, withNames } from '../../../../harvester/record/marked-text.ts';
import { noark } from '../../../../harvester/sources/noark/noark.ts';
import { noarkContext, readText } from '../../../support/noark-run.ts';
import {
  arkivXml,
  journalpostXml,
  journalXml,
  mappeXml,
  part,
} from '../../../support/noark-xml.ts';
import { noark4JournalXml } from '../../../support/noark4-xml.ts';

const names = (text: MarkedText | null | undefined): string[] => (text ? namesIn(text) : []);

describe.each([
  ['as an element', '<personnavn>Kari Berg</personnavn>'],
  ['escaped', '&lt;personnavn&gt;Kari Berg&lt;/personnavn&gt;'],
  ['escaped twice', '&amp;lt;personnavn&amp;gt;Kari Berg&amp;lt;/personnavn&amp;gt;'],
  ['as CDATA', '<![CDATA[<personnavn>Kari Berg</personnavn>]]>'],
  ['as PNAVN, escaped', '&lt;PNAVN&gt;Kari Berg&lt;/PNAVN&gt;'],
  ['escaped and never closed', '&lt;personnavn&gt;Kari Berg'],
])('a name that is marked %s', (_how, mark) => {
  const title = `Klage frå ${mark}`;

  test('is marked in arkivstruktur: title, case, party, document', async () => {
    const run = await readText(
      arkivXml(
        mappeXml(
          journalpostXml(
            { tittel: title },
            {
              parts: part('Avsender', mark),
              before: `<dokumentbeskrivelse><systemID>d</systemID><tittel>${title}</tittel></dokumentbeskrivelse>`,
            },
          ),
          { fields: { tittel: title } },
        ),
      ),
    );
    const [post] = run.records;
    for (const text of [
      post?.offentligTittel,
      post?.saksmappe?.offentligTittel,
      post?.korrespondanseparter[0]?.navn,
      post?.dokumenter[0]?.tittel,
    ]) {
      expect(names(text)).toEqual(['Kari Berg']);
      expect(text && withNames(text)).not.toMatch(/[<>]/);
    }
    expect(post?.korrespondanseparter[0]?.erPerson).toBe(true);
  });

  test('is marked in journals of Noark 5 and Noark 4', async () => {
    const five = await readText(
      journalXml('offentligJournal', [{ post: { offentligTittel: title } }]),
    );
    expect(names(five.records[0]?.offentligTittel)).toEqual(['Kari Berg']);
    const four = await readText(noark4JournalXml('OFFJOURNAL', [{ post: { OFFINNHOLD: title } }]));
    expect(names(four.records[0]?.offentligTittel)).toEqual(['Kari Berg']);
  });
});

test('a reject with characters XML forbids can be read again', async () => {
  const bad = 'a\uFFFEb\uFFFFc\u0008d';
  const run = await readText(
    arkivXml(
      mappeXml(
        journalpostXml({
          systemID: null,
          registreringsID: null,
          journalsekvensnummer: null,
          journalpostnummer: null,
          tittel: bad,
        }),
        { fields: { saksaar: null, sakssekvensnummer: null } },
      ),
    ),
  );
  const rejected = run.events.find((event) => event.kind === 'rejected');
  if (rejected?.kind !== 'rejected') throw new Error('nothing was rejected');
  expect(rejected.raw).not.toMatch(/[\uFFFE\uFFFF\u0008]/);
  const settings = noark.settings.parse({ file: 'x' });
  const retry = (raw: string) =>
    Array.fromAsync(noark.retry(settings, { ...rejected, raw }, noarkContext));
  expect(await retry(rejected.raw)).toMatchObject([{ kind: 'rejected', raw: rejected.raw }]);
  const mended = rejected.raw.replace(
    '<registrering xsi:type="journalpost">',
    '<registrering xsi:type="journalpost"><systemID>f1f1f1f1-0000-4000-8000-000000000009</systemID>',
  );
  const again = (await retry(mended)).find(({ kind }) => kind === 'record');
  expect(again).toMatchObject({ record: { offentligTittel: 'abcd' } });
});
