import type { Chance } from './chance.ts';
import { changeEntry } from './change.ts';
import { type Day, momentOn, workday } from './day.ts';
import type { DemoEntry } from './entry.ts';
import type { OpenCase, Register } from './register.ts';
import { type Script, writeScript } from './script.ts';
import type { World } from './world.ts';

/** Something a source publishes about one record. `at`: milliseconds since 1970, whole seconds. */
export interface Happening {
  readonly at: number;
  readonly systemID: string;
  readonly type: DemoEntry['type'];
  /** null: the record is taken out. */
  readonly entry: DemoEntry | null;
}

const DAYS = 3 * 365;
const DAYS_BETWEEN_LETTERS = 14;
const DAYS_TO_A_CHANGE = 25;
const DAY_MS = 86_400_000;
const PUBLISHING_HOUR = 4 * 3600;
const PUBLISHED_A_SECOND = 40;

export interface History {
  /** In the order of time. */
  readonly happenings: readonly Happening[];
  /** Cases in which something is still to happen. */
  readonly open: OpenCase[];
}

/** Three years of journal, more of it the nearer to `today`; the last happening comes before `end` (milliseconds). */
export function makeHistory(
  world: World,
  register: Register,
  chance: Chance,
  entries: number,
  today: Day,
  end: number,
): History {
  const planned: { script: Script; days: Day[] }[] = [];
  for (let count = 0; count < entries; ) {
    const opened = workday(today - 1 - Math.floor(DAYS * (1 - chance.next() ** 0.6)));
    const script = writeScript(world, chance, opened);
    const days = lettersBefore(today, script, chance);
    planned.push({ script, days });
    count += days.length;
  }
  planned.sort((a, b) => a.script.opened - b.script.opened);
  const letters = planned.flatMap(({ script, days }) => {
    const openCase = register.open(script);
    return days.map((day) => ({ openCase, day }));
  });
  letters.sort((a, b) => a.day - b.day);
  const happenings = letters.flatMap(({ openCase, day }, i) => {
    const publishedDay = Math.min(today, day + 1 + chance.below(3));
    const entry = register.enter(openCase, day, publishedDay);
    if (!entry) return [];
    const second = PUBLISHING_HOUR + Math.floor((i % 4000) / PUBLISHED_A_SECOND);
    const at = Math.min(end, momentOn(publishedDay, second));
    return lifeOf(entry, at, end, world, chance);
  });
  happenings.sort((a, b) => a.at - b.at || (a.systemID < b.systemID ? -1 : 1));
  const open = [...new Set(letters.map(({ openCase }) => openCase))];
  return { happenings, open: open.filter(({ left }) => left.length > 0) };
}

function lettersBefore(today: Day, { opened, acts }: Script, chance: Chance): Day[] {
  const days: Day[] = [];
  let day = opened;
  for (const _ of acts) {
    if (day >= today) break;
    days.push(workday(day));
    day += Math.floor(chance.wait(DAYS_BETWEEN_LETTERS));
  }
  return days.map((letter) => Math.max(letter, opened));
}

/** The entry as first published, and for one in sixteen what happened to it later. */
function lifeOf(
  entry: DemoEntry,
  at: number,
  end: number,
  world: World,
  chance: Chance,
): Happening[] {
  const { systemID, type } = entry;
  const life: Happening[] = [{ at, systemID, type, entry }];
  if (!chance.happens(0.06)) return life;
  const changedAt = later(at, chance);
  const changed = changeEntry(entry, world.written, chance);
  if (changedAt < end) life.push({ at: changedAt, systemID, type, entry: changed });
  const backAt = later(changedAt, chance);
  if (changed === null && chance.happens(0.1) && backAt < end)
    life.push({ at: backAt, systemID, type, entry });
  return life;
}

const later = (at: number, chance: Chance): number =>
  at + 1000 * Math.ceil((chance.wait(DAYS_TO_A_CHANGE) * DAY_MS) / 1000 + 1);
