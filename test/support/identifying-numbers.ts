import { pick } from './journal-records.ts';

/**
 * Identifying numbers that pass their checks, and texts with numbers that only look like them. All are drawn by a generator at
 * the time of the test; none is written down.
 */
type Random = () => number;

const weigh = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
const control = (digits: string, weights: readonly number[]): number =>
  (11 - (weigh(digits, weights) % 11)) % 11;
const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const whole = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Offsets on day and month: ordinary, D-number, H-number, synthetic (+80, +65), synthetic D. */
const KINDS = [
  [0, 0],
  [40, 0],
  [0, 40],
  [0, 80],
  [0, 65],
  [40, 80],
] as const;

export function foedselsnummer(random: Random): string {
  for (;;) {
    const [day, month] = pick(random, KINDS);
    const nine =
      pad(whole(random, 1, 28) + day) +
      pad(whole(random, 1, 12) + month) +
      pad(whole(random, 0, 99)) +
      pad(whole(random, 0, 999), 3);
    const first = control(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
    const second = control(`${nine}${first}`, SECOND);
    if (first < 10 && second < 10) return `${nine}${first}${second}`;
  }
}

export function kontonummer(random: Random): string {
  for (;;) {
    const ten =
      pad(whole(random, 1000, 9999), 4) +
      pad(whole(random, 1, 99)) +
      pad(whole(random, 0, 9999), 4);
    const last = control(ten, SECOND);
    if (last < 10) return `${ten}${last}`;
  }
}

export function dufNummer(random: Random): string {
  const ten = `${whole(random, 1995, 2026)}${pad(whole(random, 0, 999_999), 6)}`;
  return ten + pad(weigh(ten.slice(4) + ten.slice(0, 4), [4, 6, 3, 2, 7, 5, 4, 6, 3, 2]) % 11);
}

export const mobilnummer = (random: Random): string =>
  pick(random, ['4', '9']) + pad(whole(random, 0, 9_999_999), 7);

export function organisasjonsnummer(random: Random): string {
  for (;;) {
    const eight = pick(random, ['8', '9']) + pad(whole(random, 0, 9_999_999), 7);
    const last = control(eight, [3, 2, 7, 6, 5, 4, 3, 2]);
    if (last < 10) return `${eight}${last}`;
  }
}

const groups = (digits: string, sizes: readonly number[], separator: string): string => {
  let at = 0;
  return sizes
    .map((size) => {
      at += size;
      return digits.slice(at - size, at);
    })
    .join(separator);
};

/** The ways people write a fødselsnummer. */
export const FOEDSELSNUMMER_SPELLINGS: readonly ((digits: string) => string)[] = [
  (d) => d,
  (d) => groups(d, [6, 5], ' '),
  (d) => groups(d, [6, 5], '-'),
  (d) => groups(d, [6, 5], '.'),
  (d) => groups(d, [6, 5], '/'),
  (d) => groups(d, [6, 5], ' - '),
  (d) => groups(d, [2, 2, 2, 5], '.'),
  (d) => groups(d, [2, 2, 2, 5], ' '),
  (d) => groups(d, [2, 2, 2, 3, 2], ' '),
  (d) => `${groups(d, [2, 2, 2], '.')}-${d.slice(6)}`,
  (d) => `${groups(d, [2, 2, 2], '/')} ${d.slice(6)}`,
  (d) => `${groups(d, [2, 2, 2], '.')}.${d.slice(6, 9)} ${d.slice(9)}`,
  (d) => [...d].join(' '),
  (d) => [...d].join('.'),
  (d) => [...d].join('-'),
  (d) => groups(d, [6, 5], '\u00a0'),
  (d) => groups(d, [6, 5], '\u2013'),
  (d) => groups(d, [6, 5], '\u200b'),
  (d) => groups(d, [6, 5], '_'),
  (d) => groups(d, [4, 2, 5], ' '),
  (d) => `fnr${d}`,
  (d) => `F.nr.${d}A`,
  (d) => `vedtak_${d}_signert`,
  (d) => `${d.slice(0, 6)} pnr. ${d.slice(6)}`,
  (d) => `født ${d.slice(0, 6)}, personnr ${d.slice(6)}`,
  (d) => [...d].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xff10 - 48)).join(''),
  (d) => `(${d})`,
  (d) => `2024/12-${d}`,
];

export const KONTONUMMER_SPELLINGS: readonly ((digits: string) => string)[] = [
  (d) => d,
  (d) => groups(d, [4, 2, 5], '.'),
  (d) => groups(d, [4, 2, 5], ' '),
  (d) => groups(d, [4, 2, 5], '-'),
  (d) => groups(d, [4, 2, 5], '\u00a0'),
  (d) => groups(d, [4, 2, 2, 3], ' '),
  (d) => [...d].join(' '),
  (d) => `kontonr. ${groups(d, [4, 7], ' ')}`,
  (d) => `konto ${groups(d, [6, 5], ' ')}`,
  (d) => `konto${d}`,
  (d) => `kto:${groups(d, [4, 2, 5], '.')}x`,
  (d) => `NO93 ${groups(d, [4, 4, 3], ' ')}`,
];

export const TELEFON_SPELLINGS: readonly ((digits: string) => string)[] = [
  (d) => groups(d, [2, 2, 2, 2], ' '),
  (d) => groups(d, [3, 2, 3], ' '),
  (d) => groups(d, [3, 2, 3], '-'),
  (d) => `+47${d}`,
  (d) => `+47 ${groups(d, [2, 2, 2, 2], ' ')}`,
  (d) => `+47 ${groups(d, [3, 2, 3], ' ')}`,
  (d) => `0047 ${d}`,
  (d) => `(+47) ${d}`,
  (d) => `tlf. ${d}`,
  (d) => `tlf:${d}`,
  (d) => `mob${d}`,
  (d) => `mobil ${groups(d, [3, 2, 3], ' ')}`,
  (d) => `telefonnummer ${groups(d, [4, 4], ' ')}`,
  (d) => `ring ${d}`,
  (d) => `${d} (mobil)`,
  (d) => `tlf. 99 11 22 33 / ${d}`,
];

const year = (random: Random): number => whole(random, 1995, 2026);

/** Texts that hold no identifying number, and must come through as they are. */
export const LOOK_ALIKES: readonly ((random: Random) => string)[] = [
  (r) => `Sak ${year(r)}/${whole(r, 1, 99_999)}-${whole(r, 1, 400)}`,
  (r) => `${pad(whole(r, 0, 26))}/${pad(whole(r, 1, 99_999), 5)}-${whole(r, 1, 99)}`,
  (r) => `Se ${year(r)}/${whole(r, 1, 9999)}-1 og ${year(r)}/${whole(r, 1, 9999)}-12`,
  (r) =>
    `gnr ${whole(r, 1, 300)} bnr ${whole(r, 1, 2000)} fnr ${whole(r, 1, 99)} snr ${whole(r, 1, 40)}`,
  (r) => `Eiendom ${whole(r, 1, 300)}/${whole(r, 1, 2000)}/${whole(r, 0, 9)}/${whole(r, 0, 9)}`,
  (r) => `gbnr ${whole(r, 1, 300)}/${whole(r, 1, 2000)}, ${whole(r, 1, 300)}/${whole(r, 1, 2000)}`,
  (r) => `Matrikkel 1899-${whole(r, 1, 300)}/${whole(r, 1, 2000)}/0/0`,
  (r) => `Org.nr. ${organisasjonsnummer(r)}`,
  (r) => `org ${groups(organisasjonsnummer(r), [3, 3, 3], ' ')} MVA`,
  (r) => `Møte ${pad(whole(r, 1, 28))}.${pad(whole(r, 1, 12))}.${year(r)} kl. 12.00-14.30`,
  (r) =>
    `Perioden ${pad(whole(r, 1, 28))}.${pad(whole(r, 1, 12))}.${year(r)}-${pad(whole(r, 1, 28))}.${pad(whole(r, 1, 12))}.${year(r)}`,
  (r) => `Datert ${year(r)}${pad(whole(r, 1, 12))}${pad(whole(r, 1, 28))}`,
  (r) => `Kostnad kr ${whole(r, 1, 99)} ${pad(whole(r, 0, 999), 3)} ${pad(whole(r, 0, 999), 3)},50`,
  (r) =>
    `Tilskudd ${whole(r, 1, 999)} ${pad(whole(r, 0, 999), 3)} ${pad(whole(r, 0, 999), 3)} kroner`,
  (r) => `Faktura nr. ${pad(whole(r, 0, 99_999_999), 8)}`,
  (r) => `Vår ref. ${pad(whole(r, 0, 99_999_999), 8)}`,
  (r) => `Ordre ${mobilnummer(r)}`,
  (r) => `Journalnr ${mobilnummer(r)}`,
  (r) => `Prosjekt ${groups(mobilnummer(r), [2, 2, 2, 2], ' ')}`,
  (r) => `Bestilling ${mobilnummer(r)} mottatt`,
  (r) => `Sak ${groups(mobilnummer(r), [3, 2, 3], ' ')}`,
  (r) => `Vedlegg 12 34 56 78 (${whole(r, 1, 9)})`,
  (r) => `Regnskap 2021 2022 2023 ${year(r)}`,
  (r) => `Handlingsplan 2024-2036, rev. ${whole(r, 1, 99)}`,
  (r) => `Plan-ID ${year(r)}${pad(whole(r, 0, 999), 3)}`,
  (r) =>
    `Måling ${whole(r, 1, 99)}.${pad(whole(r, 0, 999), 3)} ${whole(r, 1, 99)}.${pad(whole(r, 0, 999), 3)}`,
  (r) => `Koordinat N ${whole(r, 7_200_000, 7_400_000)} Ø ${whole(r, 380_000, 470_000)}`,
  (r) => `Storgata ${whole(r, 1, 200)}, 8${pad(whole(r, 600, 999), 3)} Prøvevik`,
  (r) => `Lov 17. juni 2005 nr. ${whole(r, 1, 150)} § ${whole(r, 1, 30)}-${whole(r, 1, 20)}`,
  (r) => `Nummer ${elevenDigitsOfNothing(r)}`,
  (r) => `Måler ${groups(elevenDigitsOfNothing(r), [6, 5], ' ')}`,
  () => 'Send svar til postmottak@proevevik.kommune.no',
  () => 'Kontakt: firmapost@eksempel.no eller info@eksempel.no',
];

/** Eleven digits that fail the check of both kinds. */
function elevenDigitsOfNothing(random: Random): string {
  for (;;) {
    const ten = pad(whole(random, 0, 99_999), 5) + pad(whole(random, 0, 99_999), 5);
    const last = control(ten, SECOND);
    const wrong = whole(random, 0, 9);
    if (last !== wrong && !(ten.slice(4, 6) === '00')) return `${ten}${wrong}`;
  }
}
