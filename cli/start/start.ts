import { join } from 'node:path';
import type { Command } from 'commander';
import { openDemoRegion } from '../../demo/demo-region.ts';
import { archiveFile } from '../../harvester/archive-file.ts';
import { loadConfig } from '../../harvester/config/load-config.ts';
import { EXIT } from '../../harvester/exit-code.ts';
import { readHeartbeat } from '../../harvester/heartbeat.ts';
import { HARVESTER_FLAGS } from '../../harvester/memory-flags.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { openEngine } from '../../indexer/open-engine.ts';
import { type CliContext, cliContext } from '../context.ts';
import { packageFolder } from '../package-folder.ts';
import { counted, duration, note, print } from '../print.ts';
import { SiteUnavailable } from '../usage-error.ts';
import { buildSite, siteIsStale } from './build-site.ts';
import { type Child, superviseChild } from './child.ts';
import { makeDemoStaff } from './demo-staff.ts';
import { freePort } from './port.ts';
import { untilSearchable, untilServing } from './watch.ts';

export interface StartOptions {
  readonly entries?: number;
}

const STOP_MS = 20_000;

/** Everything, until it is told to stop; returns the exit code. */
export async function start({ entries }: StartOptions, command: Command): Promise<number> {
  const context = cliContext(command);
  const began = performance.now();
  const { environment, demo: isDemo } = context;
  const { dataDirectory, host } = environment;
  refuseSecond(dataDirectory);
  const port = await freePort(host, environment.port);
  const address = `http://${host}:${port}`;
  await using demo = isDemo
    ? await openDemoRegion({
        dataDirectory,
        publicUrl: address,
        always: true,
        ...(entries === undefined ? {} : { entries }),
      })
    : null;
  const file = demo?.configFile ?? context.file;
  const config = loadConfig(file, sourceKinds);
  // Made and brought up to date here, so that trouble with it is told at once and the pages find it.
  openArchive(archiveFile(dataDirectory))[Symbol.dispose]();
  const { engine } = await engineReady(context);
  const enabled = config.sources.filter((source) => source.enabled);
  print(`Fellesinnsyn: ${config.region.name.nb}${isDemo ? ', where everything is invented' : ''}`);
  print(`  region file  ${file}`);
  print(`  data         ${dataDirectory}`);
  print(`  search       ${engine}`);
  print(`  sources      ${enabled.map(({ id }) => id).join(', ') || 'none enabled yet'}`);
  if (isDemo) {
    print(`  staff room   ${address}/ansatt`);
    for (const { email, password, role } of await makeDemoStaff(config, dataDirectory))
      print(`    ${role}: ${email}, password ${password}`);
  }
  print();

  const since = (): string => duration(performance.now() - began).padStart(7);
  const say = (line: string): void => print(`${since()}  ${line}`);
  const ending = Promise.withResolvers<number>();
  const children: Child[] = [];
  const launch = (name: string, script: string, flags: readonly string[] = []): void => {
    children.push(
      superviseChild({
        name,
        script: join(packageFolder, script),
        flags,
        variables: {
          ...context.variables,
          FELLESINNSYN_CONFIG: file,
          PORT: String(port),
        },
        onLog: (line) => {
          if (context.verbose || !process.stderr.isTTY) note(line);
        },
        say,
        hopeless: [EXIT.usage, EXIT.store],
        onHopeless: (code) => ending.resolve(code),
      }),
    );
  };
  const over = new AbortController();
  const end = (): void => ending.resolve(EXIT.ok);
  process.once('SIGINT', end);
  process.once('SIGTERM', end);

  async function bringUpPages(): Promise<void> {
    if (siteIsStale(packageFolder)) {
      say('Building the pages. This is done once, and again when the program has changed.');
      await buildSite(packageFolder);
    }
    if (over.signal.aborted) return;
    launch('site', 'cli/serve-site.ts');
    await untilServing(address, over.signal);
    if (!over.signal.aborted) say(`The pages are up. Open ${address}`);
  }

  async function bringUp(): Promise<void> {
    say(`Harvesting ${counted(enabled.length, 'source')}, and indexing what comes.`);
    launch('harvester', 'harvester/main.ts', HARVESTER_FLAGS);
    launch('indexer', 'indexer/main.ts');
    await Promise.all([
      bringUpPages(),
      untilSearchable({ context, sources: enabled, say, signal: over.signal }),
    ]);
    if (!over.signal.aborted) say(`${address} stays up until you press Ctrl-C.`);
  }

  const up = bringUp().catch((error: unknown) => {
    if (!over.signal.aborted) ending.reject(error);
  });
  try {
    return await ending.promise;
  } finally {
    over.abort();
    say('Stopping: what is under way is finished first.');
    await Promise.all(children.map((child) => child.stop(STOP_MS)));
    await up;
    say('Stopped.');
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

function refuseSecond(dataDirectory: string): void {
  const beat = readHeartbeat(dataDirectory, new Date());
  if (beat && isAlive(beat.pid))
    throw new SiteUnavailable(
      `Fellesinnsyn is running already with the data in ${dataDirectory} (process ${beat.pid}). Stop it first, or name another folder with --data.`,
    );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Opens the engine once, so that one that cannot be reached is told before anything is started. */
async function engineReady({ environment }: CliContext): Promise<{ readonly engine: string }> {
  await using engine = await openEngine(environment, 'write');
  const status = await engine.status();
  return {
    engine: status.engine === 'meilisearch' ? `Meilisearch at ${environment.meiliUrl}` : 'embedded',
  };
}
