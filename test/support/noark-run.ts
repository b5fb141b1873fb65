import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journalpost } from '../../harvester/record/journalpost.ts';
import { noark } from '../../harvester/sources/noark/noark.ts';
import type { Checkpoint, SourceContext, SourceEvent } from '../../harvester/sources/source.ts';

export const NOARK_NOW = new Date('2026-11-20T10:00:00Z');

/** A context without network: an invented municipality and a clock that stands still. */
export const noarkContext: SourceContext = {
  sourceId: 'lilleby-noark',
  kommunenummer: '1899',
  organisasjonsnummer: '999888777',
  http: {
    request: async () => {
      throw new Error('this test uses no network');
    },
  },
  now: () => NOARK_NOW,
  random: () => 0.5,
  sleep: async () => {},
  signal: new AbortController().signal,
};

export interface NoarkRun {
  readonly events: readonly SourceEvent[];
  /** Message of the error the run ended with; null: it ended well. */
  readonly error: string | null;
  readonly checkpoint: Checkpoint | null;
  readonly records: readonly Journalpost[];
  /** `code element:line` of all findings but the counts. */
  readonly findings: readonly string[];
  /** Counts of the files that were read, one per file. */
  readonly counts: readonly Readonly<Record<string, string | number | boolean>>[];
}

/** Runs the noark source to its end with the settings as they would stand in the config. */
export async function runNoark(
  settings: Readonly<Record<string, unknown>>,
  checkpoint: Checkpoint | null = null,
  context: Partial<SourceContext> = {},
): Promise<NoarkRun> {
  const events: SourceEvent[] = [];
  let error: string | null = null;
  let last: Checkpoint | null = checkpoint;
  try {
    const parsed = noark.settings.parse(settings);
    for await (const event of noark.harvest(parsed, checkpoint, { ...noarkContext, ...context })) {
      events.push(event);
      if (event.kind === 'checkpoint') last = event.checkpoint;
    }
  } catch (thrown) {
    error = thrown instanceof Error ? thrown.message : String(thrown);
  }
  const remarks = events.flatMap((event) => (event.kind === 'remark' ? [event] : []));
  return {
    events,
    error,
    checkpoint: last,
    records: events.flatMap((event) => (event.kind === 'record' ? [event.record] : [])),
    findings: remarks
      .filter(({ code }) => code !== 'file_read')
      .map(
        ({ code, detail }) =>
          `${code.split(':')[0]} ${detail?.element ?? ''}:${detail?.line ?? ''}`,
      ),
    counts: remarks.flatMap(({ code, detail }) => (code === 'file_read' && detail ? [detail] : [])),
  };
}

/** A folder that is removed again when the test ends. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'noark-test-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** Reads one file with this content. */
export async function readText(
  content: string | Uint8Array,
  settings: Readonly<Record<string, unknown>> = {},
  name = 'levering.xml',
): Promise<NoarkRun> {
  using folder = temporaryFolder();
  const file = join(folder.path, name);
  writeFileSync(file, content);
  return await runNoark({ file, ...settings });
}
