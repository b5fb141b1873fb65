import { foldedTable, foldValue } from './fold-value.ts';

/** What a tilgangsrestriksjon (M500) or gradering (M506) means to the public journal. */
export type Adgang = 'aapen' | 'unntatt' | 'gradert' | 'sperret' | 'ukjent';

/** M506 codes: security grades B K H SH, protection grades F SF. */
export type Grad = 'B' | 'K' | 'H' | 'SH' | 'F' | 'SF';

const NOARK: Readonly<Record<Grad, string>> = {
  B: 'Begrenset',
  K: 'Konfidensielt',
  H: 'Hemmelig',
  SH: 'Strengt hemmelig',
  F: 'Fortrolig',
  SF: 'Strengt fortrolig',
};

const GRADES = foldedTable<Grad>([
  ['B', NOARK.B, 'Avgrensa', 'Restricted', 'NATO Restricted'],
  ['K', NOARK.K, 'Konfidensiell', 'Confidential', 'NATO Confidential'],
  ['H', NOARK.H, 'Hemmeleg', 'Secret', 'NATO Secret'],
  ['SH', NOARK.SH, 'Strengt hemmeleg', 'Cosmic Top Secret'],
  ['F', NOARK.F, 'Fortruleg'],
  ['SF', NOARK.SF, 'Strengt fortruleg'],
]);

// The grade is often followed by the instruction it rests on: "Begrenset iht. sikkerhetsloven"
const GRADE_AND_BASIS =
  /^(begrenset|avgrensa|konfidensiel[lt]|strengt?hemmel[ie]g|hemmel[ie]g|strengtfortrul?[eo]?l?ig|strengtfortrol?ig|strengtfortruleg|fortrolig|fortruleg)(iht|ihht|ihenholdtil|etter|jf|sikkerhet|beskyttelse|tryggleik|vern)/;

const ACCESS = foldedTable<Exclude<Adgang, 'ukjent' | 'gradert'>>([
  [
    'aapen',
    'Ugradert',
    'Åpen',
    'Åpent',
    'Open',
    'Offentlig',
    'Offentleg',
    'Ingen',
    'Ikke unntatt',
    'Ikke unntatt offentlighet',
    'O',
    'Å',
    'UG',
  ],
  ['sperret', 'XX', 'Midlertidig sperret', 'Mellombels sperra', 'Midlertidig unntatt', 'Sperret'],
  [
    'unntatt',
    'Unntatt offentlighet',
    'Unnateke offentlegheit',
    'Unntatt offentligheten',
    'Unntatt fra offentlighet',
    'Unntatt',
    'Unnateke',
    'UO',
    'U.off',
    'U',
    'IU',
    '5',
    '5a',
    '6',
    '11',
    'P',
    'KL',
    'Personalsaker',
    'Klientsaker',
    'PX',
    'PM',
    '13',
  ],
]);

/** The grade in a code or text, or null when it is none (M506; TGKODE of Noark 4). */
export function readGrad(text: string): Grad | null {
  const key = foldValue(text);
  const grade = GRADES.get(key);
  if (grade !== undefined) return grade;
  const start = GRADE_AND_BASIS.exec(key)?.[1];
  return start === undefined ? null : (GRADES.get(start) ?? 'F');
}

/** The text of a grade. */
export const writeGrad = (grad: Grad): string => NOARK[grad];

/** Noark code, text or eInnsyn value of an access restriction; local codes are `ukjent`. */
export function readTilgangsrestriksjon(text: string): Adgang {
  if (readGrad(text) !== null) return 'gradert';
  return ACCESS.get(foldValue(text)) ?? 'ukjent';
}
