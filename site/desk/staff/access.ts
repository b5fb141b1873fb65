import { isArkivar, isRegionadministrator, type Staff } from './staff.ts';

/** What a page of the staff room asks of whoever opens it. */
export type Demand =
  | 'anyone'
  | 'signed-in'
  | 'regionadministrator'
  /** Of the municipality in the address. */
  | 'arkivar'
  /** The municipality's own, or the one who runs the region: shows no person but staff. */
  | 'arkivar-or-regionadministrator';

/** Every page of the staff room, and what it asks. A page that is not listed here opens for nobody. */
export const ACCESS: Readonly<Record<string, Demand>> = {
  '/ansatt': 'signed-in',
  '/ansatt/logg-inn': 'anyone',
  '/ansatt/passord': 'anyone',
  '/ansatt/passord/[lenke]': 'anyone',
  '/ansatt/inngang/[tjeneste]': 'anyone',
  '/ansatt/inngang/[tjeneste]/retur': 'anyone',
  '/ansatt/videre': 'anyone',
  '/ansatt/stopp': 'anyone',
  '/ansatt/logg-ut': 'signed-in',
  '/ansatt/min-konto': 'signed-in',
  '/ansatt/drift': 'regionadministrator',
  '/ansatt/kontoer': 'regionadministrator',
  '/ansatt/kontoer/[konto]': 'regionadministrator',
  '/ansatt/logg': 'regionadministrator',
  '/ansatt/logg.csv': 'regionadministrator',
  '/ansatt/[kommune]/krav': 'arkivar',
  '/ansatt/[kommune]/krav/[krav]': 'arkivar',
  '/ansatt/[kommune]/avvist': 'arkivar',
  '/ansatt/[kommune]/avvist/[nummer]': 'arkivar',
  '/ansatt/[kommune]/funn': 'arkivar',
  '/ansatt/[kommune]/funn/[post]': 'arkivar',
  '/ansatt/[kommune]/kilder': 'arkivar-or-regionadministrator',
  '/ansatt/[kommune]/kilder/[kilde]': 'arkivar-or-regionadministrator',
  '/ansatt/[kommune]/logg': 'arkivar',
  '/ansatt/[kommune]/logg.csv': 'arkivar',
};

export interface StaffRoute {
  readonly pattern: string;
  readonly demand: Demand;
  /** Number in the address; null: the page belongs to no municipality. */
  readonly kommunenummer: string | null;
}

// Where two fit, the first counts: words stand before placeholders above, as in the router of the pages.
const ROUTES = Object.entries(ACCESS).map(([pattern, demand]) => ({
  pattern,
  demand,
  parts: pattern.split('/'),
}));

/** True for every address of the staff room, however it is written; language prefixes are taken off before. */
export function isStaffPath(path: string): boolean {
  return /^\/+ansatt(\/|$)/i.test(decoded(path));
}

/** The page at an address; null: there is none. */
export function staffRoute(path: string): StaffRoute | null {
  const parts = path.split('/');
  const found = ROUTES.find(
    (route) =>
      route.parts.length === parts.length &&
      route.parts.every((part, i) => (part.startsWith('[') ? parts[i] !== '' : part === parts[i])),
  );
  if (found === undefined) return null;
  const at = found.parts.indexOf('[kommune]');
  return {
    pattern: found.pattern,
    demand: found.demand,
    kommunenummer: at < 0 ? null : (parts[at] ?? null),
  };
}

/** Whether this person may open the page. */
export function mayOpen(staff: Staff, { demand, kommunenummer }: StaffRoute): boolean {
  const ownKommune = kommunenummer !== null && isArkivar(staff, kommunenummer);
  switch (demand) {
    case 'anyone':
    case 'signed-in':
      return true;
    case 'regionadministrator':
      return isRegionadministrator(staff);
    case 'arkivar':
      return ownKommune;
    case 'arkivar-or-regionadministrator':
      return ownKommune || isRegionadministrator(staff);
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
