import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { type Desk, openDesk } from '../../site/desk/open-desk.ts';

export interface TestDesk extends Disposable {
  readonly desk: Desk;
  readonly folder: string;
  readonly file: string;
  /** Moves the desk's clock. */
  readonly wait: (ms: number) => void;
}

/** A desk in a folder of its own, whose clock stands still until it is moved. */
export function testDesk(start = '2026-11-25T09:00:00.000Z'): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-desk-'));
  const file = deskFile(folder);
  let now = Date.parse(start);
  const desk = openDesk(file, { now: () => new Date(now), mailDomain: 'innsyn.example' });
  return {
    desk,
    folder,
    file,
    wait: (ms) => {
      now += ms;
    },
    [Symbol.dispose]() {
      desk[Symbol.dispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
