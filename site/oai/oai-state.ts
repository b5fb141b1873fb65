import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { log } from '../../harvester/log.ts';
import { utcSecond } from './bound.ts';

/** What the endpoint must remember over restarts. */
export interface OaiState {
  /** Signs resumption tokens. */
  readonly secret: string;
  /** UTC second since which records are written as they are now; null: since ever. */
  readonly since: string | null;
}

const file = z.strictObject({
  secret: z.string().min(32),
  since: z.string().nullable(),
  /** What the records are made from, by name. */
  made: z.record(z.string(), z.string()),
});
type StateFile = z.infer<typeof file>;

export const oaiStateFile = (dataDirectory: string): string => join(dataDirectory, 'oai.json');

/**
 * Reads the state, and makes it at the first start (readable by its owner only). `made`: what records are made from besides the archive. When
 * one of those it knows has another value, every record has changed, and says so by its datestamp (OAI-PMH 2.0 §2.5, guidelines for
 * repositories §3). Where nothing can be kept, tokens hold until the process ends.
 */
export function openOaiState(
  path: string,
  made: Readonly<Record<string, string>>,
  now: Date,
): OaiState {
  try {
    const known = read(path) ?? create(path, { secret: newSecret(), since: null, made });
    const isChanged = Object.entries(made).some(
      ([name, value]) => known.made[name] !== undefined && known.made[name] !== value,
    );
    const all = { ...known.made, ...made };
    if (!isChanged && Object.keys(all).length === Object.keys(known.made).length) return known;
    const next = { ...known, made: all, since: isChanged ? utcSecond(now) : known.since };
    replace(path, next);
    if (isChanged) log('oai-records-changed', { since: next.since });
    return next;
  } catch (error) {
    log('oai-state-not-kept', { error: error instanceof Error ? error.name : 'Error' });
    return { secret: newSecret(), since: null };
  }
}

const newSecret = (): string => randomBytes(32).toString('base64url');

function read(path: string): StateFile | null {
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Returns what is in the file afterwards: another process may have made it first. */
function create(path: string, state: StateFile): StateFile {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, JSON.stringify(state), { mode: 0o600, flag: 'wx' });
    return state;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return read(path) ?? state;
  }
}

function replace(path: string, state: StateFile): void {
  const beside = `${path}.${process.pid}`;
  try {
    writeFileSync(beside, JSON.stringify(state), { mode: 0o600 });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}
