/** A run of digits in a text, and how it hangs together with the next one. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly link: Link;
}

/**
 * `glue`: nothing that shows (marks of names, zero width); `soft`: blanks, dots, hyphens; `slash`; `personnr`: words such as
 * "pnr."; `none`: not one number.
 */
export type Link = 'glue' | 'soft' | 'slash' | 'personnr' | 'none';

/** Consecutive runs read as one number. `bounds` are the places, in digits, where the writing breaks it. */
export interface Chain {
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  readonly bounds: readonly number[];
  readonly slashes: readonly number[];
  readonly personnr: boolean;
}

const RUN = /\d+/g;
const GLUE = /^[\u00ad\u200b-\u200f\u2060\ufeff\ue000\ue001]+$/;
const SOFT =
  /^[\s.()_\-\u2010-\u2015\u2212\u00ad\u200b-\u200f\u2060\ufeff\ue000\ue001\u00b7]{1,5}$/;
const PERSONNR = /^[\s,.(-]*(?:og\s+)?(?:p\.?\s?nr|pers\.?\s?nr|person(?:nr|nummer))[\s.:]*$/i;
const MARKS = /[\ue000\ue001]/g;
const LONGEST_CHAIN = 20;

export function digitRuns(text: string): DigitRun[] {
  const found = [...text.matchAll(RUN)];
  return found.map((match, i) => {
    const end = match.index + match[0].length;
    const next = found[i + 1];
    const gap = next === undefined ? null : text.slice(end, next.index);
    return { start: match.index, end, digits: match[0], link: link(gap) };
  });
}

/** Every chain that starts at run `first`, shortest first. */
export function* chainsFrom(runs: readonly DigitRun[], first: number): Generator<Chain> {
  let digits = '';
  const bounds: number[] = [];
  const slashes: number[] = [];
  let personnr = false;
  for (let last = first; last < runs.length; last++) {
    const run = runs[last];
    if (run === undefined) return;
    digits += run.digits;
    if (digits.length > LONGEST_CHAIN && last > first) return;
    yield { first, last, digits, bounds: [...bounds], slashes: [...slashes], personnr };
    if (run.link === 'none') return;
    if (run.link === 'glue') continue;
    bounds.push(digits.length);
    if (run.link === 'slash') slashes.push(digits.length);
    if (run.link === 'personnr') personnr = true;
  }
}

function link(gap: string | null): Link {
  if (gap === null) return 'none';
  if (gap === '/') return 'slash';
  if (GLUE.test(gap)) return 'glue';
  if (SOFT.test(gap)) return 'soft';
  return gap.length < 24 && PERSONNR.test(gap.replace(MARKS, '')) ? 'personnr' : 'none';
}
