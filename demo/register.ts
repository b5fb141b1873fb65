import type { Chance } from './chance.ts';
import { type Day, yearOf } from './day.ts';
import type { DemoCase, DemoEntry } from './entry.ts';
import { writeLetter } from './letter.ts';
import type { Script } from './script.ts';
import type { Act } from './vocabulary.ts';
import type { World } from './world.ts';

/** A numbered case and what is still to happen in it. */
export interface OpenCase {
  readonly script: Script;
  readonly file: DemoCase;
  readonly left: Act[];
  lastDocumentNumber: number;
}

/** Gives cases and entries their numbers, in the order it is asked. */
export interface Register {
  open(script: Script): OpenCase;
  /** Takes the next act of the case into the journal; null when nothing is left to happen. */
  enter(openCase: OpenCase, day: Day, publishedDay: Day): DemoEntry | null;
}

const ARCHIVED_AFTER_DAYS = 200;

export function createRegister(world: World, chance: Chance, today: Day): Register {
  const caseNumbers = new Map<number, number>();
  const journalNumbers = new Map<number, number>();
  const next = (numbers: Map<number, number>, year: number, step: number): number => {
    const number = (numbers.get(year) ?? 0) + step;
    numbers.set(year, number);
    return number;
  };
  return {
    open(script) {
      const year = yearOf(script.opened);
      const file: DemoCase = {
        systemID: uuid(chance),
        year,
        number: next(caseNumbers, year, 1 + chance.below(3)),
        title: script.title,
        opened: script.opened,
        unit: script.unit,
        class: script.concept.class,
      };
      return { script, file, left: [...script.acts], lastDocumentNumber: 0 };
    },
    enter(openCase, day, publishedDay) {
      const act = openCase.left.shift();
      if (!act) return null;
      // A number is missing now and then: the document was never finished.
      openCase.lastDocumentNumber += chance.happens(0.03) ? 2 : 1;
      const letter = writeLetter(world, chance, openCase.script, act);
      const journalYear = yearOf(day);
      return {
        ...letter,
        systemID: uuid(chance),
        case: openCase.file,
        documentNumber: openCase.lastDocumentNumber,
        journalYear,
        journalNumber: next(journalNumbers, journalYear, chance.happens(0.02) ? 2 : 1),
        status: statusOf(act, day < today - ARCHIVED_AFTER_DAYS),
        journalDay: day,
        documentDay: documentDay(act, day, chance),
        publishedDay,
      };
    },
  };
}

const statusOf = ({ type }: Act, archived: boolean): DemoEntry['status'] => {
  if (archived) return 'Arkivert';
  return type === 'U' ? 'Ekspedert' : 'Journalført';
};

function documentDay({ type }: Act, day: Day, chance: Chance): Day | null {
  if (type !== 'I') return day - chance.below(2);
  return chance.happens(0.04) ? null : day - chance.below(7);
}

const uuid = (chance: Chance): string => {
  const hex = chance.hex(32);
  const variant = '89ab'[chance.below(4)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
};
