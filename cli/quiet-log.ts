import { redirectLog } from '../harvester/log.ts';
import type { CliContext } from './context.ts';

/** Keeps log lines from a person at a terminal, who gets the same in words; `--verbose` and pipes get them. */
export function quietLog({ verbose }: Pick<CliContext, 'verbose'>): void {
  if (process.stderr.isTTY && !verbose) redirectLog(() => {});
}
