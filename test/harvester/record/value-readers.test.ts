import { describe, expect, test } from 'vitest';
import { foldValue } from '../../../harvester/record/fold-value.ts';
import {
  readJournalposttype,
  writeJournalposttype,
} from '../../../harvester/record/journalposttype.ts';
import { readJournalstatus, writeJournalstatus } from '../../../harvester/record/journalstatus.ts';
import {
  readKorrespondanseparttype,
  writeKorrespondanseparttype,
} from '../../../harvester/record/korrespondanseparttype.ts';
import {
  readGrad,
  readTilgangsrestriksjon,
  writeGrad,
} from '../../../harvester/record/tilgangsrestriksjon.ts';
import { readTilknytning, writeTilknytning } from '../../../harvester/record/tilknytning.ts';

const IRI = 'http://www.arkivverket.no/standarder/noark5/arkivstruktur/';

describe('spellings of one value meet', () => {
  test.each([
    'Organinternt dokument uten oppfølging',
    'organinternt_dokument_uten_oppfoelging',
    'ORGANINTERNT DOKUMENT UTEN OPPFOLGING',
    ' organinternt%20dokument%20uten%20oppf%C3%B8lging ',
    `${IRI}organinterntDokumentUtenOppfølging`,
    `${IRI}organinterntDokumentUtenOppf%C3%B8lging`,
    'Organinternt dokument uten oppfo\u0308lging',
  ])('%s', (spelling) => {
    expect(foldValue(spelling)).toBe(foldValue('Organinternt dokument uten oppfølging'));
  });

  test('a lone percent sign is text', () => expect(foldValue('100 %')).toBe('100'));
});

describe('journalposttype', () => {
  test.each([
    [
      'I',
      [
        'I',
        'i',
        ' I ',
        'Inngående dokument',
        'Inngaaende dokument',
        'inngaende_dokument',
        'Inngåande dokument',
        'Inngående brev',
        'innkommende',
        'inngaaende_dokument',
        `${IRI}inngåendeDokument`,
      ],
    ],
    [
      'U',
      [
        'U',
        'Utgående dokument',
        'Utgåande brev',
        'utgaaende_dokument',
        'Utgaende%20dokument',
        `${IRI}utgåendeDokument`,
      ],
    ],
    [
      'N',
      [
        'N',
        'Organinternt dokument for oppfølging',
        'organinternt dokument for oppfølgning',
        'organinternt_dokument_for_oppfoelging',
        'Internt notat med oppfølging',
        'Internt notat (N)',
      ],
    ],
    [
      'X',
      [
        'X',
        'Organinternt dokument uten oppfølging',
        'Organinternt dokument utan oppfølging',
        'Notat uten oppfølging',
        'Internt notat (X)',
      ],
    ],
    ['S', ['S', 'Saksframlegg', 'saksfremlegg', 'Saksframlegg/innstilling', `${IRI}saksframlegg`]],
    ['ukjent', ['', 'Sakskart', 'moeteprotokoll', 'moetebok', 'NULL', 'Brev', '0']],
  ] as const)('%s', (type, spellings) => {
    for (const spelling of spellings) expect(readJournalposttype(spelling), spelling).toBe(type);
  });

  test('what is written is read back', () => {
    for (const type of ['I', 'U', 'N', 'X', 'S', 'ukjent'] as const)
      expect(readJournalposttype(writeJournalposttype(type))).toBe(type);
  });
});

describe('journalstatus', () => {
  test.each([
    ['J', ['J', 'Journalført', 'journalfoert', 'Journalfort']],
    [
      'F',
      [
        'F',
        'Ferdigstilt fra saksbehandler',
        'Ferdig frå saksbehandlar',
        'Ferdig fra saksbehandler',
      ],
    ],
    ['G', ['G', 'Godkjent av leder', 'Godkjend av leiar']],
    ['E', ['E', 'Ekspedert', 'arkiv:ekspedert']],
    ['A', ['A', 'Arkivert', ' arkivert ']],
    ['U', ['U', 'Utgår', 'Utgaar', 'utgar', 'Utgått']],
    ['M', ['M', 'Midlertidig registrert', 'Midlertidig registrering av innkommet dokument']],
    ['S', ['S', 'Registrert av saksbehandler', 'Saksbehandler har registrert innkommet dokument']],
    ['R', ['R', 'Reservert', 'Reservert dokument']],
    [null, ['', '  ', 'NULL']],
    ['ukjent', ['Q', 'Slettet', 'Under arbeid']],
  ] as const)('%s', (status, spellings) => {
    for (const spelling of spellings) expect(readJournalstatus(spelling), spelling).toBe(status);
  });

  test('what is written is read back', () => {
    for (const status of ['J', 'F', 'G', 'E', 'A', 'U', 'M', 'S', 'R', 'ukjent'] as const)
      expect(readJournalstatus(writeJournalstatus(status))).toBe(status);
  });
});

describe('korrespondanseparttype', () => {
  test.each([
    ['avsender', ['EA', 'Avsender', 'avsendar', `${IRI}avsender`]],
    ['mottaker', ['EM', 'Mottaker', 'Mottakar', 'mottager']],
    ['kopimottaker', ['EK', 'Kopimottaker', 'kopimottakar']],
    ['gruppemottaker', ['GM', 'Gruppemottaker']],
    ['medavsender', ['IS', 'Medavsender']],
    [
      'intern_avsender',
      ['IA', 'Intern avsender', 'intern_avsender', 'internAvsender', `${IRI}internAvsender`],
    ],
    ['intern_mottaker', ['IM', 'Intern mottaker', 'Intern mottakar']],
    ['intern_kopimottaker', ['IK', 'Intern kopimottaker', 'intern%20kopimottaker']],
    ['ukjent', ['', 'Saksbehandler', 'NULL']],
  ] as const)('%s', (type, spellings) => {
    for (const spelling of spellings)
      expect(readKorrespondanseparttype(spelling), spelling).toBe(type);
    expect(readKorrespondanseparttype(writeKorrespondanseparttype(type))).toBe(type);
  });
});

describe('tilknytning', () => {
  test('main documents and attachments; anything else is not known', () => {
    for (const text of [
      'H',
      'Hoveddokument',
      'hovuddokument',
      `${IRI}hoveddokument`,
      'hoveddokumentForSaksframlegg',
    ])
      expect(readTilknytning(text), text).toBe('hoveddokument');
    for (const text of ['V', 'Vedlegg', `${IRI}vedlegg`])
      expect(readTilknytning(text), text).toBe('vedlegg');
    for (const text of ['', 'saksprotokoll', 'følgeskriv'])
      expect(readTilknytning(text), text).toBeNull();
    expect(readTilknytning(writeTilknytning('vedlegg'))).toBe('vedlegg');
  });
});

describe('tilgangsrestriksjon and gradering', () => {
  test.each([
    [
      'B',
      [
        'B',
        'b',
        'Begrenset',
        'Begrenset iht. sikkerhetsloven',
        'BEGRENSET etter beskyttelsesinstruksen',
      ],
    ],
    ['K', ['K', 'Konfidensielt', 'NATO Confidential']],
    ['H', ['H', 'Hemmelig', 'hemmeleg']],
    ['SH', ['SH', 'Strengt hemmelig', 'strengt_hemmelig']],
    ['F', ['F', 'Fortrolig', 'Fortrolig jf. beskyttelsesinstruksen', 'arkiv:fortrolig']],
    ['SF', ['SF', 'Strengt fortrolig', 'Strengt fortrolig iht. beskyttelsesinstruksen']],
  ] as const)('grade %s is recognised', (grad, spellings) => {
    for (const spelling of spellings) {
      expect(readGrad(spelling), spelling).toBe(grad);
      expect(readTilgangsrestriksjon(spelling), spelling).toBe('gradert');
    }
    expect(readGrad(writeGrad(grad))).toBe(grad);
  });

  test('access words that are no grade', () => {
    for (const text of ['Ugradert', 'arkiv:ugradert', 'Åpen', 'Offentlig'])
      expect(readTilgangsrestriksjon(text), text).toBe('aapen');
    for (const text of [
      'Unntatt offentlighet',
      'arkiv:unntattOffentlighet',
      'UO',
      'U',
      '5a',
      '13',
      'Personalsaker',
    ])
      expect(readTilgangsrestriksjon(text), text).toBe('unntatt');
    for (const text of ['XX', 'Midlertidig sperret'])
      expect(readTilgangsrestriksjon(text), text).toBe('sperret');
    for (const text of ['', 'Kontorsak', 'Helse'])
      expect(readTilgangsrestriksjon(text), text).toBe('ukjent');
  });
});
