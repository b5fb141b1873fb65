import type { Desk } from './desk/open-desk.ts';
import { type AuditAction, audit } from './desk/staff/audit.ts';
import { openedArchive, type StaffArchive } from './desk/staff/opened-archive.ts';
import { isArkivar, isRegionadministrator, type Staff } from './desk/staff/staff.ts';
import type { MunicipalityView } from './municipalities.ts';
import { type Portal, portalOf } from './portal.ts';

/** What a page of the staff room works with. */
export interface StaffPage {
  readonly portal: Portal;
  readonly desk: Desk;
  readonly archive: StaffArchive;
  readonly staff: Staff;
}

export interface KommunePage extends StaffPage {
  readonly municipality: MunicipalityView;
  /** Writes in the municipality's log what was seen or done, in the caller's transaction when there is one. */
  readonly note: (
    action: AuditAction,
    subject: string,
    detail?: Readonly<Record<string, string | number>>,
  ) => void;
}

/**
 * The room of a page behind the gate. Throws when nobody is signed in: then the gate was passed by, and the page must show
 * nothing.
 */
export function staffPage(locals: App.Locals): StaffPage {
  const portal = portalOf(locals);
  const { staff } = locals;
  if (staff === undefined || portal.desk === null)
    throw new Error('a page of the staff room was reached without its gate');
  return {
    portal,
    desk: portal.desk,
    get archive() {
      return openedArchive();
    },
    staff,
  };
}

/** As staffPage, for a page of one municipality; null: it is not in this region. Asks again what the gate has asked. */
export function kommunePage(
  locals: App.Locals,
  kommunenummer: string | undefined,
  demand: 'arkivar' | 'arkivar-or-regionadministrator' = 'arkivar',
): KommunePage | null {
  const page = staffPage(locals);
  const number = kommunenummer ?? '';
  const isAllowed =
    isArkivar(page.staff, number) ||
    (demand === 'arkivar-or-regionadministrator' && isRegionadministrator(page.staff));
  if (!isAllowed) throw new Error('a page of a municipality was reached without its gate');
  const municipality = page.portal.municipalities.find(number);
  if (municipality === null || municipality.number !== number) return null;
  const { portal, desk, staff } = page;
  return {
    portal,
    desk,
    get archive() {
      return openedArchive();
    },
    staff,
    municipality,
    note: (action, subject, detail = {}) =>
      audit(desk, { chain: number, staff: staff.id, action, subject, detail }),
  };
}
