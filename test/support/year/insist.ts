// Starts the program named again and again until it stays: what systemd and containers do.
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const [script = ''] = process.argv.slice(2);
let isOver = false;
for (; !isOver; await wait(300)) {
  const child = spawn(process.execPath, [script], { stdio: 'inherit' });
  const stop = (): void => {
    isOver = true;
    child.kill('SIGTERM');
  };
  process.once('SIGTERM', stop);
  await new Promise((resolve) => child.once('close', resolve));
  process.off('SIGTERM', stop);
}
