import { type KommuneTasks, MANY_FINDINGS, type RegionTasks } from './desk/staff/overview.ts';
import type { Href } from './links.ts';
import type { StaffTexts } from './texts/staff/nb.ts';

/** One line of what waits, with where to see to it. */
export interface Task {
  readonly label: string;
  readonly href: string;
  /** Somebody waits for it, or something is wrong. */
  readonly urgent: boolean;
}

/** What waits in one municipality, the most urgent first; empty: nothing. */
export function tasksOf(
  { kommunenummer, orders, parked, rejects, findings }: KommuneTasks,
  { overview }: StaffTexts,
  href: Href,
): Task[] {
  const at = (page: string): string => href('ansatt', kommunenummer, page);
  const many = findings > MANY_FINDINGS;
  const { fresh, late, bounced } = orders;
  return [
    { n: late, label: overview.late(late), href: at('krav'), urgent: true },
    { n: bounced, label: overview.bounced(bounced), href: at('krav'), urgent: true },
    { n: fresh, label: overview.newRequests(fresh), href: at('krav'), urgent: false },
    { n: parked, label: overview.parked(parked), href: at('kilder'), urgent: true },
    { n: rejects, label: overview.rejects(rejects), href: at('avvist'), urgent: false },
    {
      n: findings,
      label: overview.findings(many ? MANY_FINDINGS : findings, many),
      href: at('funn'),
      urgent: false,
    },
  ].filter(({ n }) => n > 0);
}

/** What waits in the region. */
export function regionTasksOf(
  { parked, bounced, failedSignIns }: RegionTasks,
  { overview }: StaffTexts,
  href: Href,
): Task[] {
  return [
    { n: parked, label: overview.parked(parked), href: href('ansatt', 'drift'), urgent: true },
    { n: bounced, label: overview.bounced(bounced), href: href('ansatt', 'drift'), urgent: true },
    {
      n: failedSignIns,
      label: overview.failedSignIns(failedSignIns),
      href: href('ansatt', 'logg'),
      urgent: false,
    },
  ].filter(({ n }) => n > 0);
}
