import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../cli/package-folder.ts';
import { buildSite, siteIsStale } from '../../cli/start/build-site.ts';
import { openDemoRegion } from '../../demo/demo-region.ts';
import { archiveFile } from '../../harvester/archive-file.ts';
import type { Config } from '../../harvester/config/config.ts';
import { readEnvironment } from '../../harvester/config/environment.ts';
import { loadConfig } from '../../harvester/config/load-config.ts';
import { type Harvester, openHarvester } from '../../harvester/harvester.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { follow } from '../../indexer/follow.ts';
import { openEngine } from '../../indexer/open-engine.ts';
import { freePort, startBuiltSite, untilHealthy } from './built-site.ts';
import { plantRequests } from './planted-requests.ts';
import { plantRareEntries } from './rare-entries.ts';
import type { SiteUnderTest } from './site-under-test.ts';

export interface DemoSite extends AsyncDisposable {
  readonly site: SiteUnderTest;
}

/**
 * The built site over an archive that the real harvester filled from the demo sources, and the real indexer indexed.
 * Everything lies in a folder of its own and is gone afterwards. `entries`: history in each of the three municipalities.
 */
export async function startDemoSite(entries: number): Promise<DemoSite> {
  await using started = new AsyncDisposableStack();
  if (siteIsStale(packageFolder)) await buildSite(packageFolder);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-site-'));
  started.defer(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const demo = started.use(
    await openDemoRegion({ dataDirectory, publicUrl: origin, entries, always: true }),
  );
  const config = loadConfig(demo.configFile);
  const planted = await fillArchive(config, dataDirectory);
  await index(config, dataDirectory);
  const own = plantRequests(config, dataDirectory);
  const built = started.use(
    startBuiltSite(port, {
      FELLESINNSYN_DATA: dataDirectory,
      FELLESINNSYN_CONFIG: demo.configFile,
    }),
  );
  await untilHealthy(built);
  const site = { ...siteUnderTest(origin, dataDirectory, planted), own };
  const running = started.move();
  return { site, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function fillArchive(config: Config, dataDirectory: string) {
  using harvester = openHarvester({ config, dataDirectory });
  for (const source of config.sources) await harvestAll(harvester, source);
  const [source] = config.sources;
  const municipality = config.municipalities.find(({ number }) => number === source?.municipality);
  if (source === undefined || municipality === undefined)
    throw new Error('the demo region has no source');
  return plantRareEntries(harvester.archive, source, municipality, new Date());
}

async function harvestAll(harvester: Harvester, source: Config['sources'][number]): Promise<void> {
  const { outcome, problem } = await harvester.harvest(source);
  if (outcome !== 'ok') throw new Error(`${source.id} ended ${outcome} (${problem?.code})`);
}

async function index(config: Config, dataDirectory: string): Promise<void> {
  using archive = openPublicArchive(archiveFile(dataDirectory));
  await using engine = await openEngine(
    readEnvironment({ ...process.env, FELLESINNSYN_DATA: dataDirectory }),
    'write',
  );
  await follow({
    archive,
    engine,
    analysis: createAnalysis(config.municipalities),
    now: () => new Date(),
  });
}

function siteUnderTest(
  origin: string,
  dataDirectory: string,
  { ids, caseWithGaps }: Awaited<ReturnType<typeof fillArchive>>,
): Omit<SiteUnderTest, 'own'> {
  using archive = openPublicArchive(archiveFile(dataDirectory));
  const readable = archive.newest('9901', 400, 'bulk').find((entry) => entry.kanLeses);
  if (readable === undefined) throw new Error('no demo entry can be read');
  const postlisteDay = readable.journaldato ?? '';
  return {
    origin,
    dataDirectory,
    ids: { ...ids, readable: readable.id },
    caseWithGaps,
    postlisteDay,
  };
}
