import type { Chance } from './chance.ts';
import { type DemoParty, WITHHELD } from './entry.ts';
import type { Script } from './script.ts';
import type { Act } from './vocabulary.ts';
import type { World } from './world.ts';

interface Someone {
  readonly name: string;
  readonly person: boolean;
}

/** Who sent and received what the act left in the journal. */
export function partiesOf(
  world: World,
  chance: Chance,
  script: Script,
  act: Act,
  screened: boolean,
): DemoParty[] {
  if (act.type === 'S') return [];
  if (act.type === 'N' || act.type === 'X') {
    const others: DemoParty[] =
      act.type === 'X' && chance.happens(0.8)
        ? [{ role: 'Mottaker', ...counterpart(world, chance, script, act) }]
        : [{ role: 'Intern mottaker', name: script.unit, person: false }];
    return [{ role: 'Intern avsender', name: script.unit, person: false }, ...others];
  }
  const main = counterpart(world, chance, script, act);
  const shown = screened && main.person ? { name: WITHHELD, person: true } : main;
  const parties: DemoParty[] = [{ role: act.type === 'I' ? 'Avsender' : 'Mottaker', ...shown }];
  if (act.type === 'U' && chance.happens(0.12))
    parties.push({ role: 'Kopimottaker', name: world.agency(), person: false });
  if (act.type === 'I' && !screened && chance.happens(0.04))
    parties.push({ role: 'Medavsender', name: world.person(), person: true });
  return parties;
}

function counterpart(world: World, chance: Chance, script: Script, { id, type }: Act): Someone {
  const { concept, company, person } = script;
  const them = (name: string): Someone => ({ name, person: false });
  const they = (name: string): Someone => ({ name, person: true });
  if (id === 'innsynskrav')
    return chance.happens(0.6) ? them(world.newspaper()) : they(world.person());
  if (id === 'klagebehandling' && chance.happens(0.7)) return them(world.agency());
  if (id === 'tilbud' || id === 'konkurranse' || id === 'avtale' || type === 'X')
    return them(company ?? world.company());
  if (id === 'uttalelse' || id === 'hoering') {
    const kind = chance.next();
    if (kind < 0.6) return them(world.agency());
    return kind < 0.8 ? them(world.company()) : they(world.person());
  }
  if (concept.about === 'person' || concept.about === 'position') return they(person);
  if (company !== null && chance.happens(0.85)) return them(company);
  if (concept.about === 'property')
    return chance.happens(0.7) ? they(person) : them(world.company());
  const kind = chance.next();
  if (kind < 0.35) return them(world.agency());
  return kind < 0.6 ? them(world.company()) : they(world.person());
}
