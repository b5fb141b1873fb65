import { setTimeout } from 'node:timers/promises';
import type { Municipality, SourceConfig } from './config/config.ts';
import { RunAborted } from './errors.ts';
import type { HttpClient, SourceContext } from './sources/source.ts';

/** What a run takes from the world outside; everything but `http` has a default. */
export interface World {
  readonly http: HttpClient;
  readonly now?: () => Date;
  readonly random?: () => number;
  /** Resolves after `ms`, rejects with the signal's reason when it is aborted. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** The context one source gets for one run. */
export function runContext(
  source: SourceConfig,
  municipality: Municipality,
  world: World,
): SourceContext {
  const {
    http,
    now = () => new Date(),
    random = Math.random,
    sleep = wait,
    signal = new AbortController().signal,
  } = world;
  return {
    sourceId: source.id,
    kommunenummer: municipality.number,
    organisasjonsnummer: municipality.organisationNumber,
    http,
    now,
    random,
    sleep: (ms) => sleep(ms, signal),
    signal,
  };
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (cause) {
    throw new RunAborted('the run was stopped while it waited', { cause });
  }
}
