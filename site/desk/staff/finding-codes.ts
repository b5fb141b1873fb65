/** The kinds of findings and of reasons to hold an entry back, for the texts that name them. */
export type { FindingCode, HoldReason } from '../../../harvester/store/staff-archive.ts';
