import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import {
  joinMarked,
  markedName,
  markedText,
  withoutNames,
} from '../../../harvester/record/marked-text.ts';
import { isOrganisation } from '../../../harvester/record/organisation.ts';
import { screen } from '../../../harvester/record/screening.ts';
import { dokument, journalpost, part, saksmappe } from '../../support/journal-records.ts';

/** The title as bulk formats show it. */
function title(text: string, changes: Partial<Journalpost> = {}): string | null {
  const { record } = screen(
    journalpost({ saksmappe: null, ...changes, offentligTittel: markedText(text) }),
  );
  return record.offentligTittel === null ? null : withoutNames(record.offentligTittel);
}

const party = (navn: string, changes: Parameters<typeof part>[1] = {}) =>
  screen(journalpost({ korrespondanseparter: [part(markedText(navn), changes)] })).record
    .korrespondanseparter[0];

describe('who is a person', () => {
  test.each([
    'Kari Nordmann',
    'Nordmann, Kari',
    'Nordmann Kari',
    'NORDMANN KARI',
    'Kari Nordmann m.fl.',
    'Ola og Kari Nordmann',
    'Tesfay Gebremariam',
    'Nordmann',
    'Iŋgá Márjá Utsi',
    "Siobhán O'Brien",
    'Per Havn',
    'Kari Kraft',
    'Bennett Barrett',
    'Pavel Davis',
    'K. Nordmann',
    'kari.nordmann',
    'Ødegårdstuen Åse-Marie',
    'Олена Шевченко',
    'Busk Lydstudio',
    'Kari Nordmann, Storgata 1',
  ])('%s', (name) => expect(party(name)?.erPerson).toBe(true));

  test.each([
    'Hans Hansen AS',
    'HANS HANSEN AS',
    'Hansen & Co',
    'Nordmann Bygg',
    'Kari Nordmann Eiendom',
    'Prøvevik kommune',
    'Nordland fylkeskommune',
    'Statsforvalteren i Nordland',
    'NAV Prøvevik',
    'Statens vegvesen',
    'Miljødirektoratet',
    'Velferdsetaten',
    'Testås skole',
    'Vikan barnehage',
    'Advokatfirmaet Lie DA',
    'Sameiet Storgata 1',
    'Vågan Borettslag',
    'Testås velforening',
    'Prøvevik Idrettslag',
    'Prøvevik IL',
    'Prøvevik menighetsråd',
    'Brønnøy Havn KF',
    'Eksempel IKS',
    'Rør og Sanitær A/S',
    'Prøvevik Sanitetsforening',
    'Equinor',
    'Naboer iht. liste',
    'Rådmannen',
    'Plan og byggeseksjonen',
    'Nasjonalt senter for prøving',
    'Prøvevik vassverk SA',
    'Helgeland Kraft',
    'Rana Blad',
    'postmottak@proevevik.kommune.no',
    'Arbeiderpartiet i Prøvevik',
  ])('%s is none', (name) => expect(party(name)?.erPerson).toBe(false));

  test('no name of the lists makes an organisation', () => {
    const names = (file: string) =>
      readFileSync(new URL(`../../../harvester/record/${file}`, import.meta.url), 'utf8')
        .replace(/#.*$/gm, '')
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => word.replace('?', ''));
    const wrong = [
      ...names('etternavn.txt').flatMap((surname) => [
        `Kari ${surname}`,
        `${surname}, Kari`,
        surname,
      ]),
      ...names('fornavn.txt').flatMap((given) => [`${given} Testås`, `Testås, ${given}`]),
    ].filter((name) => isOrganisation(name));
    expect(wrong).toEqual([]);
  });

  test('an organisation number makes an organisation, but not of a trader under a bare personal name', () => {
    expect(party('Testås', { organisasjonsnummer: '999888777' })?.erPerson).toBe(false);
    expect(party('Kari Nordmann', { organisasjonsnummer: '999888777' })?.erPerson).toBe(true);
    expect(party('Kari Nordmann ENK', { organisasjonsnummer: '999888777' })?.erPerson).toBe(false);
  });

  test('what the source says comes first', () => {
    expect(party('Kafé Testås AS', { erPerson: true })?.erPerson).toBe(true);
    expect(party('Testås', { erPerson: false })?.erPerson).toBe(false);
  });

  test('a contact person in the name of an organisation is marked, the organisation is not', () => {
    for (const [name, shown] of [
      ['Advokatfirmaet Lie AS v/ Per Lie', 'Advokatfirmaet Lie AS v/ *****'],
      ['Prøvevik kommune v/Kari Nordmann', 'Prøvevik kommune v/*****'],
      ['Eksempel Bygg AS, Kari Nordmann', 'Eksempel Bygg AS, *****'],
    ] as const) {
      const shownParty = party(name);
      expect(shownParty?.erPerson).toBe(false);
      expect(shownParty?.navn && withoutNames(shownParty.navn)).toBe(shown);
    }
  });

  test.each([
    '*****',
    '**** ****',
    'Avskjermet',
    'Skjermet',
    '[Skjermet]',
    'Skjermet person',
    'Unntatt offentlighet',
    'Navn skjult',
    'U.off.',
  ])('%s is the screening of the source, and no name', (name) =>
    expect(party(name)).toMatchObject({ navn: null, erPerson: true }),
  );
});

describe('names in titles', () => {
  test.each([
    ['Søknad fra Kari Nordmann om barnehageplass', 'Søknad fra ***** om barnehageplass'],
    ['Søknad frå Kari Anne Nordmann', 'Søknad frå *****'],
    ['Vedtak til Ola og Kari Nordmann', 'Vedtak til ***** og *****'],
    ['Klage v/ Ola Berg', 'Klage v/ *****'],
    ['Ansettelse – Tesfay Gebremariam', 'Ansettelse – *****'],
    ['Personalmappe - Nordmann, Kari', 'Personalmappe - *****'],
    ['Arbeidsavtale Kari Nordmann', 'Arbeidsavtale *****'],
    ['Barnevern - Kari', 'Barnevern - *****'],
    ['SØKNAD FRA KARI NORDMANN OM BYGGETILLATELSE', 'SØKNAD FRA ***** OM BYGGETILLATELSE'],
    ['Soknad_Kari_Nordmann.pdf', 'Soknad_*****.pdf'],
    ['Søknad fra Xhevahire Krasniqi', 'Søknad fra *****'],
    ['Svar til familien Olsen', 'Svar til familien *****'],
    ['K. Nordmann klager på vedtak', '***** klager på vedtak'],
    ['Omsorgsstønad – Maria Høgøya', 'Omsorgsstønad – *****'],
    ['Kari Nordmann Prøvevik kommune', '***** Prøvevik kommune'],
    ['Innspill fra Iŋgá Márjá Utsi', 'Innspill fra *****'],
    ['Kari Nordmanns klage', '***** klage'],
    ['Kari Nordmann-saken', null],
  ])('%s', (text, shown) => {
    if (shown === null) expect(title(text)).not.toContain('Nordmann');
    else expect(title(text)).toBe(shown);
  });

  test.each([
    'Kari Nordmanns vei 5 - fasadeendring',
    'Olav Tryggvasons gate 3',
    'Nils Dahls plass',
    'Karl Johans gate',
    'Nordmannsveien 4',
    'Petter Dass-museet søker tilskudd',
    'Petter Dass videregående skole',
    'Knut Hamsun-senteret',
    'Kari Nordmanns minnefond',
    'Hans Hansen AS - søknad',
    'Kontrakt med Stein Bygg og Anlegg',
    'Kong Olav Haralds minne',
    'M/S Kong Harald',
    'Uttalelse fra Helgeland Kraft',
    'Søknad fra Nordland fylkeskommune',
    'Rapport fra Nye Veier',
    'Brev til Mo i Rana Idrettslag',
    'Reguleringsplan for Nedre Testås',
    'Byggetillatelse gnr 12 bnr 34 Sandnessjøen',
    'Møte i Rådet for eldre',
    'Høring - Jan Mayen',
    'Referat Rødt Prøvevik',
    'Søknad om skjenkebevilling',
    'Skjenkebevilling Hotell Victoria',
    'Vedtak fra Statsforvalteren i Nordland',
    'Detaljregulering Indre Havn',
    'FERDIGATTEST STORGATA 1',
    'Tilsyn Vikan Skole og Barnehage',
    'Svar på spørsmål fra Ungdomsrådet',
  ])('%s holds none', (text) => expect(title(text)).toBe(text));

  test('a name the source marked is marked wherever it stands again', () => {
    const { record } = screen(
      journalpost({
        offentligTittel: joinMarked([markedText('Klage fra '), markedName('Tesfay Gebremariam')]),
        saksmappe: saksmappe({ offentligTittel: markedText('Gebremariam, Tesfay - startlån') }),
        dokumenter: [
          dokument(markedText('tesfay gebremariam søknad')),
          dokument(markedText('Notat om Gebremariams inntekt')),
        ],
      }),
    );
    const texts = [
      record.offentligTittel,
      record.saksmappe?.offentligTittel,
      ...record.dokumenter.map((d) => d.tittel),
    ];
    expect(texts.map((text) => text && withoutNames(text))).toEqual([
      'Klage fra *****',
      '***** - startlån',
      '***** søknad',
      'Notat om *****s inntekt',
    ]);
  });

  test('correspondents are marked in titles: order, middle names, initials, genitive, case', () => {
    const korrespondanseparter = [part(markedText('Zofia Maria Testås-Wróbel'))];
    for (const text of [
      'Klage fra Zofia Testås-Wróbel',
      'Testås-Wróbel, Zofia Maria',
      'zofia maria testås-wróbel',
      'ZOFIA TESTÅS-WRÓBEL',
      'Z. Testås-Wróbel',
      'Søknad Zofia',
      'Zofias søknad',
      'Samtale med Testås-Wróbel',
      'Vedtak_Testås-Wróbel_2026',
      'Zofia Wróbel',
      "Zofia's CV",
    ])
      expect(title(text, { korrespondanseparter }), text).not.toMatch(/zofia|wróbel|maria/i);
  });

  test('a correspondent called as a place is, is not taken for the place', () => {
    const korrespondanseparter = [part(markedText('Kari Berg'))];
    for (const text of [
      'Berg skole - tilsyn',
      'Tomt på Berg',
      'Bygging i Berg',
      'Nedre Berg barnehage',
      'Kari Bergs vei 2',
    ])
      expect(title(text, { korrespondanseparter }), text).toBe(text);
    expect(title('Klage fra Berg', { korrespondanseparter })).toBe('Klage fra *****');
  });

  test('a unit is shown without the officer in it', () => {
    const { record } = screen(journalpost({ administrativEnhet: 'Plan og bygg / Kari Nordmann' }));
    expect(record.administrativEnhet).toBe('Plan og bygg / *****');
  });

  test('a title that is only screening is no title', () => {
    for (const text of ['*****', '**** ****', 'Avskjermet']) expect(title(text)).toBeNull();
    expect(title('Klage fra ***** på vedtak')).toBe('Klage fra ***** på vedtak');
  });

  test('the archivist learns that the source left a name unmarked', () => {
    expect(
      screen(journalpost({ offentligTittel: markedText('Søknad fra Kari Nordmann') })).findings,
    ).toEqual([{ code: 'umerket-navn', field: 'offentligTittel', count: 1 }]);
    expect(
      screen(
        journalpost({
          offentligTittel: joinMarked([markedText('Søknad fra '), markedName('Kari Nordmann')]),
        }),
      ).findings,
    ).toEqual([]);
  });
});
