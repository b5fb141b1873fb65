import { createHttpClient } from '../../harvester/network/http-client.ts';
import { oaiPmh } from '../../harvester/sources/oai-pmh/oai-pmh.ts';
import type {
  Checkpoint,
  RejectedRaw,
  SourceContext,
  SourceEvent,
} from '../../harvester/sources/source.ts';
import type { OaiServer } from './oai-server.ts';

export interface Harvested {
  readonly events: readonly SourceEvent[];
  readonly records: readonly Extract<SourceEvent, { kind: 'record' }>['record'][];
  /** Identifiers of records, withdrawn and rejected ones, in the order they came. */
  readonly met: readonly (string | null)[];
  readonly deleted: readonly string[];
  readonly rejected: readonly RejectedRaw[];
  readonly remarks: ReadonlyMap<string, Readonly<Record<string, string | number | boolean>>>;
  readonly checkpoint: Checkpoint | null;
  /** What ended the harvest before its time; null: it reached its end. */
  readonly error: Error | null;
  /** Milliseconds the harvest asked to sleep, in order. */
  readonly slept: readonly number[];
}

export interface HarvestOptions {
  readonly checkpoint?: Checkpoint | null;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SourceEvent) => void;
}

export const NOW = new Date('2026-11-20T10:00:02Z');

export function testContext(
  server: OaiServer,
  options: HarvestOptions = {},
  slept: number[] = [],
): SourceContext & Disposable {
  const now = options.now ?? (() => NOW);
  const signal = options.signal ?? new AbortController().signal;
  const sleep = async (ms: number): Promise<void> => {
    signal.throwIfAborted();
    slept.push(ms);
  };
  const http = createHttpClient({
    userAgent: 'Fellesinnsyn-test (+https://innsyn.example.no)',
    from: 'post@example.no',
    allowPrivateHosts: [server.host],
    now,
    sleep,
  });
  return {
    sourceId: 'proevekommune',
    kommunenummer: '1811',
    organisasjonsnummer: '964983380',
    http,
    now,
    random: () => 0.5,
    sleep,
    signal,
    [Symbol.dispose]: () => http[Symbol.dispose](),
  };
}

/** Harvests a server to the end or to the error, and sorts what came out. */
export async function harvest(
  server: OaiServer,
  settings: Readonly<Record<string, unknown>> = {},
  options: HarvestOptions = {},
): Promise<Harvested> {
  const slept: number[] = [];
  using context = testContext(server, options, slept);
  const parsed = oaiPmh.settings.parse({ url: server.url, delayMs: 0, ...settings });
  const events: SourceEvent[] = [];
  let error: Error | null = null;
  try {
    for await (const event of oaiPmh.harvest(parsed, options.checkpoint ?? null, context)) {
      events.push(event);
      options.onEvent?.(event);
    }
  } catch (thrown) {
    error = thrown as Error;
  }
  const met = events.flatMap((event) => {
    if (event.kind === 'record') return [event.record.keys.kilde];
    return event.kind === 'deleted' || event.kind === 'rejected' ? [event.sourceKey] : [];
  });
  return {
    events,
    records: events.flatMap((event) => (event.kind === 'record' ? [event.record] : [])),
    met,
    deleted: events.flatMap((event) => (event.kind === 'deleted' ? [event.sourceKey] : [])),
    rejected: events.filter((event) => event.kind === 'rejected'),
    remarks: new Map(
      events.flatMap((event) =>
        event.kind === 'remark' ? [[event.code, event.detail ?? {}] as const] : [],
      ),
    ),
    checkpoint: events.findLast((event) => event.kind === 'checkpoint')?.checkpoint ?? null,
    error,
    slept,
  };
}
