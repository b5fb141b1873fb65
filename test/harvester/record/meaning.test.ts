import { describe, expect, test } from 'vitest';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import { markedName, markedText } from '../../../harvester/record/marked-text.ts';
import { meaning } from '../../../harvester/record/meaning.ts';
import { dokument, journalpost, part, saksmappe } from '../../support/journal-records.ts';

const base = (): Journalpost =>
  journalpost({
    korrespondanseparter: [part('Prøvevik Bygg AS'), part('Vågan kommune')],
    dokumenter: [
      dokument('Brev', 'https://innsyn.example/dok/1'),
      dokument('Kart', 'https://innsyn.example/dok/2'),
    ],
    lenke: 'https://innsyn.example/post/1',
  });

describe('no visible change', () => {
  test.each<[string, Partial<Journalpost>]>([
    ['raw keys', { keys: { ...base().keys, systemID: 'ny', kilde: 'annen' } }],
    ['a link tail that varies', { lenke: 'https://innsyn.example/post/1!x7Yz' }],
    ['a session in a link', { lenke: 'https://innsyn.example/post/1?sid=abc&_=1711' }],
    [
      'the order of correspondents',
      { korrespondanseparter: [...base().korrespondanseparter].reverse() },
    ],
    ['the order of documents', { dokumenter: [...base().dokumenter].reverse() }],
    ['the system id of a numbered case', { saksmappe: saksmappe({ systemID: 'annen' }) }],
  ])('%s', (_what, change) => {
    expect(meaning({ ...base(), ...change })).toBe(meaning(base()));
  });
});

describe('a visible change', () => {
  test.each<[string, Partial<Journalpost>]>([
    ['the title', { offentligTittel: markedText('Søknad om skjenkebevillingar') }],
    ['a name that gets its mark', { offentligTittel: markedName('Søknad om skjenkebevilling') }],
    ['the registreringsID', { keys: { ...base().keys, registreringsID: '2026/12-4' } }],
    [
      'another document',
      {
        dokumenter: [
          dokument('Brev', 'https://innsyn.example/dok/3'),
          ...base().dokumenter.slice(1),
        ],
      },
    ],
    [
      'a document that is taken down',
      { dokumenter: [dokument('Brev'), ...base().dokumenter.slice(1)] },
    ],
    ['which page of a query', { lenke: 'https://innsyn.example/post?id=2' }],
    ['a route after #', { lenke: 'https://innsyn.example/#/post/2' }],
    ['the publication date', { publisertDato: '2026-10-02' }],
    ['screening', { skjerming: { tilgangsrestriksjon: 'UO', skjermingshjemmel: null } }],
    ['grading', { gradering: 'B' }],
    ['status', { journalstatus: 'U' }],
    ['the case title', { saksmappe: saksmappe({ offentligTittel: markedText('Annen sak') }) }],
    ['a correspondent less', { korrespondanseparter: base().korrespondanseparter.slice(1) }],
    ['history', { historisk: true }],
  ])('%s', (_what, change) => {
    expect(meaning({ ...base(), ...change })).not.toBe(meaning(base()));
  });
});
