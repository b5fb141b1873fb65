import { describe, expect, test } from 'vitest';
import { readText } from '../../../../support/noark-run.ts';
import { journalXml, part } from '../../../../support/noark-xml.ts';

describe('offentligJournal.xml', () => {
  test('is shown as it is, with the direction inferred from the parties and flagged', async () => {
    const run = await readText(
      journalXml('offentligJournal', [
        {
          sak: { offentligTittel: 'Sak om *****', administrativEnhet: 'Servicetorget' },
          post: {
            offentligTittel: 'Søknad fra *****',
            dokumentetsDato: '2026-02-27',
            tilgangsrestriksjon: 'Unntatt offentlighet',
            skjermingshjemmel: 'Offl. § 13',
          },
          parts: part('Avsender', '*****') + part('Intern mottaker', 'Servicetorget'),
        },
        { parts: part('Mottaker', 'Fylkesmannen') },
        { parts: part('Intern avsender', 'Plan') },
      ]),
    );
    expect(run.error).toBeNull();
    expect(run.findings).toEqual([]);
    expect(run.records[0]).toMatchObject({
      offentligTittel: 'Søknad fra *****',
      journalposttype: 'I',
      journalposttypeUtledet: true,
      journaldato: '2026-03-02',
      dokumentetsDato: '2026-02-27',
      administrativEnhet: 'Servicetorget',
      skjerming: { tilgangsrestriksjon: 'Unntatt offentlighet', skjermingshjemmel: 'Offl. § 13' },
      korrespondanseparter: [{ navn: null }, { navn: 'Servicetorget' }],
      saksmappe: { offentligTittel: 'Sak om *****' },
    });
    expect(run.records[1]).toMatchObject({ journalposttype: 'U', journalposttypeUtledet: true });
    expect(run.records[2]).toMatchObject({
      journalposttype: 'ukjent',
      journalposttypeUtledet: false,
    });
  });

  test('a missing offentligTittel means nothing to show, even when a tittel stands there', async () => {
    const run = await readText(
      journalXml('offentligJournal', [
        {
          post: { offentligTittel: null, tittel: 'HEMMELIG' },
          sak: { offentligTittel: null, tittel: 'HEMMELIG' },
        },
      ]),
    );
    expect(run.records[0]?.offentligTittel).toBeNull();
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
  });

  test.each(['[empty]', 'NULL', '---', '*****'])('the placeholder %s is no title', async (text) => {
    const run = await readText(
      journalXml('offentligJournal', [{ post: { offentligTittel: text } }]),
    );
    expect(run.records[0]?.offentligTittel).toBeNull();
  });

  test.each(['grad', 'gradering'])('an entry with %s is kept out', async (name) => {
    const run = await readText(journalXml('offentligJournal', [{ post: { [name]: 'Fortrolig' } }]));
    expect(run.records).toEqual([]);
    expect(run.counts[0]).toMatchObject({ read: 1, held_gradering: 1 });
  });

  test('a header that counts wrong is a finding with its line, and every entry is read', async () => {
    const run = await readText(
      journalXml('offentligJournal', [{}, {}], { antallJournalposter: '3' }),
    );
    expect(run.records).toHaveLength(2);
    expect(run.findings).toEqual(['count_differs antallJournalposter:3']);
  });

  test('number 0, a number that is none, and a systemID that repeats the registreringsID are no keys', async () => {
    const run = await readText(
      journalXml('offentligJournal', [
        {
          post: {
            systemID: '2026/7-1',
            registreringsID: '2026/7-1',
            journalsekvensnummer: '0',
            journalpostnummer: 'to',
          },
        },
      ]),
    );
    expect(run.records[0]?.keys).toEqual({
      systemID: null,
      registreringsID: '2026/7-1',
      journal: null,
      sak: null,
      kilde: 'registreringsID:2026/7-1',
    });
    expect(run.findings).toEqual([
      'bad_number journalsekvensnummer:5',
      'bad_number journalpostnummer:5',
    ]);
  });

  test('an entry without any key, and a second one with the same key, are rejected and the rest is read', async () => {
    const none = { systemID: null, journalsekvensnummer: null, journalpostnummer: null };
    const run = await readText(
      journalXml('offentligJournal', [
        { post: none },
        {},
        { post: { systemID: 'x' } },
        { post: { systemID: 'x' } },
      ]),
    );
    expect(run.records).toHaveLength(2);
    const rejected = run.events.filter(({ kind }) => kind === 'rejected');
    expect(rejected).toMatchObject([
      { where: 'levering.xml, line 5' },
      { where: 'levering.xml, line 11' },
    ]);
  });
});

describe('loependeJournal.xml', () => {
  test('an entry nothing is marked on shows its full titles and names', async () => {
    const run = await readText(journalXml('loependeJournal', [{}]));
    expect(run.records[0]).toMatchObject({
      offentligTittel: 'Søknad om skjenkebevilling',
      saksmappe: { offentligTittel: 'Skjenkebevillinger' },
      klasse: { klasseID: 'U63' },
      korrespondanseparter: [{ navn: 'Fjellheim Kro AS' }],
    });
  });

  test.each([
    ['tilgangsrestriksjon on the entry', { post: { tilgangsrestriksjon: 'Unntatt offentlighet' } }],
    ['an access code nobody knows', { post: { tilgangsrestriksjon: 'PM' } }],
    ['skjermingMetadata on the entry', { post: { skjermingMetadata: 'Skjermet' } }],
    ['skjermingMetadata on the case', { sak: { skjermingMetadata: 'Skjermet' } }],
    [
      'skjermingMetadata on the class',
      {
        klasse:
          '<klasse><klasseID>1</klasseID><tittel>HEMMELIG</tittel><skjermingMetadata>x</skjermingMetadata></klasse>',
      },
    ],
  ])('%s hides titles and names', async (_what, entry) => {
    const run = await readText(
      journalXml('loependeJournal', [
        {
          ...entry,
          sak: { tittel: 'Sak HEMMELIG', ...(entry as { sak?: object }).sak },
          post: { tittel: 'HEMMELIG tittel', ...(entry as { post?: object }).post },
          parts: part('Avsender', 'HEMMELIG'),
        },
      ]),
    );
    expect(run.records).toHaveLength(1);
    const record = JSON.stringify(run.records[0]);
    // a mark below the case says nothing about the case's own title
    expect(record.replace('Sak HEMMELIG', '')).not.toContain('HEMMELIG');
    expect(record.includes('Sak HEMMELIG')).toBe(_what.includes('entry') || _what.includes('code'));
  });

  test('a marked party is hidden and the others show', async () => {
    const parts =
      '<korrespondansepart><korrespondanseparttype>Avsender</korrespondanseparttype><korrespondansepartNavn>HEMMELIG</korrespondansepartNavn><skjermingMetadata>x</skjermingMetadata></korrespondansepart>' +
      part('Mottaker', 'Lilleby kommune');
    const run = await readText(journalXml('loependeJournal', [{ parts }]));
    expect(run.records[0]?.korrespondanseparter.map(({ navn }) => navn)).toEqual([
      null,
      'Lilleby kommune',
    ]);
    expect(run.counts[0]).toMatchObject({ passed: 1, masked_korrespondansepart: 1 });
  });

  test('the public title wins over the full one', async () => {
    const run = await readText(
      journalXml('loependeJournal', [
        { post: { tittel: 'Om HEMMELIG', offentligTittel: 'Om *****', skjermingMetadata: 'TRO' } },
      ]),
    );
    expect(run.records[0]?.offentligTittel).toBe('Om *****');
    expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
  });
});

test('endringslogg.xml is never read', async () => {
  const run = await readText(
    '<endringslogg xmlns="http://www.arkivverket.no/standarder/noark5/endringslogg"><endring><tidligereVerdi>HEMMELIG</tidligereVerdi></endring></endringslogg>',
  );
  expect(run.records).toEqual([]);
  expect(run.error).toContain('never read');
  expect(JSON.stringify(run.events)).not.toContain('HEMMELIG');
});
