import { configSchema } from '../../harvester/config/config.ts';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { follow } from '../../indexer/follow.ts';
import { createSearch, createWalk } from '../../indexer/search.ts';
import { createSuggestions } from '../../indexer/suggestions.ts';
import type { DataAnswer, DataRequest } from '../../site/data/data-route.ts';
import { readMunicipalities } from '../../site/municipalities.ts';
import type { Portal } from '../../site/portal.ts';
import { createStatistics } from '../../site/statistics.ts';
import { formatOf, textsOf } from '../../site/texts/languages.ts';
import { embedded } from './engines.ts';
import type { PlainArchive } from './plain-archive.ts';

const ORIGIN = 'https://innsyn.example.no';

export const config = configSchema.parse({
  region: {
    id: 'prove',
    name: { nb: 'Prøveregionen' },
    publicUrl: ORIGIN,
    languages: ['nb', 'nn', 'en'],
    contact: { name: 'Prøvearkivet', email: 'arkiv@example.no' },
    repositoryIdentifier: 'innsyn.example.no',
  },
  municipalities: [
    {
      number: '1811',
      name: { nb: 'Bindal' },
      organisationNumber: '964983380',
      requestEmail: 'post@bindal.example',
    },
    {
      number: '1826',
      name: { nb: 'Hattfjelldal', sma: 'Aarborte' },
      organisationNumber: '944716904',
      requestEmail: 'post@hattfjelldal.example',
    },
  ],
});

export interface DataPortal extends AsyncDisposable {
  readonly portal: Portal;
  /** Brings the index up to the archive. */
  readonly follow: () => Promise<unknown>;
  /** What a route gives for an address. */
  readonly ask: (
    route: (asked: DataRequest) => DataAnswer | Promise<DataAnswer>,
    address: string,
    headers?: Readonly<Record<string, string>>,
    params?: Readonly<Record<string, string>>,
  ) => Promise<DataAnswer>;
}

/** A portal over an archive in memory and the embedded engine, for routes called without a server. */
export async function dataPortal(
  archive: PlainArchive,
  now: () => Date = () => new Date('2026-11-24T10:00:00Z'),
): Promise<DataPortal> {
  const { engine, ...rest } = await embedded();
  const analysis = createAnalysis(config.municipalities);
  const options = { archive, engine, analysis, now };
  await follow(options);
  const municipalities = readMunicipalities(config, formatOf('nb').compare);
  const search = createSearch(options);
  const indexStatus = () => engine.status();
  const portal: Portal = {
    config,
    municipalities,
    archive,
    search,
    walk: createWalk(options),
    suggest: createSuggestions(options),
    indexStatus,
    statistics: createStatistics({ archive, municipalities, now, search, indexStatus }),
    desk: null,
    // These routes have no use for it.
    oai: null as never,
    dumpFolder: '',
    now,
  };
  return {
    portal,
    follow: () => follow(options),
    ask: async (route, address, headers = {}, params = {}) => {
      const url = new URL(address, ORIGIN);
      const request = new Request(url, { headers });
      return route({ request, url, params, portal, text: textsOf('nb') });
    },
    [Symbol.asyncDispose]: () => rest[Symbol.asyncDispose](),
  };
}
