import { describe, expect, test } from 'vitest';
import {
  isDufNummer,
  isFoedselsnummer,
  isKontonummer,
} from '../../../harvester/record/identifying-numbers.ts';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import { joinMarked, markedName, markedText } from '../../../harvester/record/marked-text.ts';
import {
  publicEntry,
  type StoredEntry,
  searchView,
} from '../../../harvester/record/public-view.ts';
import { screen } from '../../../harvester/record/screening.ts';
import {
  dufNummer,
  FOEDSELSNUMMER_SPELLINGS,
  foedselsnummer,
  KONTONUMMER_SPELLINGS,
  kontonummer,
  LOOK_ALIKES,
  mobilnummer,
  TELEFON_SPELLINGS,
} from '../../support/identifying-numbers.ts';
import {
  dokument,
  journalpost,
  part,
  pick,
  saksmappe,
  seededRandom,
} from '../../support/journal-records.ts';

const now = new Date('2026-11-24T12:00:00Z');
const stored = (record: Journalpost): StoredEntry => ({
  id: '999888777-test',
  caseId: '999888777-2026-12',
  screened: screen(record),
  publisert: '2026-10-02T04:20:00Z',
  endret: '2026-10-02T04:20:00Z',
});

/** Every string in every view of the entry. */
function allText(record: Journalpost): string[] {
  const entry = stored(record);
  const strings: string[] = [];
  JSON.stringify(
    [publicEntry(entry, now, 'page'), publicEntry(entry, now, 'bulk'), searchView(entry, now)],
    (_key, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    },
  );
  return strings;
}

/** The digits of a text with everything else taken out, so that no spacing can hide a number. */
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

const PLACES: readonly ((text: string) => Partial<Journalpost>)[] = [
  (text) => ({ offentligTittel: markedText(text) }),
  (text) => ({ saksmappe: saksmappe({ offentligTittel: markedText(text) }) }),
  (text) => ({ korrespondanseparter: [part(markedText(text))] }),
  (text) => ({ korrespondanseparter: [part(markedText(`${text} AS`), { erPerson: false })] }),
  (text) => ({ korrespondanseparter: [part(markedName(text), { erPerson: true })] }),
  (text) => ({ dokumenter: [dokument(markedText(text))] }),
  (text) => ({ klasse: { klasseID: '123', tittel: markedText(text), klassifikasjonstype: 'EH' } }),
  (text) => ({
    klasse: { klasseID: text, tittel: markedText('Elever'), klassifikasjonstype: null },
  }),
  (text) => ({ administrativEnhet: text }),
  (text) => ({
    offentligTittel: joinMarked([markedText('Brev om '), markedName(text), markedText(' mottatt')]),
  }),
  (text) => ({
    offentligTittel: joinMarked([
      markedText(`Brev ${text.slice(0, text.length / 2)}`),
      markedName(`${text.slice(text.length / 2)} Kari`),
    ]),
  }),
  (text) => ({
    skjerming: { tilgangsrestriksjon: 'UO', skjermingshjemmel: `Offl. § 13, ${text}` },
  }),
  (text) => ({ saksmappe: saksmappe({ saksaar: null, saksnummerTekst: text }) }),
  (text) => ({ lenke: `https://innsyn.example/post?x=${encodeURIComponent(text)}` }),
  (text) => ({
    dokumenter: [dokument(null, `https://innsyn.example/${encodeURIComponent(text)}.pdf`)],
  }),
];

const SENTENCES: readonly ((number: string) => string)[] = [
  (number) => `Søknad om støtte ${number}`,
  (number) => `${number} - vedtak`,
  (number) => `Klage fra søker (${number}) på vedtak`,
  (number) => `Kari Nordmann ${number}`,
  (number) => `Vedtak 12.03.2024: ${number}.`,
  (number) => number,
];

describe('numbers with check digits', () => {
  test('known examples are recognised, one wrong digit is not', () => {
    expect(isFoedselsnummer('17912099997')).toBe(true);
    expect(isFoedselsnummer('17912099998')).toBe(false);
    expect(isFoedselsnummer('31822000064')).toBe(false);
    expect(isKontonummer('86011117947')).toBe(true);
    expect(isKontonummer('86011117948')).toBe(false);
    expect(isDufNummer('200205705502')).toBe(true);
    expect(isDufNummer('200205705503')).toBe(false);
  });
});

describe('planted numbers never reach a reader', () => {
  const random = seededRandom(20_261_124);
  const kinds = [
    { name: 'fødselsnummer and kin', make: foedselsnummer, spellings: FOEDSELSNUMMER_SPELLINGS },
    { name: 'account numbers', make: kontonummer, spellings: KONTONUMMER_SPELLINGS },
    {
      name: 'DUF numbers',
      make: dufNummer,
      spellings: [(d: string) => d, (d: string) => `DUF ${d}`],
    },
    { name: 'phone numbers', make: mobilnummer, spellings: TELEFON_SPELLINGS },
  ];

  test.each(kinds)('1,000 $name in every spelling and place', ({ make, spellings }) => {
    const leaks: string[] = [];
    let planted = 0;
    for (let i = 0; i < 1000; i++) {
      const number = make(random);
      const spelling = spellings[i % spellings.length];
      const sentence = pick(random, SENTENCES);
      const place = PLACES[Math.floor(i / spellings.length) % PLACES.length];
      if (spelling === undefined || place === undefined) throw new Error('no such spelling');
      const text = sentence(spelling(number));
      planted++;
      for (const shown of allText(journalpost(place(text))))
        if (digitsOf(shown).includes(number)) leaks.push(`${text} → ${shown}`);
    }
    expect(planted).toBe(1000);
    expect(leaks).toEqual([]);
  });

  test('private e-mail addresses', () => {
    const addresses = [
      'kari.nordmann@gmail.com',
      'kari@nordmann-testås.no',
      'ola.testas@proevevik.kommune.no',
      'post@gmail.com',
      'kari.nordmann (at) online.no',
      'kari.nordmann[at]online.no',
      'kari.nordmann @ online.no',
      'KARI_NORDMANN+journal@Hotmail.com',
      'mailto:kari@online.no',
    ];
    for (const address of addresses)
      for (const place of PLACES) {
        const shown = allText(journalpost(place(`Spørsmål fra ${address}`)));
        expect(shown.filter((text) => /@|nordmann|online|gmail|%40/i.test(text))).toEqual([]);
      }
  });

  test('an id of the source in which a number stands is not shown', () => {
    const keys = { ...journalpost().keys, registreringsID: '179120-99997' };
    expect(publicEntry(stored(journalpost({ keys })), now, 'page')?.registreringsID).toBeNull();
  });

  test('the archivist is told what and where, and never the number', () => {
    const { findings } = screen(
      journalpost({
        offentligTittel: markedText('Klage 17912099997 og 179120 99997, tlf. 99 88 77 66'),
        dokumenter: [dokument(markedText('Utbetaling til 8601.11.17947'))],
      }),
    );
    expect(findings).toEqual([
      { code: 'foedselsnummer', field: 'offentligTittel', count: 2 },
      { code: 'telefonnummer', field: 'offentligTittel', count: 1 },
      { code: 'kontonummer', field: 'dokumenter[0].tittel', count: 1 },
    ]);
  });
});

describe('what only looks like a number that identifies', () => {
  test('1,000 case numbers, properties, organisation numbers, dates, amounts and references stay as they are', () => {
    const random = seededRandom(4711);
    const changed: string[] = [];
    for (let i = 0; i < 1000; i++) {
      const make = LOOK_ALIKES[i % LOOK_ALIKES.length];
      if (make === undefined) throw new Error('no such look-alike');
      const text = make(random);
      const record = journalpost({
        offentligTittel: markedText(text),
        saksmappe: saksmappe({ offentligTittel: markedText(text) }),
        dokumenter: [dokument(markedText(text))],
      });
      const entry = publicEntry(stored(record), now, 'bulk');
      for (const shown of [
        entry?.offentligTittel,
        entry?.saksmappe?.offentligTittel,
        entry?.dokumenter[0]?.tittel,
      ])
        if (shown !== text) changed.push(`${text} → ${shown}`);
    }
    expect(changed).toEqual([]);
  });

  test('an office keeps its address as a correspondent', () => {
    const record = journalpost({ korrespondanseparter: [part('postmottak@proevevik.kommune.no')] });
    expect(publicEntry(stored(record), now, 'bulk')?.korrespondanseparter[0]).toMatchObject({
      navn: 'postmottak@proevevik.kommune.no',
      erPerson: false,
    });
  });

  test('links with long ids stay', () => {
    const links = [
      'https://innsyn.example/Journal/Details/4b6f1d2e-1234-4f6a-9b1c-012345678901',
      'https://innsyn.example/RegistryEntry/20240012345',
      'https://innsyn.example/dok/2024/12345-1.pdf',
    ];
    for (const lenke of links)
      expect(publicEntry(stored(journalpost({ lenke })), now, 'bulk')?.lenke).toBe(lenke);
  });
});
