import { expect, test } from 'vitest';
import type { Journalpost } from '../../../harvester/record/journalpost.ts';
import {
  joinMarked,
  type MarkedText,
  markedName,
  markedText,
} from '../../../harvester/record/marked-text.ts';
import { publicEntry, searchView } from '../../../harvester/record/public-view.ts';
import { screen } from '../../../harvester/record/screening.ts';
import {
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
  ordinaryRecords,
  part,
  pick,
  saksmappe,
  seededRandom,
} from '../../support/journal-records.ts';

const ROUNDS = 1500;
// No given name or surname among them is a word of the sentences below.
const GIVEN =
  'Kari Ola Tesfay Agnieszka Mohammed Iŋgá Bjørn-Erik Åse Oddvar Solveig Xhevahire'.split(' ');
const SURNAMES =
  'Nordmann Testås Gebremariam Wróbelska Krasniqi Hætta Dømdal Moltebakk Eksempelsen'.split(' ');
const SENTENCES = [
  'Søknad om startlån',
  'Klage på vedtak',
  'Referat',
  'Vedtak om omsorgsstønad',
  'Foreløpig svar',
  'Kart over eiendommen',
  'Innkalling til møte 12.03.2024',
];
const FRAMES: readonly ((sentence: string, secret: string) => string)[] = [
  (s, x) => `${s} - ${x}`,
  (s, x) => `${s} fra ${x}`,
  (s, x) => `${x}: ${s.toLowerCase()}`,
  (s, x) => `${s} (${x}) oversendt`,
  (s, x) => `${s} v/${x}`,
];

interface Planted {
  readonly record: Journalpost;
  readonly numbers: readonly string[];
  /** Lower case words of the name. */
  readonly name: readonly string[];
}

/** A random entry with one person, named as correspondent or by the source's mark, and numbers, all over the texts. */
function planted(random: () => number): Planted {
  const given = pick(random, GIVEN);
  const surname = pick(random, SURNAMES);
  const full = `${given} ${surname}`;
  const numbers: string[] = [];
  const number = (): string => {
    const [make, spellings] = pick(random, [
      [foedselsnummer, FOEDSELSNUMMER_SPELLINGS],
      [kontonummer, KONTONUMMER_SPELLINGS],
      [mobilnummer, TELEFON_SPELLINGS],
    ] as const);
    const digits = make(random);
    numbers.push(digits);
    return pick(random, spellings)(digits);
  };
  const text = (): MarkedText => {
    const sentence = pick(random, SENTENCES);
    const roll = random();
    if (roll < 0.2) return markedText(sentence);
    if (roll < 0.4) return markedText(pick(random, FRAMES)(sentence, number()));
    if (roll < 0.5)
      return joinMarked([markedText(`${sentence} `), markedName(`${full} ${number()}`)]);
    if (roll < 0.6)
      return joinMarked([
        markedText(`${sentence}, `),
        markedName(full),
        markedText(` ${number()}`),
      ]);
    if (roll < 0.65) return markedText(`${sentence}, ${pick(random, LOOK_ALIKES)(random)}`);
    return markedText(
      pick(random, FRAMES)(
        sentence,
        pick(random, [full, `${surname}, ${given}`, full.toUpperCase(), full.toLowerCase()]),
      ),
    );
  };
  const correspondent = pick(random, [
    part(markedText(full)),
    part(markedText(`${surname}, ${given}`)),
    part(markedName(full), { erPerson: true }),
    part(markedText(`${full} m.fl.`), { korrespondanseparttype: 'mottaker' }),
    part(markedText(`${full} ${number()}`)),
  ]);
  const record = journalpost({
    offentligTittel: text(),
    saksmappe: saksmappe({ offentligTittel: text() }),
    korrespondanseparter: [
      correspondent,
      part(markedText(pick(random, ['Prøvevik kommune', 'Eksempel Bygg AS', '*****']))),
    ],
    dokumenter: [
      dokument(text()),
      dokument(
        text(),
        `https://innsyn.example/${encodeURIComponent(pick(random, ['1', full, number()]))}.pdf`,
      ),
    ],
    klasse:
      random() < 0.3
        ? {
            klasseID: '614',
            tittel: text(),
            klassifikasjonstype: pick(random, ['EH', 'PNR', null]),
          }
        : null,
    administrativEnhet: pick(random, ['Plan og bygg', `Plan og bygg ${full}`, null]),
    historisk: random() < 0.1,
  });
  return { record, numbers, name: [given, surname].map((word) => word.toLowerCase()) };
}

const strings = (value: unknown): string[] => {
  const found: string[] = [];
  JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'string') found.push(inner);
    return inner;
  });
  return found;
};

const young = new Date('2026-11-24T12:00:00Z');
const old = new Date('2027-10-02T12:00:00Z');

test(`no view of ${ROUNDS} random entries holds a planted number, and no list or old page a planted name`, () => {
  const random = seededRandom(99);
  const leaks: string[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const { record, numbers, name } = planted(random);
    const entry = { id: 'id', caseId: 'sak', screened: screen(record), publisert: '', endret: '' };
    const nameless = [
      publicEntry(entry, young, 'bulk'),
      publicEntry(entry, old, 'page'),
      publicEntry(entry, old, 'bulk'),
      searchView(entry, old),
      searchView(entry, young)?.entry,
    ];
    const all = [...nameless, publicEntry(entry, young, 'page'), searchView(entry, young)];
    for (const shown of strings(all))
      if (numbers.some((number) => shown.normalize('NFKC').replace(/\D/g, '').includes(number)))
        leaks.push(shown);
    for (const shown of strings(nameless))
      if (name.some((word) => shown.toLowerCase().includes(word))) leaks.push(shown);
  }
  expect(leaks).toEqual([]);
});

test('screening a screened record changes nothing', () => {
  const random = seededRandom(7);
  const records = [
    ...ordinaryRecords(500),
    ...Array.from({ length: ROUNDS }, () => planted(random).record),
  ];
  for (const record of records) {
    const once = screen(record);
    const twice = screen(once.record);
    expect(twice.record).toEqual(once.record);
    expect(twice.held).toBe(once.held);
  }
});

test('ordinary entries without persons come through word for word', () => {
  for (const record of ordinaryRecords(500, 3)) {
    if (
      record.korrespondanseparter.some(
        (p) => /^\p{L}+ \p{L}+$/u.test(p.navn ?? '') && !/kommune|Idrettslag/.test(p.navn ?? ''),
      )
    )
      continue;
    if (/ - \p{Lu}\p{L}+ \p{Lu}/u.test(record.offentligTittel ?? '')) continue;
    const view = publicEntry(
      { id: 'id', caseId: 'sak', screened: screen(record), publisert: '', endret: '' },
      young,
      'bulk',
    );
    expect(view?.offentligTittel).toBe(record.offentligTittel);
    expect(view?.saksmappe?.offentligTittel).toBe(record.saksmappe?.offentligTittel);
    expect(view?.dokumenter.map((d) => d.tittel)).toEqual(record.dokumenter.map((d) => d.tittel));
    expect(view?.navnUtelatt).toBe(false);
  }
});

test('hostile texts are screened in the time of ordinary ones', () => {
  const long = 100_000;
  for (const text of [
    `${'x'.repeat(long)}!`,
    `${'a.'.repeat(long / 2)}@`,
    `${'a'.repeat(long)}@${'b'.repeat(long)}`,
    '1'.repeat(long),
    '1 '.repeat(long / 2),
    'Kari '.repeat(long / 5),
    '\ue000'.repeat(long),
    `${' '.repeat(long)}v/ `,
    'Kari, '.repeat(long / 6),
    `${'* '.repeat(long / 2)}a`,
  ])
    for (const place of [
      { offentligTittel: text as MarkedText },
      { korrespondanseparter: [part(markedText(text))] },
      { dokumenter: [dokument(null, `https://innsyn.example/${text}`)] },
    ])
      expect(screen(journalpost(place)).held).toBeNull();
});
