import type { Korrespondansepart } from './journalpost.ts';
import {
  hasMarkedName,
  joinMarked,
  type MarkedText,
  markedName,
  markedText,
  namesIn,
  withNames,
  withoutNames,
} from './marked-text.ts';
import { isOrganisation, isPersonForm } from './organisation.ts';

const SCREENED =
  /^(?:[\s*.\-–,;[\]()]|skjerm(?:et|a)|avskjerm(?:et|a)|(?:navn|namn)\s+(?:skjult|skjermet|skjerma)|unntatt\s+(?:offentlighet(?:en)?|off\.?)|unnateke\s+offentlegheit|u\.?\s?off\.?|(?:privat)?person(?:er)?|anonym(?:isert|t)?|sladdet|sladda|x{3,}(?!x))+$/i;
const CONTACT = /^(.*?[\s,])((?:v\/|c\/o|att[.:]?|ved)\s*)(\p{Lu}.*)$/u;
const PIECES = /(\s*[,;/]\s*|\s+[-–]\s+)/;

/** True when the text is nothing but the source's own screening: asterisks, "Avskjermet", "Unntatt offentlighet". */
export const isScreenedText = (text: string): boolean => SCREENED.test(text);

/**
 * The correspondent with `erPerson` decided and every private name marked. What the source says comes first (marks, part type,
 * organisation number), then the form of the name; who cannot be shown to be an organisation is a person. A name that is
 * only screening becomes none. A trader registered under a bare personal name is a person (Lovavdelingen 2017).
 */
export function screenParty(part: Korrespondansepart): Korrespondansepart {
  const { navn } = part;
  if (navn === null || isScreenedText(withNames(navn)))
    return {
      ...part,
      navn: null,
      erPerson:
        part.erPerson ?? (part.organisasjonsnummer === null && part.administrativEnhet === null),
    };
  if (hasMarkedName(navn)) return markedParty(part, navn);
  if (part.erPerson === true) return { ...part, navn: markedName(navn) };
  const organisation =
    part.erPerson === false ||
    part.organisasjonsnummer !== null ||
    isUnit(part, navn) ||
    isOrganisation(navn);
  if (!organisation || isPersonForm(navn))
    return { ...part, navn: markedName(navn), erPerson: true };
  return { ...part, navn: markContact(navn), erPerson: false };
}

/** Partly marked: an organisation with a named contact stays one; anything else is a person, marked as a whole. */
function markedParty(part: Korrespondansepart, navn: MarkedText): Korrespondansepart {
  const rest = withoutNames(navn, '').trim();
  if (rest !== '' && part.erPerson !== true && isOrganisation(rest))
    return { ...part, navn, erPerson: false };
  return { ...part, navn: markedName(withNames(navn)), erPerson: true };
}

/** The unit of the municipality itself, which the source also names apart. */
const isUnit = (part: Korrespondansepart, navn: string): boolean =>
  part.korrespondanseparttype.startsWith('intern') &&
  part.administrativEnhet !== null &&
  part.administrativEnhet.trim() === navn.trim();

/** In the name of an organisation: the person after "v/", and a piece that is a person's name ("Berg & Co AS, Kari Berg"). */
function markContact(navn: MarkedText): MarkedText {
  const contact = CONTACT.exec(navn);
  if (contact !== null && !isOrganisation(contact[3] ?? ''))
    return joinMarked([
      markContact(markedText(contact[1] ?? '')),
      markedText(contact[2] ?? ''),
      markedName(contact[3] ?? ''),
    ]);
  const pieces = navn.split(PIECES);
  if (pieces.length < 3) return navn;
  return joinMarked(
    pieces.map((piece) => (isPersonForm(piece) ? markedName(piece) : markedText(piece))),
  );
}

/** The names of private persons among the correspondents. */
export const partyNames = (parts: readonly Korrespondansepart[]): string[] =>
  parts.flatMap((part) => (part.navn === null ? [] : namesIn(part.navn)));
