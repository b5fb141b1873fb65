import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Another process that runs a TypeScript file of the tests; its standard output comes line by line. */
export function secondProcess(script: URL, args: readonly string[]) {
  const child = spawn(process.execPath, [fileURLToPath(script), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  child.once('exit', (code) => resolve(code));
  return {
    pid: child.pid ?? 0,
    /** null: it has ended. */
    line: async (): Promise<string | null> => {
      const next = await lines.next();
      return next.done ? null : next.value;
    },
    /** What it has written to standard error. */
    errors: () => errors,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Its exit code; null: it was killed. */
    ended,
  };
}
