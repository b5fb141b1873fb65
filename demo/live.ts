import type { Chance } from './chance.ts';
import { changeEntry } from './change.ts';
import { osloDay, workday } from './day.ts';
import type { DemoEntry } from './entry.ts';
import type { Happening } from './history.ts';
import type { OpenCase, Register } from './register.ts';
import { writeScript } from './script.ts';
import type { World } from './world.ts';

const LIVELY_EVENTS = 300;
const LIVELY_GAP = 20_000;
const CALM_GAP = 600_000;

interface Known {
  readonly entry: DemoEntry | null;
  readonly lastEntry: DemoEntry;
}

interface Life {
  readonly world: World;
  readonly register: Register;
  readonly chance: Chance;
  /** Cases in which something is still to happen; kept up to date here. */
  readonly open: OpenCase[];
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Every record there has been, as the caller has put it so far, by id; and the ids in a list to choose from. */
  readonly current: ReadonlyMap<string, Known>;
  readonly ids: readonly string[];
}

/** What happens after the history, one thing at a time, without end: every 20 seconds at first, then every ten minutes. */
export function* live(life: Life): Generator<Happening, never, void> {
  const { chance, current, ids, world, start } = life;
  let at = start + 1000 * chance.below(LIVELY_GAP / 1000);
  for (let count = 0; ; count++) {
    at += count < LIVELY_EVENTS ? LIVELY_GAP : CALM_GAP;
    const kind = chance.next();
    const old = kind < 0.3 ? current.get(chance.pick(ids)) : undefined;
    if (!old) yield newEntry(life, at);
    else if (old.entry)
      yield happening(old.lastEntry, at, changeEntry(old.entry, world.written, chance));
    // Taken out by mistake, and back.
    else yield happening(old.lastEntry, at, old.lastEntry);
  }
}

const happening = (
  { systemID, type }: DemoEntry,
  at: number,
  entry: DemoEntry | null,
): Happening => ({ at, systemID, type, entry });

function newEntry({ world, register, chance, open }: Life, at: number): Happening {
  const day = workday(osloDay(new Date(at)));
  for (;;) {
    const known = open.length > 0 && chance.happens(0.6) ? chance.pick(open) : null;
    const openCase = known ?? register.open(writeScript(world, chance, day));
    const entry = register.enter(openCase, day, day);
    if (!known && openCase.left.length > 0) open.push(openCase);
    if (known && openCase.left.length === 0) open.splice(open.indexOf(known), 1);
    if (entry) return happening(entry, at, entry);
  }
}
