import { Command, CommanderError } from 'commander';
import { ConfigInvalid, InnsynError } from '../harvester/errors.ts';
import { EXIT, exitCodeFor } from '../harvester/exit-code.ts';
import { EngineFailed } from '../indexer/engine-failed.ts';
import { addBackup } from './commands/backup.ts';
import { addBounce } from './commands/bounce.ts';
import { addCheckConfig } from './commands/check-config.ts';
import { addCheckWords } from './commands/check-words.ts';
import { addDryRun } from './commands/dry-run.ts';
import { addDump } from './commands/dump.ts';
import { addFindings } from './commands/findings.ts';
import { addHarvest } from './commands/harvest.ts';
import { addIndex } from './commands/index-archive.ts';
import { addRebuild } from './commands/rebuild.ts';
import { addRejects } from './commands/rejects.ts';
import { addRestore } from './commands/restore.ts';
import { addServe } from './commands/serve.ts';
import { addSiard } from './commands/siard.ts';
import { addStaff } from './commands/staff.ts';
import { addStart } from './commands/start.ts';
import { addStatus } from './commands/status.ts';
import { note } from './print.ts';
import { SiteUnavailable, UsageError } from './usage-error.ts';

const HELP = `
First time:
  $ fellesinnsyn start                 an invented region, to look around in
  $ cp config/eksempel.yaml fellesinnsyn.yaml
  $ fellesinnsyn check-config          says what is left to fill in
  $ fellesinnsyn harvest               reads the sources that are enabled
  $ fellesinnsyn start                 keeps them fresh, and serves the pages

Environment (options beat it):
  FELLESINNSYN_CONFIG   the region file     (--config; ./fellesinnsyn.yaml, else the demo region)
  FELLESINNSYN_DATA     the data folder     (--data; ./data, for the demo region ./data/demo)
  HOST, PORT            where pages listen  (--host, --port; 127.0.0.1:4321)
  MEILI_URL, MEILI_KEY  use Meilisearch; the embedded engine without

Exit codes:
  0  done
  1  a source failed, some records could not be used, or the work was stopped half-way
  2  the command or the region file is wrong
  3  the archive or a backup cannot be used
  4  the search engine cannot be reached
  5  the pages cannot be served: the port is taken, or they cannot be built
  70 a fault in the program; --debug shows where`;

function program(): Command {
  const fellesinnsyn = new Command('fellesinnsyn')
    .description("One public place to search the journals of a region's municipalities.")
    .version('0.1.0')
    .option('-c, --config <file>', 'the region file')
    .option('-d, --data <folder>', 'where archive and index lie')
    .option('--host <address>', 'address the pages listen on')
    .option('-p, --port <number>', 'port the pages listen on')
    .option('--verbose', 'show the log, one JSON line per event')
    .option('--debug', 'show where in the program an error came from')
    .addHelpText('after', HELP)
    .showHelpAfterError('(--help tells more)')
    .exitOverride();
  for (const add of [
    addStart,
    addHarvest,
    addDryRun,
    addIndex,
    addRebuild,
    addServe,
    addStatus,
    addDump,
    addRejects,
    addFindings,
    addCheckConfig,
    addCheckWords,
    addSiard,
    addBounce,
    addBackup,
    addRestore,
    addStaff,
  ])
    add(fellesinnsyn);
  for (const command of fellesinnsyn.commands) inheritExit(command);
  return fellesinnsyn;
}

/** Commander copies settings to commands made by `command()`, but not to their own subcommands made before. */
function inheritExit(command: Command): void {
  command.exitOverride().showHelpAfterError('(--help tells more)');
  for (const below of command.commands) inheritExit(below);
}

/** One clear sentence; the stack only when asked for. Returns the exit code. */
function report(error: unknown, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (debug && error instanceof Error) note(error.stack ?? error.message);
  else if (error instanceof ConfigInvalid) for (const problem of error.problems) note(problem);
  else if (error instanceof InnsynError || error instanceof RangeError) note(error.message);
  else
    note(
      `Something in the program went wrong (${error instanceof Error ? error.message : String(error)}). --debug shows where.`,
    );
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof SiteUnavailable) return EXIT.site;
  if (error instanceof EngineFailed) return EXIT.engine;
  return exitCodeFor(error);
}

// The reader of a pipe may have seen enough: `fellesinnsyn status | head`.
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program().parseAsync();
} catch (error) {
  process.exitCode = report(error, process.argv.includes('--debug'));
}
