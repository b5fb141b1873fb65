#!/usr/bin/env node
// Plain JavaScript that any Node runs: the program itself is TypeScript and needs the Node that comes with it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, 'fellesinnsyn.ts');

if (Number(process.versions.node.split('.')[0]) >= NEEDED) await import('./fellesinnsyn.ts');
else {
  const folder = join(here, '../node_modules/node/bin');
  const node = ['node', 'node.exe']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file));
  if (node === undefined) {
    process.stderr.write(
      `Fellesinnsyn needs Node ${NEEDED} or newer, and this is ${process.version}. Run npm ci in ${join(here, '..')}: Node comes with it.\n`,
    );
    process.exitCode = 2;
  } else {
    const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('close', (code, signal) => {
      process.exitCode = code ?? (signal === null ? 1 : 143);
    });
  }
}
