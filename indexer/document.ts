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
import { dayNumber } from './day.ts';
import type { SearchDocument } from './engine.ts';

/** Tokens of texts that do not follow on each other are parted by this. */
export const TEXT_BREAK = '|';

/** What the engines index of one entry. Pure: the view has already been through the door. */
export function searchDocument(view: SearchView, analysis: Analysis): SearchDocument {
  const { entry } = view;
  const title = words(entry.offentligTittel ?? '');
  const caseTitle = words(entry.saksmappe?.offentligTittel ?? '');
  const documents = entry.dokumenter
    .map((dokument) => dokument.tittel)
    .filter((text): text is string => text !== null && text !== entry.offentligTittel)
    .map((text) => words(text));
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
    ids: identifiers(entry).join(' '),
    place: joinTexts(place.map(tokens)),
    extra: analysis
      .extra([...title, ...documents.flat(), ...caseTitle, ...parties.flat(), ...place.flat()])
      .join(' '),
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
