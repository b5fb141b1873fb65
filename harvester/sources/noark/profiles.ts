import { esaTables } from './noark4/esa-tables.ts';
import { PLAIN_TABLES, type TableNames } from './noark4/table-names.ts';
import { vendorColumns } from './noark4/vendor-columns.ts';

export const PROFILES = ['standard', 'public360', 'ephorte', 'esa'] as const;
export type ProfileName = (typeof PROFILES)[number];

/** Habits of the system that writes the files (noark.md §3.2 and §3.3). */
export interface Profile {
  /** PNAVN is put around businesses too, so the mark is taken off what shows itself to be an organisation. */
  readonly marksBusinesses: boolean;
  /** A flag that is left out is off, also where there is an access code. */
  readonly leavesOutFlags: boolean;
  /** What tables and columns of a table export are called. */
  readonly tables: TableNames;
}

const STANDARD: Profile = { marksBusinesses: false, leavesOutFlags: false, tables: PLAIN_TABLES };

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  standard: STANDARD,
  public360: { ...STANDARD, marksBusinesses: true },
  ephorte: { ...STANDARD, tables: vendorColumns },
  esa: { ...STANDARD, leavesOutFlags: true, tables: esaTables },
};
