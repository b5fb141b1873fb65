import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { harvestNoark } from '../support/noark-archive.ts';
import { temporaryFolder } from '../support/noark-run.ts';
import {
  arkivXml,
  journalpostXml,
  journalXml,
  klasseXml,
  mappeXml,
  part,
  skjerming,
} from '../support/noark-xml.ts';
import { avsmot, noark4JournalXml } from '../support/noark4-xml.ts';
import { TestArchive } from '../support/test-archive.ts';

const WORD = 'Plantetord';
let serial = 0;

/** A word that stands nowhere else, as a name or in a title. */
const planted = (): string => `${WORD}${++serial}`;

/** Case with one entry; every variant hides its planted words in another way. `n` makes ids and numbers its own. */
type Variant = (n: number) => string;

const post = (
  n: number,
  fields: Record<string, string | null> = {},
  extra: Parameters<typeof journalpostXml>[1] = {},
): string =>
  journalpostXml(
    {
      systemID: `p-${n}`,
      registreringsID: null,
      journalsekvensnummer: String(n),
      journalpostnummer: '1',
      ...fields,
    },
    extra,
  );
const sak = (n: number, inside: string, extra: Parameters<typeof mappeXml>[1] = {}): string =>
  mappeXml(inside, {
    ...extra,
    fields: { systemID: `s-${n}`, sakssekvensnummer: String(n), ...extra.fields },
  });
const klasse = (n: number, inside: string, extra: Parameters<typeof klasseXml>[1] = {}): string =>
  klasseXml(inside, extra)
    .replace('<systemID>k0<', `<systemID>k0-${n}<`)
    .replace('<systemID>k1<', `<systemID>k1-${n}<`);
const document = (n: number, skjermet: string): string =>
  `<dokumentbeskrivelse><systemID>d-${n}</systemID><tittel>${planted()}</tittel><tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom><dokumentnummer>1</dokumentnummer>${skjermet}<dokumentobjekt><variantformat>Arkivformat</variantformat><referanseDokumentfil>https://filer.lilleby.example/${planted()}.pdf</referanseDokumentfil><sjekksum>ab</sjekksum></dokumentobjekt></dokumentbeskrivelse>`;
const hidden = (n: number): string =>
  post(n, { tittel: planted() }, { parts: part('Avsender', planted()), before: document(n, '') });

const STRUCTURE: Readonly<Record<string, Variant>> = {
  'title, first line kept': (n) =>
    sak(
      n,
      post(
        n,
        { tittel: `${planted()}\n${planted()}` },
        { before: skjerming('Skjerming tittel registrering - unntatt første linje') },
      ),
    ),
  'title, selected words': (n) =>
    sak(
      n,
      post(
        n,
        { tittel: `Klage fra ${planted()}`, offentligTittel: 'Klage fra *****' },
        { before: skjerming('Skjerming tittel registrering - utvalgte ord') },
      ),
    ),
  'title, repeated as public': (n) => {
    const word = planted();
    return sak(n, post(n, { tittel: word, offentligTittel: word }, { before: skjerming('TRO') }));
  },
  'names of sender and recipient': (n) =>
    sak(
      n,
      post(
        n,
        { offentligTittel: 'Klage' },
        {
          before: skjerming('Skjerming navn avsender') + skjerming('Skjerming navn mottaker'),
          parts:
            part('Avsender', planted()) +
            part('Mottaker', planted()) +
            part('Kopimottaker', planted()),
        },
      ),
    ),
  'class id': (n) =>
    klasse(n, sak(n, post(n)), { id: planted(), before: skjerming('Skjerming klasseID') }),
  'class by fødselsnummer': (n) => klasse(n, sak(n, post(n)), { type: 'PNR', id: planted() }),
  'case title': (n) =>
    sak(n, post(n, { tittel: 'Svar' }), {
      fields: { tittel: planted() },
      before: skjerming('Skjerming tittel mappe - utvalgte ord'),
    }),
  'everything on the case': (n) =>
    sak(n, hidden(n), { fields: { tittel: planted() }, before: skjerming('Skjermet') }),
  'everything on the case, stated last': (n) =>
    sak(n, hidden(n) + skjerming('Skjermet'), { fields: { tittel: planted() } }),
  'everything on the class': (n) =>
    klasse(n, sak(n, hidden(n), { fields: { tittel: planted() } }), {
      before: skjerming('Skjermet'),
    }),
  'a document': (n) =>
    sak(n, post(n, {}, { before: document(n, skjerming('Skjerming tittel dokumentbeskrivelse')) })),
  temporary: (n) =>
    sak(
      n,
      post(
        n,
        { tittel: planted() },
        { before: skjerming('Midlertidig skjerming'), parts: part('Avsender', planted()) },
      ),
    ),
  'a word nobody knows': (n) =>
    sak(
      n,
      post(
        n,
        { tittel: planted() },
        { before: skjerming('Lokal kode 7', 'PX'), parts: part('Avsender', planted()) },
      ),
    ),
  'a misspelt skjerming': (n) =>
    sak(
      n,
      post(
        n,
        { tittel: planted() },
        { before: '<skjermingg><x>1</x></skjermingg>', parts: part('Avsender', planted()) },
      ),
    ),
  graded: (n) =>
    sak(
      n,
      post(
        n,
        { tittel: planted() },
        {
          before: '<gradering><grad>Hemmelig</grad></gradering>',
          parts: part('Avsender', planted()),
        },
      ),
    ),
  'not yet journalled': (n) =>
    sak(
      n,
      post(
        n,
        { tittel: planted(), journalstatus: 'Reservert dokument' },
        { parts: part('Avsender', planted()) },
      ),
    ),
  'party to the case, note, address': (n) =>
    sak(
      n,
      post(
        n,
        {},
        {
          parts: `<korrespondansepart><korrespondanseparttype>Avsender</korrespondanseparttype><korrespondansepartNavn>Kro AS</korrespondansepartNavn><postadresse>${planted()}</postadresse><saksbehandler>${planted()}</saksbehandler></korrespondansepart>`,
        },
      ),
      {
        before: `<part><partNavn>${planted()}</partNavn></part><merknad><merknadstekst>${planted()}</merknadstekst></merknad>`,
      },
    ),
};

test('10,000 shielded entries of every kind leave none of their words in anything public', async () => {
  using folder = temporaryFolder();
  using store = new TestArchive();
  store.clock.forward(86_400 * 300);
  const variants = Object.values(STRUCTURE);
  const each = Math.ceil(7000 / variants.length);
  let n = 0;
  const open: string[] = [];
  for (let round = 0; round < each; round++)
    for (const variant of variants) open.push(variant(++n));
  const inherited: string[] = [];
  for (let count = 0; count < 1000; count++) {
    n++;
    inherited.push(sak(n, hidden(n), { fields: { tittel: planted() } }));
  }
  const second = `<arkivdel><systemID>d2</systemID><tittel>Skjermet del</tittel>${skjerming('Skjermet')}${inherited.join('\n')}</arkivdel>`;
  writeFileSync(
    join(folder.path, 'struktur'),
    arkivXml(open.join('\n')).replace('</arkiv>', `${second}</arkiv>`),
  );

  const loepende = Array.from({ length: 1000 }, (_, i) => {
    const own = {
      systemID: `l-${i}`,
      journalsekvensnummer: String(50_000 + i),
      journalpostnummer: String(50_000 + i),
    };
    const marks = [
      {
        post: { ...own, tittel: planted(), skjermingMetadata: 'TRO' },
        parts: part('Avsender', 'Kro AS'),
      },
      {
        post: { ...own, tittel: planted(), tilgangsrestriksjon: 'Unntatt offentlighet' },
        parts: part('Avsender', planted()),
      },
      {
        post: own,
        sak: { tittel: planted(), skjermingMetadata: 'x' },
        parts: part('Avsender', planted()),
      },
      {
        post: own,
        klasse: `<klasse><klasseID>1</klasseID><tittel>${planted()}</tittel><skjermingMetadata>TKL</skjermingMetadata></klasse>`,
      },
      { post: { ...own, tittel: planted(), grad: 'F' }, parts: part('Avsender', planted()) },
    ];
    return marks[i % marks.length] ?? {};
  });
  writeFileSync(join(folder.path, 'loepende'), journalXml('loependeJournal', loepende));

  const full = Array.from({ length: 1000 }, (_, i) => {
    const own = { SEKNR: String(60_000 + i), POSTNR: String(60_000 + i) };
    const flags = [
      { post: { ...own, INNHOLD: planted(), U1: '1' } },
      { post: { ...own, INNHOLD: planted(), TGKODE: '5a' }, parter: [avsmot(planted())] },
      { post: own, sak: { TITTEL: planted(), U1: '1' } },
      { post: own, parter: [avsmot(planted(), '0', '<AM.U1>1</AM.U1>')] },
      { post: { ...own, INNHOLD: planted(), TGKODE: 'XX' }, parter: [avsmot(planted())] },
    ];
    return flags[i % flags.length] ?? {};
  });
  writeFileSync(
    join(folder.path, 'noark4'),
    Buffer.from(noark4JournalXml('JOURNAL', full), 'latin1'),
  );

  const run = await harvestNoark(
    store.archive,
    { folder: folder.path, settleSeconds: 0, replacePeriod: false },
    () => new Date('2027-01-01T00:00:00Z'),
  );
  expect(run.outcome).toBe('ok');

  let seen = 0;
  const leaks: string[] = [];
  const check = (what: unknown): void => {
    const text = JSON.stringify(what);
    const at = text.indexOf(WORD);
    if (at >= 0) leaks.push(text.slice(Math.max(0, at - 60), at + 30));
  };
  for (let seq = 0; ; ) {
    const changes = store.reader.changesSince(seq, 500);
    if (changes.length === 0) break;
    for (const change of changes) {
      seq = change.seq;
      check(change);
      if (change.kind !== 'entry') continue;
      seen++;
      const { id, saksmappe } = change.view.entry;
      for (const audience of ['page', 'bulk'] as const) {
        check(store.reader.entry(id, audience));
        if (saksmappe !== null) check(store.reader.case(saksmappe.id, audience));
      }
    }
  }
  expect(leaks.slice(0, 3)).toEqual([]);
  expect(n + loepende.length + full.length).toBeGreaterThan(10_000);
  const kept = seen;
  process.stdout.write(
    `${serial} planted words in ${n + 2000} entries; ${kept} entries public, 0 words found\n`,
  );
  expect(kept).toBeGreaterThan(8000);
  // nor in anything else the archive keeps, names of files and raw records included
  for (const { name } of store.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"))
    for (const row of store.rows(`SELECT * FROM "${name}"`)) check(row);
  expect(leaks.slice(0, 3)).toEqual([]);
});
