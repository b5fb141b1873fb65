import type { APIRoute } from 'astro';
import { audit, REGION } from '../../desk/staff/audit.ts';
import { auditCsv, csvHeaders } from '../../desk/staff/audit-csv.ts';
import { staffPage } from '../../staff-page.ts';
import { textsOf } from '../../texts/languages.ts';

/** The region's log as a file; taking it out is itself written down first. */
export const GET: APIRoute = ({ locals }) => {
  const { desk, staff } = staffPage(locals);
  audit(desk, { chain: REGION, staff: staff.id, action: 'log-exported' });
  const { columns } = textsOf(locals.language).staff.log;
  return new Response(auditCsv(desk, REGION, columns), { headers: csvHeaders(REGION) });
};
