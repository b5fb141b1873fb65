import { givenName, isSurname } from './name-lists.ts';
import {
  isCapitalised,
  isLandscape,
  isPlaceCompound,
  makesPlace,
  type Span,
  type Word,
  wordsOf,
} from './name-span.ts';
import { isOrganisationWord } from './organisation.ts';

const TWO_CAPITALS = /\p{Lu}[\p{L}'’.-]*[\s_,]+(?:\p{Ll}{1,3}\s+)?\p{Lu}/u;
const STRONG_CUE =
  /(?:\bv\/|\bc\/o|\batt[.:]?|\bpersonalmapp[ae]n?|\belevmappe|\bklientmappe|\bpasientmappe|\barbeidsavtale[nr]?|\barbeidskontrakt|\bansettelse[nr]?|\btilsetting(?:a|sbrev)?|\btilsetjing|\boppsigelse|\boppseiing|\bsykmelding|\bsjukmelding|\bbarnevernssak|\bbarnevernsak|\bbarnevern|\bomsorgsovertakelse|\bvergemål|\badopsjon|\bfødselsmelding|\bnavneendring|\bdødsfall|\bdødsbo(?:et)?(?: etter)?|\bskifte etter|\bboet etter|\bavdøde|\bfamilien|\bfam\.|\bekteparet|\bherr|\bfru|\bfrk\.?|\bhr\.|\bmr\.?|\bmrs\.?|\bdr\.|\badvokat|\badv\.|\blege|\bsøker|\bsøkjar|\bklager|\bklagar|\belev|\bbruker|\bpasient|\bbeboer|\bsønn|\bdatter|\bforesatt(?:e)?|\bnavn|\bnamn|\bfødt|\bomskjæring|\bfritak for|\bpermisjon(?: for)?|\blønn for|\bpensjon for|\bsluttavtale|\bCV|\bvitnemål|\battest)[\s:–—-]*$/iu;
const WEAK_CUE =
  /(?:^|[\s(])(?:fra|frå|til|for|av|ved|med|på vegne av|på vegner av|vedr\.?|vedrørende|vedrørande|ang\.?|angående|angåande|gjelder|gjeld|mot|hos|og|sak|[-–—:])\s*$/iu;
const LETTER_FROM =
  /(?:søknad|klage|brev|henvendelse|førespurnad|e-?post|svar|merknad(?:er)?|uttalelse|uttale|innspill|spørsmål|varsel|anmodning|oppmodning|melding|purring|innsigelse|bekymringsmelding|tilbakemelding|kommentar(?:er)?|innsynskrav|innsynsbegjæring|krav|takk|regning|faktura|rapport|tilbud)\s+(?:fra|frå)\s*$/iu;
const HONOURED =
  /(?:kong|kongen?|dronning|prins|prinsesse|kronprins|kronprinsesse|sankt|sankta|st\.?|hans majestet|m\/?s|m\/?k|m\/?y|f\/f|d\/s|ms|hurtigruten)\s*$/iu;
const NO_GIVEN =
  /^(?:nedre|øvre|ytre|indre|midtre|nord|sør|øst|vest|nordre|søndre|østre|vestre|nye|ny|gamle|store|lille|litle|statens|norsk|norske|norges|den|det|de|en|et|sak|søknad|klage|brev|svar|vedtak|rapport|referat|møte|avtale|kontrakt|vedlegg|notat|faktura|tilbud|kart|plan|the|rana|mo|helgeland|nordland|vefsn|sandnessjøen|mosjøen|brønnøysund|oslo|bergen|trondheim|norge|norway)$/iu;
const PARTICLE = /^(?:von|van|de|der|den|la|le|al|el|bin|binti|av|af|da|dos|di)$/u;
const PLACE_NAMES =
  /^(?:Jan Mayen|Peer Gynt|Maria Bebudelse|Maria Magdalena|Leonardo da|Anne Frank|Marie Curie|Karl Marx)/u;
// Words that end a name also where everything is in capitals
const STOP = /^(?:OM|FRA|FRÅ|TIL|PÅ|I|VED|FOR|AV|OG|MED|SAK|VEDR|GJELDER)$/;
const MOST_WORDS = 4;
const CUE_LENGTH = 40;

/**
 * Where private persons' names stand in running text that no source has marked: a known given name and the capitalised words
 * after it, "Etternavn, Fornavn", and capitalised words after "v/", "personalmappe –", "søknad fra" and their like. Not in
 * streets, places, institutions, ships, kings or organisations: "Kari Nordmanns vei", "Petter Dass-museet", "Hans Hansen AS".
 */
export function findNames(text: string): Span[] {
  if (!mayHoldName(text)) return [];
  const words = wordsOf(text);
  const spans: Span[] = [];
  let i = 0;
  while (i < words.length) {
    const last = endOfRun(words, i);
    if (last >= i) {
      const span = nameInRun(text, words, i, last);
      if (span !== null) spans.push(...span);
      i = last + 1;
    } else i++;
  }
  return merged(spans);
}

const mayHoldName = (text: string): boolean =>
  TWO_CAPITALS.test(text) || (/\p{Lu}/u.test(text.slice(1)) && ONE_NAME.test(text));

const ONE_NAME =
  /(?:\bv\/|familien|fam\.|ekteparet|barnevern|mappe|\bfru\b|\bherr\b|\bfrk|boet etter|avdøde|\belev\b|sønn|datter)/i;

/** Index of the last word of the capitalised run that starts at `first`; before `first`: the word starts none. */
function endOfRun(words: readonly Word[], first: number): number {
  if (!isCapitalised(words[first]?.text ?? '')) return first - 1;
  let last = first;
  for (let i = first + 1; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || !joins(word.gap, words[i - 1]?.text ?? '')) break;
    if (STOP.test(word.text)) break;
    if (isCapitalised(word.text)) last = i;
    else if (!PARTICLE.test(word.text)) break;
  }
  return last;
}

/** Blank or underscore, or the point of an initial. */
const joins = (gap: string, before: string): boolean =>
  /^[\s_]{1,3}$/.test(gap) || (before.length === 1 && /^\.\s?$/.test(gap));

function nameInRun(
  text: string,
  words: readonly Word[],
  first: number,
  last: number,
): Span[] | null {
  const run = words.slice(first, last + 1);
  const following = words[last + 1];
  const next = following !== undefined && /^[\s_-]{1,3}$/.test(following.gap) ? following : null;
  const given = run.findIndex(
    (word) => givenName(word.text) !== null && !isPlaceCompound(word.text),
  );
  const head = run[given];
  if (head === undefined) return cuedName(text, run, next);
  const sure = givenName(head.text) === 'sure';
  const cue = before(text, head);
  if (HONOURED.test(cue) || PLACE_NAMES.test(text.slice(head.start, head.start + 40))) return null;
  if (run.slice(given + 1).some((word, i) => isOrganisationWord(word.text, sure && i === 0)))
    return null;
  if (isPlaceCompound(run.at(-1)?.text ?? '')) return null;
  let end = Math.min(run.length, given + MOST_WORDS);
  if (next !== null && makesPlace(next.text)) {
    // "Kari Nordmann Rana kommune" holds a person and a municipality; "Kari Nordmanns vei" no person.
    if (!/^kommunes?$/.test(next.text) || run.length - given < 3) return null;
    end = run.length - 1;
  }
  const name = run.slice(given, end);
  if (name.length === 1) return singleName(text, words, run, given, first);
  const shown =
    sure ||
    name.slice(1).some((word) => isSurname(word.text)) ||
    WEAK_CUE.test(cue) ||
    STRONG_CUE.test(cue);
  return shown ? [span(name)] : null;
}

/** One given name alone: "Nordmann, Kari", "Nordmann Kari", "Kari og Ola Nordmann", "barnevern – Kari". */
function singleName(
  text: string,
  words: readonly Word[],
  run: readonly Word[],
  given: number,
  first: number,
): Span[] | null {
  const word = run[given];
  if (word === undefined || givenName(word.text) !== 'sure') return null;
  const cue = STRONG_CUE.test(before(text, run[0]));
  if (given > 0) {
    const surname = run[given - 1];
    if (surname === undefined || NO_GIVEN.test(surname.text)) return cue ? [span([word])] : null;
    const shown = isSurname(surname.text) || cue || WEAK_CUE.test(before(text, surname));
    return shown ? [span([surname, word])] : null;
  }
  const previous = words[first - 1];
  if (previous !== undefined && isReversed(previous, word)) return [span([previous, word])];
  const [and, other] = words.slice(first + run.length);
  const oneOfTwo = /^(?:og|&|and)$/.test(and?.text ?? '') && givenName(other?.text ?? '') !== null;
  return oneOfTwo || cue ? [span([word])] : null;
}

/** "Nordmann, Kari" */
const isReversed = (surname: Word, given: Word): boolean =>
  isCapitalised(surname.text) && /^,\s?$/.test(given.gap) && !NO_GIVEN.test(surname.text);

const before = (text: string, word: Word | undefined): string =>
  word === undefined ? '' : text.slice(Math.max(0, word.start - CUE_LENGTH), word.start);

/** Capitalised words without a known given name: a name only when the words before say so. */
function cuedName(text: string, run: readonly Word[], next: Word | null): Span[] | null {
  const head = run[0];
  const tail = run.at(-1);
  if (head === undefined || tail === undefined) return null;
  if (run.length > MOST_WORDS || NO_GIVEN.test(head.text)) return null;
  if (run.some((word) => isOrganisationWord(word.text) || isPlaceCompound(word.text))) return null;
  if (next !== null && (makesPlace(next.text) || isOrganisationWord(next.text))) return null;
  const cue = before(text, head);
  if (STRONG_CUE.test(cue)) return run.length > 1 || isSurname(head.text) ? [span(run)] : null;
  if (run.length < 2 || isLandscape(tail.text)) return null;
  return LETTER_FROM.test(cue) || (isSurname(tail.text) && (WEAK_CUE.test(cue) || isInitial(run)))
    ? [span(run)]
    : null;
}

/** "K. Nordmann" */
const isInitial = (run: readonly Word[]): boolean =>
  run[0]?.text.length === 1 && run[1]?.gap.startsWith('.') === true;

/** Spans in order, those that meet made one. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const next of spans) {
    const last = result.at(-1);
    if (last !== undefined && next.start <= last.end)
      result[result.length - 1] = {
        start: Math.min(last.start, next.start),
        end: Math.max(last.end, next.end),
      };
    else result.push(next);
  }
  return result;
}

const span = (words: readonly Word[]): Span => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
});
