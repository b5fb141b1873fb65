import { InnsynError } from '../../errors.ts';
import { screen } from '../../record/screening.ts';
import type { SourceContext, SourceEvent } from '../source.ts';
import { noark } from './noark.ts';
import type { NoarkSettings } from './settings.ts';

type Remark = Extract<SourceEvent, { kind: 'remark' }>;

/** What an import would do, in numbers. Holds no title and no name. */
export interface DryRunReport {
  /** One per file that was read: entries read, passed and rejected, and what each rule masked or held back. */
  readonly files: readonly Readonly<Record<string, string | number | boolean>>[];
  /** Entries the file rules passed and the door holds back, by its reason. */
  readonly heldAtTheDoor: Readonly<Record<string, number>>;
  /** Entries the public would see. */
  readonly published: number;
  /** Entries with each finding of the door (numbers, addresses, names), by code. */
  readonly doorFindings: Readonly<Record<string, number>>;
  /** Faults of the files, each with file, line and element. */
  readonly faults: readonly { readonly code: string; readonly detail: Remark['detail'] }[];
  readonly rejected: readonly { readonly where: string; readonly reason: string }[];
  /** Why the run would not end well; null: it would. */
  readonly error: string | null;
}

const MOST_REJECTS = 1000;

/**
 * Reads everything the source has as a first import would, through every rule, and writes nothing. `onProgress` is told the
 * entries read so far.
 */
export async function dryRun(
  settings: NoarkSettings,
  context: SourceContext,
  onProgress: (read: number) => void = () => {},
): Promise<DryRunReport> {
  const files: Readonly<Record<string, string | number | boolean>>[] = [];
  const heldAtTheDoor: Record<string, number> = {};
  const doorFindings: Record<string, number> = {};
  const faults: { code: string; detail: Remark['detail'] }[] = [];
  const rejected: { where: string; reason: string }[] = [];
  let published = 0;
  let error: string | null = null;
  try {
    for await (const event of noark.harvest(settings, null, context))
      if (event.kind === 'record') {
        const { held, findings } = screen(event.record);
        if (held === null) published++;
        else heldAtTheDoor[held] = (heldAtTheDoor[held] ?? 0) + 1;
        for (const code of new Set(findings.map((finding) => finding.code)))
          doorFindings[code] = (doorFindings[code] ?? 0) + 1;
      } else if (event.kind === 'remark') {
        if (event.code === 'file_read') files.push(event.detail ?? {});
        else faults.push({ code: event.code, detail: event.detail });
      } else if (event.kind === 'rejected' && rejected.length < MOST_REJECTS)
        rejected.push({ where: event.where, reason: event.reason });
      else if (event.kind === 'progress') onProgress(event.done);
  } catch (thrown) {
    if (!(thrown instanceof InnsynError)) throw thrown;
    error = thrown.message;
  }
  return { files, heldAtTheDoor, published, doorFindings, faults, rejected, error };
}

/** The report as lines an archivist can keep. */
export function printDryRun(report: DryRunReport): string {
  const { files, heldAtTheDoor, published, doorFindings, faults, rejected, error } = report;
  const numbers = (of: Readonly<Record<string, unknown>>): string[] =>
    Object.entries(of).map(([name, value]) => `  ${name}: ${value}`);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [title, ...lines, ''];
  return [
    ...files.flatMap(({ file, ...counts }) => section(`File ${file}`, numbers(counts))),
    ...section('Would be published', [`  entries: ${published}`]),
    ...section('Held back by screening', numbers(heldAtTheDoor)),
    ...section('Masked or marked by screening, entries by code', numbers(doorFindings)),
    ...section(
      'Faults in the files',
      faults.map(({ code, detail = {} }) => {
        const { file, line, element, ...rest } = detail;
        const place = [file, line === undefined ? null : `line ${line}`, element];
        const more = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
        return `  ${code}: ${[...place, ...more].filter((one) => one != null).join(', ')}`;
      }),
    ),
    ...section(
      'Entries that could not be used',
      rejected.map(({ where, reason }) => `  ${where}: ${reason}`),
    ),
    ...section('The import would not end well', error === null ? [] : [`  ${error}`]),
  ].join('\n');
}
