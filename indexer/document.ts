import type { PublicEntry, SearchView } from '../harvester/record/public-entry.ts';
import type { Analysis } from './analysis/analysis.ts';
import { fold, words } from './analysis/fold.ts';
import {
  caseDocumentToken,
  caseToken,
  dateToken,
  identifiersInText,
  journalToken,
  organisationToken,
} from './analysis/identifiers.ts';
import { meaningTokens } from './analysis/meaning-tokens.ts';
import { dayNumber } from './day.ts';
import type { SearchDocument } from './engine.ts';

/** Tokens of texts that do not follow on each other are parted by this. */
export const TEXT_BREAK = '|';

/** What the engines index of one entry. Pure: the view has already been through the door. */
export function searchDocument(view: SearchView, analysis: Analysis): SearchDocument {
  const { entry } = view;
  const title = words(entry.offentligTittel ?? '');
  const caseTitle = words(entry.saksmappe?.offentligTittel ?? '');
  const documents = documentTitles(entry).map((text) => words(text));
  const common = [
    entry.offentligTittel,
    entry.saksmappe?.offentligTittel,
    ...documentTitles(entry),
  ].flatMap((text) => commonWords(text ?? '', analysis));
  const parties = entry.korrespondanseparter
    .filter((part) => !part.erPerson && part.navn !== null)
    .map((part) => words(part.navn ?? ''));
  const place = [
    ...Object.values(placeOf(entry, analysis)?.name ?? {}),
    entry.administrativEnhet ?? '',
    entry.klasse?.tittel ?? '',
  ].map((text) => words(text ?? ''));
  const tokens = (text: readonly string[]): string => text.map(analysis.token).join(' ');
  const dag = dayNumber(entry.journaldato);
  return {
    id: entry.id,
    title: joinTexts([title, ...documents].map(tokens)),
    caseTitle: tokens(caseTitle),
    parties: joinTexts(parties.map(tokens)),
    ids: [...new Set([...identifiers(entry), ...meaningTokens(entry, analysis)])].join(' '),
    place: joinTexts(place.map(tokens)),
    extra: analysis.extra([...common, ...place.flat()]).join(' '),
    names: joinTexts(view.names.map((name) => words(name).map(fold).join(' '))),
    namesUntil: view.names.length > 0 ? dayNumber(view.namesUntil) : 0,
    kommune: entry.kommunenummer,
    type: entry.journalposttype,
    kilde: entry.kilde,
    aar: dag === 0 ? 0 : Number(entry.journaldato?.slice(0, 4)),
    dag,
    kanLeses: entry.kanLeses,
  };
}

const joinTexts = (texts: readonly string[]): string =>
  texts.filter((text) => text !== '').join(` ${TEXT_BREAK} `);

const documentTitles = (entry: PublicEntry): string[] =>
  entry.dokumenter
    .map((dokument) => dokument.tittel)
    .filter((text): text is string => text !== null && text !== entry.offentligTittel);

const CAPITAL = /^\p{Lu}\p{Ll}/u;

/**
 * The words of a text that are no names: Kirkegata is not about churches. A name has a capital where no sentence begins;
 * after a dash or a colon only when no list knows the word. A text that has capitals everywhere says nothing by them.
 */
function commonWords(text: string, analysis: Analysis): string[] {
  const written = [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)];
  const capitals = written.filter(({ 0: word }) => CAPITAL.test(word)).length;
  const found: string[] = [];
  for (const [i, { 0: word, index }] of written.entries()) {
    const before = text.slice(0, index).trimEnd();
    const begins = i === 0 || /[.:!?–-]$/.test(before);
    const lower = word.toLowerCase();
    const isName =
      CAPITAL.test(word) &&
      2 * capitals <= written.length + 1 &&
      i > 0 &&
      !(begins && analysis.isKnown(lower) && analysis.isListed(lower));
    if (!isName) found.push(lower);
  }
  return found;
}

const placeOf = (entry: PublicEntry, analysis: Analysis) =>
  analysis.places.find((place) => place.number === entry.kommunenummer);

function identifiers(entry: PublicEntry): string[] {
  const tokens = new Set<string>();
  const saksnummer = entry.saksmappe?.saksnummer ?? null;
  const read = /^(\d{4})\/(\d+)$/.exec(saksnummer ?? '');
  if (read !== null) {
    const [year, number] = [Number(read[1]), Number(read[2])];
    tokens.add(caseToken(year, number));
    if (entry.journalpostnummer !== null)
      tokens.add(caseDocumentToken(year, number, entry.journalpostnummer));
  }
  for (const printed of [read === null ? saksnummer : null, entry.registreringsID])
    for (const word of words(printed ?? '')) tokens.add(fold(word));
  if (entry.journalaar !== null && entry.journalsekvensnummer !== null)
    tokens.add(journalToken(entry.journalaar, entry.journalsekvensnummer));
  tokens.add(organisationToken(entry.organisasjonsnummer));
  for (const date of [entry.journaldato, entry.dokumentetsDato])
    if (date !== null) tokens.add(dateToken(date));
  for (const text of [entry.offentligTittel, entry.saksmappe?.offentligTittel])
    for (const token of identifiersInText(text ?? '')) tokens.add(token);
  return [...tokens];
}
