import type { Chance } from './chance.ts';
import type { DemoMunicipality } from './municipalities.ts';
import { names, type Written } from './vocabulary.ts';

/** Whom and what the journal of one invented municipality writes about. */
export interface World {
  readonly written: Written;
  person(): string;
  place(): string;
  /** Of one of the kinds, when given. */
  company(kinds?: readonly string[]): string;
  agency(): string;
  newspaper(): string;
  /** One that the unit (in bokmål) runs. */
  institution(unit: string): string;
  position(): string;
  /** A property as journals write it: gnr/bnr in several ways, or a street address. */
  property(): string;
  unit(bokmaal: string): string;
}

export function inventWorld(municipality: DemoMunicipality, chance: Chance): World {
  const { written } = municipality;
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const farm = (): string => chance.pick(names.farmStart) + chance.pick(names.farmEnd);
  const farms = Array.from({ length: 120 }, farm);
  const lastNames = [...names.last, ...farms];
  const places = [...(names.places[municipality.number] ?? []), ...farms.slice(0, 30)];
  const person = (): string => {
    const first = chance.common(names.first);
    const second = chance.happens(0.12) ? chance.common(names.first) : first;
    return `${second === first ? first : `${first} ${second}`} ${chance.common(lastNames)}`;
  };
  const companyOf = (kind: string): string =>
    `${chance.happens(0.7) ? chance.common(places) : chance.pick(farms)} ${kind}`;
  const companies = Array.from({ length: 160 }, () => companyOf(chance.pick(names.company)));
  const kindred = new Map<string, string[]>();
  const company = (kinds?: readonly string[]): string => {
    if (!kinds) return chance.common(companies);
    const key = kinds.join();
    const known = kindred.get(key) ?? kinds.flatMap((kind) => [1, 2, 3].map(() => companyOf(kind)));
    kindred.set(key, known);
    return chance.pick(known);
  };
  const institutionsOf = (unit: string): readonly string[] =>
    (names.institutions[unit] ?? names.institutions.other)?.[written] ?? [];
  const place = (): string => chance.common(places);
  const street = (): string => {
    const start = capital(place().split(' ')[0] ?? municipality.name);
    return `${start}${chance.pick(names.streets[written])} ${1 + chance.below(90)}`;
  };
  const property = (): string => {
    const gnr = 1 + chance.below(140);
    const bnr = 1 + Math.floor(chance.wait(40));
    const kind = chance.next();
    if (kind < 0.4) return `gnr. ${gnr} bnr. ${bnr}`;
    if (kind < 0.55) return `${gnr}/${bnr}`;
    if (kind < 0.7) return `gnr ${gnr}, bnr ${bnr}, ${place()}`;
    return kind < 0.9 ? street() : `${street()}, gnr. ${gnr} bnr. ${bnr}`;
  };
  return {
    written,
    person,
    place,
    property,
    company,
    agency: () => chance.common(names.agencies[written]),
    newspaper: () => chance.pick(names.press),
    institution: (unit) => chance.common(institutionsOf(unit)).replace('{p}', place),
    position: () => chance.common(names.positions[written]),
    unit: (bokmaal) => (written === 'nn' ? (names.unitsNynorsk[bokmaal] ?? bokmaal) : bokmaal),
  };
}
