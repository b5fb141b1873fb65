import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { archiveFile } from '../harvester/archive-file.ts';
import { backupFolder } from '../harvester/backup/backup-schedule.ts';
import { listBackups } from '../harvester/backup/list-backups.ts';
import type { Config } from '../harvester/config/config.ts';
import { EXIT } from '../harvester/exit-code.ts';
import { readHeartbeat } from '../harvester/heartbeat.ts';
import { openPublicArchive } from '../harvester/store/open-public-archive.ts';
import type { SourceStatus } from '../harvester/store/public-archive.ts';
import type { EngineStatus } from '../indexer/engine.ts';
import { openEngine } from '../indexer/open-engine.ts';
import { type CliContext, cliContext } from './context.ts';
import { print, table } from './print.ts';
import { quietLog } from './quiet-log.ts';

interface Status {
  readonly data: string;
  /** Since when the scheduler runs, UTC; null: it does not. */
  readonly schedulerSince: string | null;
  readonly lastSeq: number;
  readonly sources: readonly SourceStatus[];
  readonly index: EngineStatus | null;
  /** When the last backup was made, UTC; null: there is none. */
  readonly lastBackup: string | null;
  readonly problem: string | null;
}

/** Shows how the sources fare; returns the exit code. */
export async function showStatus(json: boolean, command: Command): Promise<number> {
  const context = cliContext(command);
  quietLog(context);
  const config = context.config();
  const status = await readStatus(context, config);
  if (json) print(JSON.stringify(status, null, 2));
  else show(status, config);
  return exitCode(status, config);
}

async function readStatus({ environment }: CliContext, { backup }: Config): Promise<Status> {
  const { dataDirectory } = environment;
  const file = archiveFile(dataDirectory);
  const beat = readHeartbeat(dataDirectory, new Date());
  const [newest] = listBackups(backupFolder(dataDirectory, backup));
  const base = {
    data: dataDirectory,
    schedulerSince: beat?.started ?? null,
    lastBackup: newest?.at.toISOString() ?? null,
  };
  if (!existsSync(file)) return { ...base, lastSeq: 0, sources: [], index: null, problem: null };
  using archive = openPublicArchive(file);
  const found = { ...base, lastSeq: archive.lastSeq(), sources: archive.sources() };
  try {
    await using engine = await openEngine(environment, 'read');
    return { ...found, index: await engine.status(), problem: null };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { ...found, index: null, problem };
  }
}

function show(status: Status, config: Config): void {
  print(`Region     ${config.region.name.nb}${config.region.demo ? ' (demo)' : ''}`);
  print(`Data       ${status.data}`);
  print(
    `Scheduler  ${status.schedulerSince === null ? 'not running' : `running since ${status.schedulerSince}`}`,
  );
  print(`Index      ${describeIndex(status)}`);
  print(`Backup     ${status.lastBackup ?? 'none has been made'}`);
  print();
  const known = new Map(status.sources.map((source) => [source.id, source]));
  const rows = config.sources.map(({ id, enabled }) => {
    const source = known.get(id);
    const outcome = source?.outcome ?? 'never';
    return [
      id,
      enabled ? outcome : 'not enabled',
      source?.lastSuccess ?? '',
      source?.entries ?? 0,
      source?.newestJournaldato ?? '',
      source?.problem ?? '',
    ];
  });
  for (const line of table([
    ['source', 'last run', 'last success', 'entries', 'newest', 'problem'],
    ...rows,
  ]))
    print(line);
}

function describeIndex({ index, lastSeq, problem }: Status): string {
  if (problem !== null) return `cannot be reached: ${problem}`;
  if (index === null) return 'nothing is harvested yet';
  const behind = lastSeq - index.seq;
  const pace = behind > 0 ? `${behind} changes behind the archive` : 'up to date';
  return `${index.engine}, ${index.documents} entries, ${pace}`;
}

function exitCode({ sources, problem }: Status, config: Config): number {
  if (problem !== null) return EXIT.engine;
  const enabled = new Set(config.sources.filter((one) => one.enabled).map(({ id }) => id));
  const bad = new Set(['failed', 'incomplete', 'parked']);
  return sources.some(({ id, outcome }) => enabled.has(id) && bad.has(outcome))
    ? EXIT.sourceFailed
    : EXIT.ok;
}
