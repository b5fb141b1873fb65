import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { duration } from '../print.ts';

export interface ChildOptions {
  /** What a person calls it: `harvester`. */
  readonly name: string;
  readonly script: string;
  /** Of Node, before the script. */
  readonly flags?: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Log lines (JSON) the child writes. */
  readonly onLog: (line: string) => void;
  readonly say: (line: string) => void;
  /** The child ended with a code that will not get better by trying again. */
  readonly onHopeless: (code: number) => void;
  /** Exit codes of that kind. */
  readonly hopeless: readonly number[];
  /** Wait before the first restart; doubled for each further one. Default one second. */
  readonly firstWaitMs?: number;
}

export interface Child {
  /** Asks it to end, waits, and ends it by force after `patienceMs`. */
  stop(patienceMs: number): Promise<void>;
}

const LONGEST_WAIT_MS = 30_000;
const STEADY_AFTER_MS = 60_000;
const LAST_WORDS = 30;

/** A child process that is started again when it dies: after a second at first, then ever later, up to half a minute. */
export function superviseChild(options: ChildOptions): Child {
  const { name, say, hopeless, onHopeless, firstWaitMs = 1_000 } = options;
  let wait = firstWaitMs;
  let timer: NodeJS.Timeout | null = null;
  let stopping = false;
  let running = start();

  function start(): ChildProcess {
    const born = performance.now();
    const lastWords: string[] = [];
    const child = spawn(process.execPath, [...(options.flags ?? []), options.script], {
      // The channel tells the child when this process is gone, however it went.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: options.variables,
    });
    for (const stream of [child.stdout, child.stderr])
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          if (line.startsWith('{"at":')) return options.onLog(line);
          lastWords.push(line);
          if (lastWords.length > LAST_WORDS) lastWords.shift();
        });
    child.once('close', (code, signal) => {
      if (stopping) return;
      for (const line of lastWords) say(`  ${name}: ${line}`);
      if (code !== null && hopeless.includes(code)) {
        stopping = true;
        return onHopeless(code);
      }
      if (performance.now() - born > STEADY_AFTER_MS) wait = firstWaitMs;
      say(
        `The ${name} ended (${signal ?? `code ${code}`}); it is started again in ${duration(wait)}.`,
      );
      timer = setTimeout(() => {
        running = start();
      }, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
    return child;
  }

  return {
    async stop(patienceMs) {
      stopping = true;
      if (timer) clearTimeout(timer);
      if (running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => running.once('close', () => resolve()));
      running.kill('SIGTERM');
      const force = setTimeout(() => running.kill('SIGKILL'), patienceMs);
      await ended;
      clearTimeout(force);
    },
  };
}
