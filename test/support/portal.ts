import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { packageFolder } from '../../cli/package-folder.ts';
import { buildSite, siteEntry, siteIsStale } from '../../cli/start/build-site.ts';
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
import { plantRareEntries } from './rare-entries.ts';
import type { SiteUnderTest } from './site-under-test.ts';

const ENTRIES = 300;
const PATIENCE_MS = 30_000;

/**
 * For the tests in the browser: the built site over an archive that the real harvester filled from the demo sources, and the
 * real indexer indexed. Everything lies in a folder of its own and is gone afterwards.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await using started = new AsyncDisposableStack();
  if (siteIsStale(packageFolder)) await buildSite(packageFolder);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-e2e-'));
  started.defer(() => rmSync(dataDirectory, { recursive: true, force: true }));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const demo = started.use(
    await openDemoRegion({ dataDirectory, publicUrl: origin, entries: ENTRIES, anyPort: true }),
  );
  const config = loadConfig(demo.configFile);
  const planted = await fillArchive(config, dataDirectory);
  await index(config, dataDirectory);
  const environment = {
    FELLESINNSYN_DATA: dataDirectory,
    FELLESINNSYN_CONFIG: demo.configFile,
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  started.use(await startSite(origin, { ...process.env, ...environment }));
  project.provide('site', siteUnderTest(origin, dataDirectory, planted));
  const running = started.move();
  return () => running.disposeAsync();
}

/** Starts the built server as it runs in production; resolves when it is healthy. */
async function startSite(origin: string, env: NodeJS.ProcessEnv): Promise<AsyncDisposable> {
  const server = spawn(process.execPath, [siteEntry(packageFolder)], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  await untilHealthy(origin, server, said);
  return {
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM');
      await ended;
    },
  };
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
): SiteUnderTest {
  using archive = openPublicArchive(archiveFile(dataDirectory));
  const readable = archive.newest('9901', 400, 'bulk').find((entry) => entry.kanLeses);
  if (readable === undefined) throw new Error('no demo entry can be read');
  return { origin, ids: { ...ids, readable: readable.id }, caseWithGaps };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilHealthy(
  origin: string,
  server: ChildProcess,
  said: readonly string[],
): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (!patience.aborted && server.exitCode === null) {
    const healthy = await fetch(`${origin}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await wait(50);
  }
  server.kill('SIGKILL');
  throw new Error(`the built site did not answer:\n${said.join('')}`);
}
