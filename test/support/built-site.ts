import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packageFolder } from '../../cli/package-folder.ts';

const PATIENCE_MS = 30_000;

export interface BuiltSite extends AsyncDisposable {
  readonly origin: string;
  readonly process: ChildProcess;
  /** What it has written so far. */
  readonly said: readonly string[];
}

/** Starts the built server as it runs in production; ended by its own process id. */
export function startBuiltSite(
  port: number,
  environment: Readonly<Record<string, string>>,
): BuiltSite {
  const server = spawn(process.execPath, [join(packageFolder, 'cli/serve-site.ts')], {
    env: { ...process.env, MEILI_URL: '', ...environment, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  return {
    origin: `http://127.0.0.1:${port}`,
    process: server,
    said,
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/** Resolves when `path` answers with `status`; rejects with what the server has said when it does not in time. */
export async function untilAnswers(site: BuiltSite, path: string, status: number): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (!patience.aborted && site.process.exitCode === null) {
    const answered = await fetch(site.origin + path).then(
      (answer) => answer.status,
      () => null,
    );
    if (answered === status) return;
    await wait(50);
  }
  throw new Error(`${path} did not answer ${status}:\n${site.said.join('')}`);
}

export const untilHealthy = (site: BuiltSite): Promise<void> => untilAnswers(site, '/health', 200);

/** A port nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
