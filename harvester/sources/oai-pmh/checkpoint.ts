import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Checkpoint } from '../source.ts';
import type { OaiPmhSettings } from './settings.ts';

const instant = z.iso.datetime();
const window = z.object({
  /** `whole`: the list as asked; then months, days, and record by record where a day cannot be listed. */
  level: z.enum(['whole', 'month', 'day', 'identifiers']),
  from: instant.nullable(),
  until: instant.nullable(),
});
export type Window = z.infer<typeof window>;

const pass = z.object({
  /** The server's clock at the first response; the next harvest asks from here. */
  startedAt: instant.nullable(),
  width: z.enum(['new', 'twoDays', 'month', 'full']),
  from: instant.nullable(),
  prefix: z.string(),
  granularity: z.enum(['day', 'second']),
  /** Index in the list of sets (one unnamed set when none is configured). */
  set: z.number().int().min(0),
  window,
  token: z.string().nullable(),
  /** Records seen in this pass, and in this window. */
  seen: z.number().int().min(0),
  /** Restarts of this window after badResumptionToken. */
  restarts: z.number().int().min(0),
  /** Windows that could not be read at all. */
  skipped: z.array(z.object({ from: instant.nullable(), until: instant.nullable() })),
});
export type Pass = z.infer<typeof pass>;

const state = z.object({
  version: z.literal(1),
  /** Hash of address, format and sets: other ones, and everything starts over. */
  source: z.string(),
  prefix: z.string().nullable(),
  nextFrom: instant.nullable(),
  lastTwoDays: instant.nullable(),
  lastMonth: instant.nullable(),
  lastFull: instant.nullable(),
  lastSweep: instant.nullable(),
  /** The pass under way; null: the last one reached its end. */
  pass: pass.nullable(),
});
export type HarvestState = z.infer<typeof state>;

/** The stored state, or a fresh one when there is none, it cannot be read, or the source is another one. */
export function readCheckpoint(
  checkpoint: Checkpoint | null,
  settings: OaiPmhSettings,
): HarvestState {
  const source = hash(
    'sha256',
    JSON.stringify([settings.url, settings.metadataPrefix ?? null, settings.sets]),
  ).slice(0, 16);
  const read = state.safeParse(checkpoint);
  if (read.success && read.data.source === source) return read.data;
  return {
    version: 1,
    source,
    prefix: null,
    nextFrom: null,
    lastTwoDays: null,
    lastMonth: null,
    lastFull: null,
    lastSweep: null,
    pass: null,
  };
}

/** A copy of the state as it is, for the store. */
export const writeCheckpoint = (current: HarvestState): Checkpoint => structuredClone(current);
