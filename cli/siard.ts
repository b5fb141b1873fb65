import type { Command } from 'commander';
import { EXIT } from '../harvester/exit-code.ts';
import { type DryRunReport, dryRun } from '../harvester/sources/siard/dry-run.ts';
import { inspect } from '../harvester/sources/siard/inspect.ts';
import { mappingJsonSchema } from '../harvester/sources/siard/mapping/mapping-schema.ts';
import type { ReadMapping } from '../harvester/sources/siard/mapping/read-mapping.ts';
import { printDryRun } from '../harvester/sources/siard/print-dry-run.ts';
import { printInspection } from '../harvester/sources/siard/print-inspection.ts';
import { propose } from '../harvester/sources/siard/propose.ts';
import { openSiard } from '../harvester/sources/siard/reader/siard-archive.ts';
import { loadMapping, siard } from '../harvester/sources/siard/siard-source.ts';
import { chooseMapping } from '../harvester/sources/siard/systems/system-mappings.ts';
import { cliContext } from './context.ts';
import { note, print } from './print.ts';
import { startProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

export interface InspectOptions {
  readonly json?: boolean;
  readonly textSamples?: boolean;
  readonly lobRoot: readonly string[];
}

export interface DryRunOptions {
  readonly source?: string;
  readonly mapping?: string;
  readonly json?: boolean;
}

/** Prints what an archive holds. Throws SiardUnreadable and SourceUnreachable. */
export async function inspectFile(file: string, options: InspectOptions): Promise<void> {
  const progress = startProgress('tables');
  try {
    const found = await inspect(file, {
      textSamples: options.textSamples === true,
      lobRoots: options.lobRoot,
      onProgress: (_table, done, total) => progress.update(done, total),
    });
    progress.end();
    print(
      options.json === true ? JSON.stringify(found, null, 2) : printInspection(found).trimEnd(),
    );
  } finally {
    progress.end();
  }
}

/** Prints a mapping to start from: the ready one of a known system is named instead. */
export async function proposeMapping(file: string): Promise<void> {
  const inspection = await inspect(file);
  const [known] = inspection.systems;
  if (known !== undefined && known.certainty >= 0.8)
    note(`This looks like ${known.name}: "mapping: ${known.id}" is ready to use.`);
  print(propose(inspection).trimEnd());
}

/** Prints the report of a source, or of a file that is none yet. Returns the exit code: 1 when a check fails. */
export async function dryRunReport(
  file: string | undefined,
  options: DryRunOptions,
  command: Command,
): Promise<number> {
  if ((file === undefined) === (options.source === undefined))
    throw new UsageError('Name either a file or a source: siard dry-run FILE, or --source ID.');
  const report =
    file === undefined
      ? await ofSource(options.source ?? '', command)
      : await ofFile(file, options.mapping);
  print(options.json === true ? JSON.stringify(report, null, 2) : printDryRun(report).trimEnd());
  if (file !== undefined)
    note('This file is no source yet: its digest cannot be signed. Run again with --source.');
  return report.checks.every(({ holds }) => holds) ? EXIT.ok : EXIT.sourceFailed;
}

/** Prints the JSON Schema of the mapping language. */
export function printSchema(): void {
  print(JSON.stringify(mappingJsonSchema(), null, 2));
}

async function ofSource(id: string, command: Command): Promise<DryRunReport> {
  const config = cliContext(command).config();
  const source = config.sources.find((known) => known.id === id && known.kind === siard.kind);
  const municipality = config.municipalities.find(({ number }) => number === source?.municipality);
  if (source === undefined || municipality === undefined) {
    const ids = config.sources.filter(({ kind }) => kind === siard.kind).map((known) => known.id);
    throw new UsageError(
      `There is no source "${id}" of kind siard; ${ids.length === 0 ? 'the region file has none' : `there are ${ids.join(', ')}`}.`,
    );
  }
  const settings = siard.settings.parse(source.settings);
  return await withProgress((onProgress) =>
    dryRun(
      settings.file,
      loadMapping(settings.mapping),
      {
        kommunenummer: municipality.number,
        organisasjonsnummer: municipality.organisationNumber,
        sourceId: id,
      },
      { lobRoots: settings.lobRoots, onProgress },
    ),
  );
}

async function ofFile(file: string, name: string | undefined): Promise<DryRunReport> {
  const mapping = name === undefined ? await choose(file) : loadMapping(name);
  return await withProgress((onProgress) =>
    dryRun(
      file,
      mapping,
      { kommunenummer: '0000', organisasjonsnummer: '000000000', sourceId: 'no-source' },
      { onProgress },
    ),
  );
}

async function choose(file: string): Promise<ReadMapping> {
  using archive = await openSiard(file);
  const mapping = chooseMapping(archive.tables);
  if (mapping === null)
    throw new UsageError(
      'This looks like no system with a ready mapping: name one with --mapping, or start with siard propose.',
    );
  return mapping;
}

async function withProgress(
  work: (onProgress: (table: string, rows: number) => void) => Promise<DryRunReport>,
): Promise<DryRunReport> {
  const progress = startProgress('rows');
  try {
    return await work((_table, rows) => progress.update(rows, null));
  } finally {
    progress.end();
  }
}
