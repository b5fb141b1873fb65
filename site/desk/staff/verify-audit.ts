import { integer, text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { auditHash, auditRowsAfter } from './audit.ts';

const BATCH = 1_000;

export type AuditVerdict =
  | { readonly kind: 'whole'; readonly rows: number }
  /** The first row that is not as it was written, or is missing. */
  | { readonly kind: 'broken'; readonly chain: string; readonly seq: number }
  /** Rows at the end are gone: more have been written than there are. */
  | { readonly kind: 'shortened'; readonly written: number; readonly rows: number };

/** Reads the whole log and says whether anybody has changed it behind the program's back. */
export function verifyAudit(desk: Desk): AuditVerdict {
  let rows = 0;
  const chains = desk.prepare('SELECT DISTINCT chain FROM audit ORDER BY chain').all();
  for (const chain of chains.map((row) => text(row, 'chain'))) {
    let [seq, previous] = [0, ''];
    for (;;) {
      const batch = auditRowsAfter(desk, chain, seq, BATCH);
      for (const row of batch) {
        const { hash, ...rest } = row;
        if (row.seq !== seq + 1 || row.previous !== previous || auditHash(rest) !== hash)
          return { kind: 'broken', chain, seq: seq + 1 };
        [seq, previous] = [row.seq, hash];
        rows++;
      }
      if (batch.length < BATCH) break;
    }
  }
  // AUTOINCREMENT remembers the highest number ever given.
  const last = desk.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").get();
  const written = last ? integer(last, 'seq') : 0;
  return written === rows ? { kind: 'whole', rows } : { kind: 'shortened', written, rows };
}
