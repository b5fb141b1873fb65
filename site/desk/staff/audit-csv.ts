import { stringify } from 'csv-stringify/sync';
import type { Desk } from '../open-desk.ts';
import { namesById } from './accounts.ts';
import { auditRowsAfter } from './audit.ts';

const BATCH = 500;
// A name that a spreadsheet would run as a formula is kept as text.
const FORMULA = /^[=+\-@\t\r]/;

/** One chain of the log as CSV, oldest first, batch by batch; the caller has written down that it was taken out. */
export function auditCsv(
  desk: Desk,
  chain: string,
  columns: readonly string[],
): ReadableStream<Uint8Array> {
  const names = namesById(desk);
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${stringify([[...columns]])}`)),
    pull(controller) {
      const rows = auditRowsAfter(desk, chain, after, BATCH);
      after = rows.at(-1)?.seq ?? after;
      if (rows.length > 0)
        controller.enqueue(
          encoder.encode(
            stringify(
              rows.map(({ seq, at, staff, action, subject, detail, previous, hash }) =>
                [
                  chain,
                  seq,
                  at,
                  staff,
                  staff === null ? null : names.get(staff),
                  action,
                  subject,
                  detail,
                  previous,
                  hash,
                ].map((cell) =>
                  typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell,
                ),
              ),
            ),
          ),
        );
      if (rows.length < BATCH) controller.close();
    },
  });
}

/** Headers of such a file; it is nobody's to keep but the reader's. */
export const csvHeaders = (chain: string): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/csv; charset=utf-8',
  'Content-Disposition': `attachment; filename="logg-${chain}.csv"`,
});
