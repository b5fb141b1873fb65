import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SiteUnavailable } from '../usage-error.ts';

/** What the built pages are made from. */
const SOURCES = ['site', 'indexer', 'harvester', 'astro.config.mjs', 'package-lock.json'];

export const siteEntry = (packageFolder: string): string =>
  join(packageFolder, 'dist/server/entry.mjs');

/** The pages were never built, or what they are made from has changed since. */
export function siteIsStale(packageFolder: string): boolean {
  const entry = siteEntry(packageFolder);
  if (!existsSync(entry)) return true;
  const built = statSync(entry).mtimeMs;
  return SOURCES.some((name) => newest(join(packageFolder, name)) > built);
}

/** Builds the pages. Throws SiteUnavailable with what the build said. */
export async function buildSite(packageFolder: string): Promise<void> {
  const astro = join(packageFolder, 'node_modules/astro/bin/astro.mjs');
  if (!existsSync(astro))
    throw new SiteUnavailable(`Astro is not installed in ${packageFolder}: run npm ci there.`);
  const build = spawn(process.execPath, [astro, 'build', '--silent'], {
    cwd: packageFolder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [build.stdout, build.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    build.once('error', reject);
    build.once('close', resolve);
  });
  if (code !== 0)
    throw new SiteUnavailable(`The pages could not be built:\n${said.join('').trimEnd()}`);
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const below = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(stat.mtimeMs, ...below);
}
