import type { SearchView } from '../../harvester/record/public-entry.ts';
import { entry } from '../support/plain-archive.ts';
import { type Random, seededRandom } from '../support/seeded-random.ts';
import type { Letter } from './letters.ts';
import {
  AGENCIES,
  BUSINESSES,
  INSTITUTIONS,
  MUNICIPALITIES,
  POSTS,
  type RelevanceMunicipality,
  STREETS,
} from './places.ts';
import { nynorskWriter, readTopics, type Topic } from './topics.ts';

/** An entry with what it is about, known because it was made so. */
export interface LabelledEntry {
  readonly view: SearchView;
  readonly topic: string;
  readonly letter: string;
  readonly municipality: string;
  readonly place: string;
  /** Null when the entry is not about an address. */
  readonly street: string | null;
  /** `12/34`; null when it is not about a property. */
  readonly property: string | null;
  readonly company: string | null;
  /** The post it is about, in bokmål; null: none. */
  readonly post: string | null;
  readonly year: string;
  readonly type: string;
  readonly caseNumber: string;
  readonly document: number;
}

interface Subject {
  readonly text: string;
  readonly street: string | null;
  readonly property: string | null;
  readonly company: string | null;
}

const START = Date.parse('2019-01-02');
const DAYS = 2_870;
const MOST_LETTERS = 9;
const NYNORSK_TITLES = nynorskWriter();

/** Journals of six municipalities, the same every time: for every topic so many cases, each of one to nine letters. */
export function labelledJournal(casesPerTopic: number, seed = 11): readonly LabelledEntry[] {
  const random = seededRandom(seed);
  const entries: LabelledEntry[] = [];
  let serial = 0;
  for (const topic of readTopics())
    for (let n = 0; n < casesPerTopic; n++) entries.push(...lettersOfCase(random, topic, ++serial));
  return entries;
}

function lettersOfCase(random: Random, topic: Topic, serial: number): LabelledEntry[] {
  const municipality = random.pick(MUNICIPALITIES);
  const place = random.pick(municipality.places);
  const about = subject(random, topic, place);
  const post = random.pick(POSTS);
  const phrase = (): string => random.pick(topic.phrases).replace('{post}', post);
  const main = phrase();
  const write = municipality.nynorsk ? NYNORSK_TITLES : (text: string): string => text;
  const caseTitle = capital(write(main)) + (about.text === '' ? '' : ` - ${about.text}`);
  const firstDay = random.below(DAYS - 200);
  const caseNumber = `${dateOf(firstDay).slice(0, 4)}/${1_000 + serial}`;
  const count = 1 + random.below(MOST_LETTERS);
  return Array.from({ length: count }, (_, i) => {
    const letter =
      i === 0 ? (topic.letters[0] ?? random.pick(topic.letters)) : random.pick(topic.letters);
    // Now and then a letter is about another side of the same thing than the case is.
    const said = random.chance(0.8) ? main : phrase();
    const title = write(random.pick(letter.titles).replace('{o}', said));
    const suffix = about.text !== '' && random.chance(0.25) ? ` - ${about.text}` : '';
    const date = dateOf(firstDay + i * random.below(20));
    return {
      view: viewOf(random, {
        serial,
        document: i + 1,
        municipality,
        title: title + suffix,
        caseTitle,
        caseNumber,
        date,
        letter,
        party: partyOf(random, topic, about),
      }),
      topic: topic.id,
      letter: letter.id,
      municipality: municipality.number,
      place: topic.concerns === 'place' || about.text.includes(place) ? place : '',
      street: about.street,
      property: about.property,
      company: about.company,
      post: topic.concerns === 'post' ? post : null,
      year: date.slice(0, 4),
      type: letter.type,
      caseNumber,
      document: i + 1,
    };
  });
}

function subject(random: Random, topic: Topic, place: string): Subject {
  const nothing = { text: '', street: null, property: null, company: null };
  switch (topic.concerns) {
    case 'property': {
      const property = `${1 + random.below(90)}/${1 + random.below(300)}`;
      const [gnr, bnr] = property.split('/');
      const street = random.chance(0.5) ? random.pick(STREETS) : null;
      const address = street === null ? '' : `${street} ${1 + random.below(60)}`;
      const written = random.pick([
        `gnr. ${gnr} bnr. ${bnr}`,
        `gnr ${gnr}, bnr ${bnr}`,
        `gnr/bnr ${property}`,
      ]);
      return {
        ...nothing,
        text: address === '' ? `${written}, ${place}` : `${address}, ${written}`,
        street,
        property,
      };
    }
    case 'place':
      return { ...nothing, text: place };
    case 'company': {
      const company = `${place} ${random.pick(BUSINESSES)}`;
      return { ...nothing, text: company, company };
    }
    case 'school':
      return { ...nothing, text: `${place} ${random.pick(INSTITUTIONS)}` };
    default:
      return nothing;
  }
}

interface Party {
  readonly navn: string | null;
  readonly erPerson: boolean;
}

function partyOf(random: Random, topic: Topic, about: Subject): Party {
  if (topic.concerns === 'person' || random.chance(0.3)) return { navn: null, erPerson: true };
  if (about.company !== null && random.chance(0.8)) return { navn: about.company, erPerson: false };
  return { navn: random.pick(AGENCIES), erPerson: false };
}

interface Written {
  readonly serial: number;
  readonly document: number;
  readonly municipality: RelevanceMunicipality;
  readonly title: string;
  readonly caseTitle: string;
  readonly caseNumber: string;
  readonly date: string;
  readonly letter: Letter;
  readonly party: Party;
}

function viewOf(random: Random, written: Written): SearchView {
  const { serial, document, letter, party } = written;
  const internal = letter.type === 'N' || letter.type === 'S';
  const { navn, erPerson } = party;
  return {
    entry: entry({
      id: `r-${serial}-${document}`,
      kommunenummer: written.municipality.number,
      kilde: `journal-${written.municipality.number}`,
      offentligTittel: written.title,
      journalposttype: letter.type,
      journaldato: written.date,
      journalpostnummer: document,
      kanLeses: random.chance(0.4),
      saksmappe: {
        id: `rs-${serial}`,
        saksnummer: written.caseNumber,
        offentligTittel: written.caseTitle,
        saksdato: null,
      },
      korrespondanseparter: internal
        ? []
        : [
            {
              korrespondanseparttype: letter.type === 'U' ? 'mottaker' : 'avsender',
              navn,
              erPerson,
              administrativEnhet: null,
            },
          ],
    }),
    names: [],
    namesUntil: null,
  };
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

const dateOf = (day: number): string =>
  new Date(START + day * 86_400_000).toISOString().slice(0, 10);
