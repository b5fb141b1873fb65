import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface CliResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const program = resolve('cli/fellesinnsyn.ts');

/** Runs the command line as its user does, in a process of its own and in `folder`; environment settings of the machine do not count. */
export async function runCli(
  args: readonly string[],
  options: {
    readonly folder: string;
    readonly variables?: Readonly<Record<string, string>>;
  },
): Promise<CliResult> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.folder,
    env: { PATH: process.env.PATH, ...options.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  return { code, out: out.join(''), err: err.join('') };
}

export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'fellesinnsyn-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
