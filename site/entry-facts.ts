import type { PublicEntry } from '../harvester/record/public-entry.ts';
import { documentReference } from './saksnummer.ts';
import type { Format } from './texts/format.ts';
import type { Texts } from './texts/nb.ts';

export interface Fact {
  readonly term: string;
  readonly value: string | null;
  readonly note?: string | null;
}

/** What the journal says about the entry, in the order a reader asks; a fact without a value is not shown. */
export function entryFacts(
  entry: PublicEntry,
  names: { readonly municipality: string; readonly source: string; readonly now: Date },
  text: Texts,
  format: Format,
): readonly Fact[] {
  const date = (iso: string | null): string | null => (iso === null ? null : format.date(iso));
  const { aar, nummer } = { aar: entry.journalaar, nummer: entry.journalsekvensnummer };
  const klasse = [entry.klasse?.klasseID, entry.klasse?.tittel].filter((part) => part).join(' ');
  return [
    { term: text.entry.saksnummer, value: documentReference(entry) },
    {
      term: text.entry.type,
      value: text.journalposttypeForklart[entry.journalposttype],
      note: entry.journalposttypeUtledet ? text.entry.utledet : null,
    },
    { term: text.entry.journaldato, value: date(entry.journaldato) },
    { term: text.entry.dokumentdato, value: date(entry.dokumentetsDato) ?? text.entry.udatert },
    { term: text.entry.mottatt, value: date(entry.mottattDato) },
    { term: text.entry.sendt, value: date(entry.sendtDato) },
    { term: text.entry.enhet, value: entry.administrativEnhet },
    { term: text.entry.klasse, value: klasse === '' ? null : klasse },
    {
      term: text.entry.lopenummer,
      value: nummer === null ? null : `${nummer}${aar === null ? '' : `/${aar}`}`,
    },
    { term: text.entry.kilde, value: names.source },
    { term: text.entry.publisert, value: format.moment(entry.publisert, names.now) },
    {
      term: text.entry.endret,
      value: entry.endret === entry.publisert ? null : format.moment(entry.endret, names.now),
    },
  ];
}
