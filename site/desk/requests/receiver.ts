import type { Config, Municipality } from '../../../harvester/config/config.ts';
import type { PublicEntry } from '../../../harvester/record/public-entry.ts';

/** Who takes a request: a municipality, or the archive institution that keeps its closed systems. */
export interface Receiver {
  /** Tells receivers apart, in forms and while splitting. */
  readonly key: string;
  readonly kommunenummer: string;
  /** Name of the archive institution; null: the municipality itself. */
  readonly institution: string | null;
  /** Whom the order is addressed to; for an institution its name and address stand here. */
  readonly municipality: Municipality;
}

type Asked = Pick<PublicEntry, 'kommunenummer' | 'arkivuttrekk'>;

/**
 * Who takes a request for an entry; null: nobody the portal can send to (the municipality has left the region, or the entry is out
 * of a closed system whose archive institution has no address in `requests.archives`).
 */
export function receiverOf(
  { kommunenummer, arkivuttrekk }: Asked,
  config: Config,
): Receiver | null {
  const keeper = arkivuttrekk?.arkivinstitusjon ?? null;
  if (arkivuttrekk === undefined || (keeper === null && arkivuttrekk.kontakt === null))
    return receiver(kommunenummer, null, config);
  return keeper === null ? null : receiver(kommunenummer, keeper, config);
}

/** The receiver by what is stored of it; null: no longer in the region, or no longer with an address. */
export function receiver(
  kommunenummer: string,
  institution: string | null,
  config: Config,
): Receiver | null {
  const municipality = config.municipalities.find(({ number }) => number === kommunenummer);
  if (municipality === undefined) return null;
  if (institution === null)
    return { key: kommunenummer, kommunenummer, institution: null, municipality };
  const archive = config.requests.archives.find(({ name }) => sameName(name, institution));
  if (archive === undefined) return null;
  return {
    key: `${kommunenummer}-${config.requests.archives.indexOf(archive)}`,
    kommunenummer,
    institution: archive.name,
    municipality: {
      ...municipality,
      name: { nb: archive.name },
      requestEmail: archive.requestEmail,
      orderXmlVersion: 1,
    },
  };
}

const sameName = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();
