import { archiveFile } from '../../../harvester/archive-file.ts';
import { readEnvironment } from '../../../harvester/config/environment.ts';
import { openStaffArchive } from '../../../harvester/store/open-staff-archive.ts';
import type { StaffArchive } from '../../../harvester/store/staff-archive.ts';

export type {
  StaffArchive,
  StaffReject,
  StaffRun,
  StaffScreened,
  StaffSource,
} from '../../../harvester/store/staff-archive.ts';

let opened: StaffArchive | null = null;

/** The archive as the staff room reads it, opened at its first page. Throws StoreUnusable. */
export function openedArchive(): StaffArchive {
  opened ??= openStaffArchive(archiveFile(readEnvironment().dataDirectory));
  return opened;
}
