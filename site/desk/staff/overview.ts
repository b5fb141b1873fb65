import type { Config } from '../../../harvester/config/config.ts';
import { integer } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { REGION } from './audit.ts';
import type { StaffArchive } from './opened-archive.ts';
import { type OrderTasks, orderTasks } from './order-handling.ts';
import { mailQueue } from './queues.ts';
import { needsPerson, sourceRows } from './source-row.ts';

const DAY_MS = 86_400_000;
/** Findings are counted so far and no further: what matters is that there are many. */
export const MANY_FINDINGS = 1_000;

/** What waits for the archivists of one municipality. */
export interface KommuneTasks {
  readonly kommunenummer: string;
  readonly orders: OrderTasks;
  readonly parked: number;
  /** First seen in the last week. */
  readonly rejects: number;
  readonly findings: number;
}

export function kommuneTasks(
  desk: Desk,
  archive: StaffArchive,
  { sources }: Config,
  kommunenummer: string,
  now: Date,
): KommuneTasks {
  const week = `${new Date(now.getTime() - 7 * DAY_MS).toISOString().slice(0, 19)}Z`;
  const own = sources.filter(({ municipality }) => municipality === kommunenummer);
  return {
    kommunenummer,
    orders: orderTasks(desk, kommunenummer, now),
    parked: sourceRows(desk, archive, own).filter(needsPerson).length,
    rejects: archive.rejectsSince(kommunenummer, week),
    findings: archive.screenedSince(kommunenummer, week, MANY_FINDINGS + 1),
  };
}

/** What waits for whoever sees to the region. */
export interface RegionTasks {
  readonly parked: number;
  /** Mails that came back or were given up. */
  readonly bounced: number;
  /** Wrong passwords in the last day. */
  readonly failedSignIns: number;
}

export function regionTasks(
  desk: Desk,
  archive: StaffArchive,
  { sources }: Config,
  now: Date,
): RegionTasks {
  const { bounced, dead } = mailQueue(desk);
  const failed = desk
    .prepare(
      "SELECT count(*) AS n FROM audit WHERE chain = ? AND action = 'sign-in-failed' AND at >= ?",
    )
    .get(REGION, new Date(now.getTime() - DAY_MS).toISOString());
  return {
    parked: sourceRows(desk, archive, sources).filter(needsPerson).length,
    bounced: bounced + dead,
    failedSignIns: integer(failed ?? {}, 'n'),
  };
}
