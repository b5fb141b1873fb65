import type { Command } from 'commander';
import type { Config, Municipality, SourceConfig } from '../harvester/config/config.ts';
import { RunAborted } from '../harvester/errors.ts';
import { EXIT } from '../harvester/exit-code.ts';
import { createHttpClient } from '../harvester/network/http-client.ts';
import { runContext } from '../harvester/run-context.ts';
import { sourceKind } from '../harvester/source-kind.ts';
import { dryRun, printDryRun } from '../harvester/sources/noark/dry-run.ts';
import { noark } from '../harvester/sources/noark/noark.ts';
import { sourceKinds } from '../harvester/sources/registry.ts';
import { cliContext } from './context.ts';
import { abortOnSignal } from './on-signal.ts';
import { print } from './print.ts';
import { startProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

export interface DryRunOptions {
  readonly json?: boolean;
}

/** Prints what an import of a Noark source would do. Returns the exit code: 1 when the import would not end well. */
export async function dryRunSource(
  id: string,
  options: DryRunOptions,
  command: Command,
): Promise<number> {
  const config = cliContext(command).config();
  const { source, municipality } = findSource(config, id);
  sourceKind(source, sourceKinds);
  const { contact, publicUrl } = config.region;
  using http = createHttpClient({
    userAgent: `Fellesinnsyn (+${publicUrl}; ${contact.email})`,
    from: contact.email,
    allowPrivateHosts: config.network.allowPrivateHosts,
  });
  using stop = abortOnSignal(() => new RunAborted('the dry run was stopped; nothing was written'));
  const progress = startProgress(id);
  try {
    const report = await dryRun(
      noark.settings.parse(source.settings),
      runContext(source, municipality, { http, signal: stop.signal }),
      (read) => progress.update(read, null),
    );
    progress.end();
    print(options.json === true ? JSON.stringify(report, null, 2) : printDryRun(report).trimEnd());
    return report.error === null ? EXIT.ok : EXIT.sourceFailed;
  } finally {
    progress.end();
  }
}

/** Also of a source that is not enabled: a dry run is how one finds out whether it may be. */
function findSource(
  config: Config,
  id: string,
): { readonly source: SourceConfig; readonly municipality: Municipality } {
  const source = config.sources.find((known) => known.id === id);
  if (source?.kind === 'siard')
    throw new UsageError(`"${id}" is an archive: fellesinnsyn siard dry-run --source ${id}`);
  const municipality = config.municipalities.find(({ number }) => number === source?.municipality);
  if (source?.kind === noark.kind && municipality) return { source, municipality };
  const ids = config.sources.filter(({ kind }) => kind === noark.kind).map((known) => known.id);
  throw new UsageError(
    `There is no source "${id}" of kind noark; ${ids.length === 0 ? 'the region file has none' : `there are ${ids.join(', ')}`}.`,
  );
}
