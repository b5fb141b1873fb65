import type { APIRoute } from 'astro';
import { auditCsv, csvHeaders } from '../../../desk/staff/audit-csv.ts';
import { kommunePage } from '../../../staff-page.ts';
import { textsOf } from '../../../texts/languages.ts';

/** A municipality's log as a file; taking it out is itself written down first. */
export const GET: APIRoute = ({ locals, params, rewrite }) => {
  const page = kommunePage(locals, params.kommune);
  if (page === null) return rewrite('/404');
  const { number } = page.municipality;
  page.note('log-exported', number);
  const { columns } = textsOf(locals.language).staff.log;
  return new Response(auditCsv(page.desk, number, columns), { headers: csvHeaders(number) });
};
