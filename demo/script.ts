import type { Chance } from './chance.ts';
import type { Day } from './day.ts';
import { type DemoText, WITHHELD } from './entry.ts';
import { type Act, type Concept, concepts } from './vocabulary.ts';
import type { World } from './world.ts';

/** A case before it has a number: what it is about, who it concerns, and what will happen in it. */
export interface Script {
  readonly concept: Concept;
  /** The words for what is asked or dealt with: `oppføring av naust`. */
  readonly object: string;
  /** Place, property, company or institution; empty when there is none. */
  readonly subject: string;
  readonly company: string | null;
  /** The private person it concerns most. */
  readonly person: string;
  readonly title: DemoText;
  readonly unit: string;
  readonly opened: Day;
  /** In the order they happen. */
  readonly acts: readonly Act[];
}

export function writeScript(world: World, chance: Chance, opened: Day): Script {
  const concept = chance.weighted(concepts);
  const object = chance.common(concept[world.written]).replace('{pos}', world.position);
  const company = concept.about === 'organisation' ? world.company(concept.companies) : null;
  const subject = subjectOf(concept, world, company);
  const person = world.person();
  return {
    concept,
    object,
    subject,
    company,
    person,
    title: caseTitle(concept, object, subject, person, chance),
    unit: world.unit(concept.unit),
    opened,
    acts: chooseActs(concept, chance),
  };
}

function subjectOf({ about, unit }: Concept, world: World, company: string | null): string {
  if (company !== null) return company;
  if (about === 'property') return world.property();
  if (about === 'place') return world.place();
  return about === 'institution' ? world.institution(unit) : '';
}

function caseTitle(
  concept: Concept,
  object: string,
  subject: string,
  person: string,
  chance: Chance,
): DemoText {
  const start = object.charAt(0).toUpperCase() + object.slice(1);
  const dash = chance.happens(0.6) ? ' - ' : ' – ';
  if (subject !== '') return [start + (chance.happens(0.92) ? dash + subject : '')];
  if (concept.about !== 'person') return [start];
  if (concept.screened) return [chance.happens(0.6) ? `${start}${dash}${WITHHELD}` : start];
  return chance.happens(0.7) ? [start + dash, { person }] : [start];
}

/** One to some thirty acts in a natural order; nothing that needs another act comes without it. */
function chooseActs({ acts }: Concept, chance: Chance): Act[] {
  const first = acts.toSorted((a, b) => a.stage - b.stage)[0];
  const count = Math.min(30, Math.floor(chance.wait(3.6)));
  const chosen = [
    ...(first ? [first] : []),
    ...Array.from({ length: count }, () => chance.weighted(acts)),
  ];
  const once = new Set(['soeknad', 'vedtak', 'avslag', 'hoering', 'konkurranse']);
  const kept = chosen.filter((act, i) => !once.has(act.id) || chosen.indexOf(act) === i);
  return kept
    .filter(({ needs }) => needs === undefined || kept.some(({ id }) => id === needs))
    .map((act) => ({ act, at: act.stage + chance.next() * 0.9 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ act }) => act);
}
