import type { Chance } from './chance.ts';
import type { DemoDocument, DemoEntry, DemoFormat, DemoText } from './entry.ts';
import { WITHHELD } from './entry.ts';
import { partiesOf } from './parties.ts';
import type { Script } from './script.ts';
import { syntheticFoedselsnummer } from './synthetic-number.ts';
import { type Act, names } from './vocabulary.ts';
import type { World } from './world.ts';

/** What one act of a case leaves in the journal, before it has dates and numbers. */
export type Letter = Pick<DemoEntry, 'title' | 'parties' | 'documents' | 'screenedBy' | 'type'>;

export function writeLetter(world: World, chance: Chance, script: Script, act: Act): Letter {
  const screenedBy = groundFor(world, chance, script, act);
  const title = withSlip(titleOf(world, chance, script, act, screenedBy !== null), script, chance);
  return {
    type: act.type,
    title,
    screenedBy,
    parties: partiesOf(world, chance, script, act, screenedBy !== null),
    documents: documentsOf(world, chance, title, screenedBy !== null, script.object),
  };
}

function groundFor(world: World, chance: Chance, { concept }: Script, act: Act): string | null {
  const ground = (name: string): string | null => names.grounds[name]?.[world.written] ?? null;
  if (concept.screened && concept.about !== 'institution' && chance.happens(0.85))
    return ground(concept.screened);
  if (concept.screened && act.id !== 'uttalelse' && chance.happens(0.5))
    return ground(concept.screened);
  if (act.id === 'tilbud' && chance.happens(0.6)) return ground('forhandling');
  if (act.type === 'N' && chance.happens(0.35)) return ground('internt');
  if (!chance.happens(0.05)) return null;
  const others = ['taushetsplikt', 'forretning', 'internt', 'forhandling', 'lovbrudd', 'eksamen'];
  return ground(chance.common(others));
}

function titleOf(
  world: World,
  chance: Chance,
  script: Script,
  act: Act,
  screened: boolean,
): DemoText {
  const { object, subject, concept, person } = script;
  const named = subject || world.place();
  const text = chance.pick(act[world.written]).replaceAll('{o}', () => object);
  const title = text.includes('{s}') ? text.replaceAll('{s}', () => named) : text;
  if (screened) {
    if (chance.happens(0.45)) return [`${title} - ${WITHHELD}`];
    return [
      title.includes(object) && chance.happens(0.2) ? title.replace(object, WITHHELD) : title,
    ];
  }
  if (subject !== '' && !title.includes(subject) && chance.happens(0.25))
    return [`${title} - ${subject}`];
  if (concept.about === 'person' && chance.happens(0.3)) return [`${title} - `, { person }];
  return [chance.happens(0.015) ? `Vedr. ${title}` : title];
}

/** Now and then a case worker writes into a title what should never stand there; the portal has to catch it. */
function withSlip(title: DemoText, { person }: Script, chance: Chance): DemoText {
  if (!chance.happens(0.006)) return title;
  const kind = chance.below(3);
  if (kind === 0) return [...title, `, fnr. ${syntheticFoedselsnummer(chance)}`];
  if (kind === 1) return [...title, `, tlf. 999 99 ${100 + chance.below(900)}`];
  const mailbox = person
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '.');
  return [...title, `, ${mailbox}@epost.example`];
}

function documentsOf(
  world: World,
  chance: Chance,
  title: DemoText,
  screened: boolean,
  object: string,
): DemoDocument[] {
  const attachments = chance.happens(0.45) ? Math.min(6, 1 + Math.floor(chance.wait(1.2))) : 0;
  const published = !screened && chance.happens(0.6);
  const titles = Array.from({ length: attachments }, (): DemoText => {
    const name = chance.pick(names.attachments[world.written]);
    return [chance.happens(0.3) ? `${name} - ${object}` : name];
  });
  return [title, ...titles].map((text, i) => ({
    number: i + 1,
    title: text,
    format: chance.weighted(FORMATS).format,
    readable: published && (i === 0 || chance.happens(0.8)),
  }));
}

const FORMATS: readonly { readonly format: DemoFormat; readonly weight: number }[] = [
  { format: 'pdf', weight: 7 },
  { format: 'html', weight: 2 },
  { format: 'txt', weight: 1 },
];
