import { foedselsnummer } from '../identifying-numbers.ts';
import { type Letter, type Random, uuid, wordOf } from './letter.ts';

/** Words that have left the public journal, and since when. */
export interface Retired {
  readonly key: string;
  readonly word: string;
  readonly at: number;
}

export interface SimulatedJournal {
  readonly letters: readonly Letter[];
  /** What must never be seen in anything that is copied on, however long the simulation runs. */
  readonly planted: readonly string[];
  readonly retired: readonly Retired[];
  /** One working day: letters come, change, are withdrawn (`mayWithdraw`), shielded and opened again. `at`: UTC milliseconds. */
  day(at: number, mayWithdraw: boolean): void;
  /** The archive system is exchanged: every letter gets another systemID and counts as changed. */
  exchangeSystem(at: number): void;
}

const PARTIES = ['Fjellheim Kro AS', 'Nordre Sag AS', 'Kystens Båtlag SA', 'Breivik Anlegg AS'];
const LETTERS_PER_CASE = 4;

let words = 0;

/** An invented journal that keeps the truth of what the public may see. */
export function simulatedJournal(random: Random, first: number, start: number): SimulatedJournal {
  const letters: Letter[] = [];
  const planted: string[] = [];
  const retired: Retired[] = [];
  const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const one = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

  function add(at: number): void {
    const n = letters.length;
    const saksnummer = Math.floor(n / LETTERS_PER_CASE) + 1;
    const dokumentnummer = (n % LETTERS_PER_CASE) + 1;
    const plant = n % 9;
    const person = plant === 3 ? `Planta ${capital(wordOf(words++))}` : null;
    const number = plant === 5 ? foedselsnummer(random) : null;
    const letter: Letter = {
      key: `2026/${saksnummer}-${dokumentnummer}`,
      saksnummer,
      dokumentnummer,
      sekvensnummer: n + 1,
      journaldato: isoDay(at),
      party: one(PARTIES) ?? '',
      person,
      number,
      systemID: uuid(random),
      state: plant === 7 ? 'secret' : 'open',
      word: wordOf(words++),
      changed: at,
    };
    if (person !== null) planted.push(person);
    if (number !== null) planted.push(number);
    if (letter.state === 'secret') planted.push(letter.word);
    letters.push(letter);
  }

  function retire(letter: Letter, at: number): void {
    retired.push({ key: letter.key, word: letter.word, at });
    letter.changed = at;
  }

  const inState = (state: Letter['state']): Letter[] =>
    letters.filter((letter) => letter.state === state && letter.number === null);

  for (let n = 0; n < first; n++) add(start);
  return {
    letters,
    planted,
    retired,
    day(at, mayWithdraw) {
      const open = inState('open');
      for (let n = 1 + Math.floor(random() * 2); n > 0; n--) add(at);
      const changes = random() < 0.5 ? one(open) : undefined;
      if (changes) {
        retire(changes, at);
        changes.word = wordOf(words++);
      }
      const leaves = random() < 0.15 ? one(open) : undefined;
      if (mayWithdraw && leaves && leaves !== changes) {
        retire(leaves, at);
        leaves.state = 'withdrawn';
      }
      const hides = random() < 0.2 ? one(open) : undefined;
      if (hides && hides !== changes && hides !== leaves) {
        retire(hides, at);
        hides.state = 'shielded';
        // What it says from then on is for nobody.
        hides.word = wordOf(words++);
        planted.push(hides.word);
      }
      const opens = random() < 0.08 ? one(inState('shielded')) : undefined;
      if (opens && opens !== hides) {
        opens.state = 'open';
        opens.word = wordOf(words++);
        opens.changed = at;
      }
    },
    exchangeSystem(at) {
      for (const letter of letters) {
        letter.systemID = uuid(random);
        letter.changed = at;
      }
    },
  };
}

const capital = (word: string): string => `${word[0]?.toUpperCase()}${word.slice(1)}`;
