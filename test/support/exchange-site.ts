// Runs under systemd-socket-activate, which has opened the socket this process holds as descriptor 3. As systemd does, it starts the
// site on that socket, and ends it and starts it again for each line that comes on standard input.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const [script = ''] = process.argv.slice(2);
const { LISTEN_PID: _, ...variables } = process.env;

function start(): ChildProcess {
  const child = spawn(process.execPath, [script], {
    env: { ...variables, LISTEN_FDS: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 3],
  });
  process.stdout.write(`started ${child.pid}\n`);
  return child;
}

let site = start();
for await (const line of createInterface({ input: process.stdin })) {
  const ended = new Promise<number | null>((resolve) => site.once('close', resolve));
  site.kill('SIGTERM');
  process.stdout.write(`ended ${await ended}\n`);
  if (line === 'end') break;
  site = start();
}
