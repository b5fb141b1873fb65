import type { SearchView } from '../../harvester/record/public-entry.ts';
import { readWordList } from '../../indexer/analysis/word-list.ts';
import { entry } from '../support/plain-archive.ts';
import { pick, type Random, seededRandom } from '../support/random-search.ts';

/** Municipalities of the generated journals. */
export const PLACES = 'Alvik Bergvik Dalsfjord Elvestrand Furuneset Granvoll Heimdalen Indrevik'
  .split(' ')
  .map((nb, i) => ({ number: String(9001 + i), name: { nb } }));

const ACTS = [
  'Søknad om',
  'Svar på søknad om',
  'Foreløpig svar',
  'Vedtak om',
  'Klage på vedtak om',
  'Avslag på søknad om',
  'Høringsuttalelse til',
  'Referat fra møte om',
  'Spørsmål om',
  'Tilleggsopplysninger til',
  'Varsel om',
  'Faktura for',
];
const BUSINESSES = [
  'Bygg AS',
  'Kraft AS',
  'Havbruk AS',
  'Transport',
  'Kro',
  'Entreprenør AS',
  'Regnskap',
];
const TYPES = ['I', 'U', 'N', 'X'] as const;
const START = Date.parse('2005-01-01');
const DAYS = 7_900;

/** Chosen with few common and many rare, as words are. */
function zipf<T>(random: Random, from: readonly T[]): T {
  const at = Math.min(from.length - 1, Math.floor(from.length ** random()) - 1);
  return pick(() => 0, from.slice(Math.max(0, at)));
}

/** Pages of entries like those of a municipal journal, invented, the same for the same seed. Every eighth is a person's. */
export function* generatedViews(
  count: number,
  pageSize = 2_000,
  seed = 1,
): Generator<readonly SearchView[]> {
  const random = seededRandom(seed);
  const members = readWordList('ledd.txt')
    .lines.filter(({ text }) => !text.includes(':'))
    .flatMap(({ text }) => text.split(/\s+/));
  const topics = Array.from({ length: 4_000 }, () => pick(random, members) + pick(random, members));
  const farms = Array.from(
    { length: 3_000 },
    () =>
      `${pick(random, ['Nord', 'Sør', 'Øvre ', 'Ytre ', 'Lille '])}${pick(random, members)}neset`,
  );
  let page: SearchView[] = [];
  for (let n = 0; n < count; n++) {
    const place = zipf(random, PLACES);
    const topic = zipf(random, topics);
    const farm = zipf(random, farms);
    const day = Math.floor((n / count) * DAYS);
    const date = new Date(START + day * 86_400_000).toISOString().slice(0, 10);
    const gnr = 1 + Math.floor(random() * 150);
    const bnr = 1 + Math.floor(random() * 400);
    const act = zipf(random, ACTS);
    const about = random() < 0.5 ? `gnr. ${gnr} bnr. ${bnr}` : farm;
    const person = n % 8 === 0;
    page.push({
      entry: entry({
        id: `b-${n.toString(36)}`,
        kommunenummer: place.number,
        kilde: `kilde-${place.number}`,
        offentligTittel: random() < 0.2 ? act.replace(/ om$/, '') : `${act} ${topic} - ${about}`,
        journalposttype: pick(random, TYPES),
        journaldato: date,
        dokumentetsDato: date,
        journalpostnummer: 1 + (n % 12),
        kanLeses: random() < 0.3,
        saksmappe: {
          id: `s-${n >> 3}`,
          saksnummer: `${date.slice(0, 4)}/${1 + (n >> 3)}`,
          offentligTittel: `${topic} - ${about}`,
          saksdato: null,
        },
        korrespondanseparter: [
          {
            korrespondanseparttype: 'avsender',
            navn: person ? null : `${farm} ${pick(random, BUSINESSES)}`,
            erPerson: person,
            administrativEnhet: null,
          },
        ],
      }),
      names: person && day > DAYS - 365 ? [`Planta ${farm}sen`] : [],
      namesUntil: person && day > DAYS - 365 ? '2027-01-01' : null,
    });
    if (page.length === pageSize) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}
