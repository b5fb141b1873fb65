import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface MeilisearchServer extends AsyncDisposable {
  readonly url: string;
  readonly key: string | null;
}

/**
 * A Meilisearch for the contract suite: the one at MEILI_URL, else one started from a `meilisearch` on the PATH (or at
 * MEILI_BINARY) in a temporary folder. null when there is none: printed, and an error when REQUIRE_MEILI=1.
 */
export async function meilisearchServer(): Promise<MeilisearchServer | null> {
  const { MEILI_URL, MEILI_KEY, REQUIRE_MEILI } = process.env;
  if (MEILI_URL !== undefined && MEILI_URL !== '')
    return { url: MEILI_URL, key: MEILI_KEY ?? null, async [Symbol.asyncDispose]() {} };
  const binary = findBinary();
  if (binary !== null) return await startServer(binary);
  const message =
    'NO MEILISEARCH: the Meilisearch half of this suite did not run. Set MEILI_URL or put meilisearch on the PATH.';
  if (REQUIRE_MEILI === '1') throw new Error(message);
  process.stdout.write(`\n*** ${message}\n\n`);
  return null;
}

function findBinary(): string | null {
  const { MEILI_BINARY, PATH } = process.env;
  const candidates = [
    ...(MEILI_BINARY === undefined ? [] : [MEILI_BINARY]),
    ...(PATH ?? '').split(delimiter).map((folder) => join(folder, 'meilisearch')),
  ];
  for (const file of candidates) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not here: look in the next folder.
    }
  }
  return null;
}

async function startServer(binary: string): Promise<MeilisearchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-meili-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    binary,
    ['--no-analytics', '--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'data')],
    { cwd: folder, stdio: 'ignore' },
  );
  await untilHealthy(url, child);
  return {
    url,
    key: null,
    async [Symbol.asyncDispose]() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until && child.exitCode === null) {
    try {
      if ((await fetch(`${url}/health`)).ok) return;
    } catch {
      // Not listening yet: ask again shortly.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error('the meilisearch that was started did not become healthy within 30 seconds');
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
