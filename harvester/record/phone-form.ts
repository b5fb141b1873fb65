import type { Chain, DigitRun } from './digit-runs.ts';

const CUE =
  /(?:(?:tlf|telefon|mobil)(?:en|telefon)?|(?<!\p{L})(?:tel|mob|fax|faks|phone|cell|sms|vipps|whatsapp|ring(?:e|es)?))[\s.:=(-]*(?:(?:nr|nummer|no)(?!\p{L}))?[\s.:=(]*(?:er\s|på\s)?$/iu;
const CUE_AFTER = /^[\s,(]*(?:mob|tlf|telefon|priv)/i;
const OTHER_NUMBER =
  /(?<!\p{L})(?:kid|ref|referanse|faktura|ordre|bestilling|prosjekt|sak|saks|arkiv|arkivsak|journal|løpe?|dok|dokument|måler|anlegg|serie|org|organisasjons|gnr|bnr|gbnr|g\/bnr|eiendom|matrikkel|kap|kapittel|post|kr|nok|beløp|id|reg|kode|versjon|pkt|punkt|paragraf|§)(?:nr|nummer|id)?[\s.:#]*(?:nr|nummer)?[\s.:#]*$/iu;
const AMOUNT_AFTER = /^(?:,\d|,-|\s?(?:kr|nok|mill|kroner|m2|m²|m3|daa|dekar|%|stk))/i;

// Decimals beside each other (13.512 44.890) change their sign half-way.
const EVENLY_SPACED = /^\d+([\s.\-\u2010-\u2015])\d+(?:\1\d+){1,2}$/;

/** What stands around a chain of digits. */
export interface Surroundings {
  readonly before: () => string;
  readonly after: () => string;
  /** The chain as it is written. */
  readonly written: () => string;
  readonly previous: DigitRun | null;
  readonly next: DigitRun | null;
  /** The number right before was a phone number ("tlf. 99 88 77 66 / 99 88 77 55"). */
  readonly followsPhone: boolean;
  /** The text is the name of a correspondent. */
  readonly inPartyName: boolean;
}

/**
 * True when the digits are a phone number: after +, 0047 or +47; eight digits after or before a word for phone; or eight digits
 * written 2-2-2-2 or 3-2-3 as phone numbers are, unless a word for another number, an amount or a longer row of groups says
 * otherwise. Eight digits run together are a phone number only in the name of a correspondent.
 */
export function isPhone(chain: Chain, runs: readonly DigitRun[], around: Surroundings): boolean {
  const { digits, bounds, slashes, personnr } = chain;
  if (slashes.length > 0 || personnr || digits.length < 8 || digits.length > 15) return false;
  if (/(?:^|[^\d+])\+ ?$/.test(around.before())) return isInternational(chain, runs);
  if (digits.startsWith('0047')) return digits.length === 12;
  if (digits.length !== 8 || !/^[2-9]/.test(digits)) return false;
  if (around.followsPhone || CUE.test(around.before()) || CUE_AFTER.test(around.after()))
    return true;
  if (around.inPartyName && bounds.length === 0) return true;
  return isPhoneForm(chain, around);
}

function isInternational({ digits, last }: Chain, runs: readonly DigitRun[]): boolean {
  if (digits.startsWith('47')) return digits.length === 10;
  const next = runs[last + 1];
  const goesOn =
    /glue|soft/.test(runs[last]?.link ?? '') &&
    next !== undefined &&
    digits.length + next.digits.length <= 15;
  return /^[1-9]/.test(digits) && !goesOn;
}

function isPhoneForm({ digits, bounds }: Chain, around: Surroundings): boolean {
  const pairs = bounds.join() === '2,4,6';
  if (!pairs && !(bounds.join() === '3,5' && /^[4589]/.test(digits))) return false;
  if (!EVENLY_SPACED.test(around.written())) return false;
  const inRow = (run: DigitRun | null): boolean => run?.digits.length === (pairs ? 2 : 3);
  if (inRow(around.previous) || inRow(around.next)) return false;
  return !OTHER_NUMBER.test(around.before()) && !AMOUNT_AFTER.test(around.after());
}
