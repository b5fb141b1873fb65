import { createChance } from './chance.ts';
import { osloDay } from './day.ts';
import type { DemoEntry } from './entry.ts';
import { type Happening, makeHistory } from './history.ts';
import { live } from './live.ts';
import type { DemoMunicipality } from './municipalities.ts';
import { createRegister } from './register.ts';
import { inventWorld } from './world.ts';

/** One record as it stands from `from` (its OAI datestamp) until something happens to it again. Milliseconds since 1970. */
export interface DemoRecord {
  readonly systemID: string;
  readonly type: DemoEntry['type'];
  readonly from: number;
  /** null: deleted. */
  readonly entry: DemoEntry | null;
}

export interface DemoJournal {
  readonly municipality: DemoMunicipality;
  /** The first datestamp there will ever be. */
  readonly earliest: number;
  /** Every record as it stands at `moment`, deleted ones too, by datestamp and then by id. */
  at(moment: Date): readonly DemoRecord[];
  /** The record as it stands at `moment`; undefined: never there, or not yet. */
  find(systemID: string, moment: Date): DemoRecord | undefined;
}

export interface JournalOptions {
  readonly municipality: DemoMunicipality;
  /** How many entries the history holds, at least. */
  readonly entries: number;
  /** The moment the history ends and the journal begins to live. */
  readonly anchor: Date;
  readonly seed: string;
}

interface Version {
  readonly record: DemoRecord;
  readonly entry: DemoEntry | null;
  /** Infinity: nothing has happened to it since. */
  until: number;
  /** As it last stood in the journal, for a record that may come back. */
  readonly lastEntry: DemoEntry;
}

/**
 * An invented journal with its whole history. Everything follows from the options: the same seed and anchor give the same
 * records at the same moments. After the anchor something happens every 20 seconds at first, then every ten minutes.
 */
export function createJournal({
  municipality,
  entries,
  anchor,
  seed,
}: JournalOptions): DemoJournal {
  const chance = createChance(`${seed} ${municipality.number}`);
  const world = inventWorld(municipality, chance);
  const start = Math.floor(anchor.getTime() / 1000) * 1000;
  const today = osloDay(anchor);
  const register = createRegister(world, chance, today);
  const history = makeHistory(world, register, chance, entries, today, start);
  const versions: Version[] = [];
  const current = new Map<string, Version>();
  const lives = new Map<string, Version[]>();
  const ids: string[] = [];
  const put = ({ systemID, type, at, entry }: Happening): void => {
    const before = current.get(systemID);
    if (before) before.until = at;
    const lastEntry = entry ?? before?.lastEntry;
    if (!lastEntry) return;
    const record = { systemID, type, from: at, entry };
    const version = { record, until: Infinity, entry, lastEntry };
    current.set(systemID, version);
    versions.push(version);
    const life = lives.get(systemID);
    if (life) life.push(version);
    else {
      lives.set(systemID, [version]);
      ids.push(systemID);
    }
  };
  for (const happening of history.happenings) put(happening);
  const happenings = live({ world, register, chance, open: history.open, start, current, ids });
  let ahead = happenings.next().value;
  const liveUntil = (moment: number): void => {
    for (; ahead.at <= moment; ahead = happenings.next().value) put(ahead);
  };
  return {
    municipality,
    earliest: versions[0]?.record.from ?? start,
    at(moment) {
      const time = moment.getTime();
      liveUntil(time);
      return versions.filter(standsAt(time)).map(({ record }) => record);
    },
    find(systemID, moment) {
      const time = moment.getTime();
      liveUntil(time);
      return lives.get(systemID)?.find(standsAt(time))?.record;
    },
  };
}

const standsAt =
  (time: number) =>
  ({ record, until }: Version): boolean =>
    record.from <= time && until > time;
