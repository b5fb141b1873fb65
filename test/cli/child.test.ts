import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Child, type ChildOptions, superviseChild } from '../../cli/start/child.ts';
import { temporaryFolder } from '../support/run-cli.ts';

describe('a process that start looks after', () => {
  const folder = temporaryFolder();
  const children: Child[] = [];
  afterAll(async () => {
    await Promise.all(children.map((child) => child.stop(1_000)));
    folder[Symbol.dispose]();
  });

  /** What it says to the person, and a promise of each thing said. */
  function watch(code: string, options: Partial<ChildOptions> = {}) {
    const script = join(folder.path, `${children.length}.mjs`);
    writeFileSync(script, code);
    const said: string[] = [];
    let wake = (): void => {};
    const hear = (line: string): void => {
      said.push(line);
      wake();
    };
    const child = superviseChild({
      name: 'harvester',
      script,
      variables: { PATH: process.env.PATH },
      onLog: (line) => hear(`log ${line}`),
      say: hear,
      hopeless: [2, 3],
      onHopeless: (status) => hear(`hopeless ${status}`),
      firstWaitMs: 10,
      ...options,
    });
    children.push(child);
    return {
      child,
      said,
      async until(part: string, times = 1): Promise<void> {
        while (said.filter((line) => line.includes(part)).length < times)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      },
    };
  }

  const logLine = '{"at":"2026-01-01T00:00:00Z","event":"ready"}';

  test('is started again when it dies, with its last words told', async () => {
    const { said, until } = watch(
      `console.error(${JSON.stringify(logLine)}); console.error('disk on fire'); process.exit(7);`,
    );
    await until('log', 3);
    expect(said.slice(0, 4)).toEqual([
      `log ${logLine}`,
      '  harvester: disk on fire',
      'The harvester ended (code 7); it is started again in 0.0 s.',
      `log ${logLine}`,
    ]);
  });

  test('is started again when something kills it', async () => {
    const { until } = watch(
      `console.error(${JSON.stringify(logLine)}); process.kill(process.pid, 'SIGKILL');`,
    );
    await until('The harvester ended (SIGKILL)', 2);
  });

  test('is not started again when that could not help', async () => {
    const { said, until } = watch(`console.error('the archive is newer'); process.exit(3);`);
    await until('hopeless');
    expect(said).toEqual(['  harvester: the archive is newer', 'hopeless 3']);
  });

  test('is asked to stop, and may end what it does', async () => {
    const file = join(folder.path, 'ended');
    const { child, said, until } = watch(
      `import { writeFileSync } from 'node:fs';
       process.once('SIGTERM', () => setImmediate(() => { writeFileSync(${JSON.stringify(file)}, 'well'); process.exit(); }));
       setInterval(() => {}, 1000);
       console.error(${JSON.stringify(logLine)});`,
    );
    await until('log');
    await child.stop(10_000);
    expect(readFileSync(file, 'utf8')).toBe('well');
    expect(said).toHaveLength(1);
  });

  test('is ended by force when it does not listen', async () => {
    const { child, until } = watch(
      `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.error(${JSON.stringify(logLine)});`,
    );
    await until('log');
    await child.stop(50);
  });

  test('ends by itself when start is gone without a word', async () => {
    const file = join(folder.path, 'orphan');
    // A start that dies at once: its channel to the child closes.
    const { until } = watch(
      `import { spawn } from 'node:child_process';
       import { writeFileSync } from 'node:fs';
       writeFileSync(${JSON.stringify(`${file}.mjs`)}, \`
         import { writeFileSync } from 'node:fs';
         process.once('disconnect', () => { writeFileSync(${JSON.stringify(file)}, ''); process.exit(); });
         process.send('ready');
         setTimeout(() => {}, 20_000);\`);
       const child = spawn(process.execPath, [${JSON.stringify(`${file}.mjs`)}], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
       child.once('message', () => process.kill(process.pid, 'SIGKILL'));`,
      { hopeless: [], firstWaitMs: 600_000 },
    );
    await until('SIGKILL');
    await expect.poll(() => existsSync(file), { timeout: 10_000 }).toBe(true);
  });
});
