import { describe, expect, test } from 'vitest';
import { audit, auditRows, REGION } from '../../../../site/desk/staff/audit.ts';
import { verifyAudit } from '../../../../site/desk/staff/verify-audit.ts';
import { StaffDesk } from '../../../support/staff-desk.ts';

const filled = () => {
  const desk = new StaffDesk();
  for (let i = 0; i < 6; i++)
    audit(desk.desk, {
      chain: i % 2 === 0 ? '9901' : REGION,
      staff: null,
      action: 'reject-seen',
      subject: String(i),
    });
  return desk;
};
/** Somebody with the file in hand takes the guards away first. */
const behindItsBack = ({ desk }: StaffDesk, sql: string) =>
  desk.db.exec(
    `DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_deleted; DROP TRIGGER audit_is_never_replaced; ${sql}`,
  );

describe('the log', () => {
  test('has a chain for each municipality, each row holding the hash of the one before', () => {
    using desk = filled();
    const rows = auditRows(desk.desk, '9901', Number.MAX_SAFE_INTEGER, 10);
    expect(rows.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(rows[0]?.previous).toBe(rows[1]?.hash);
    expect(rows[2]?.previous).toBe('');
    expect(verifyAudit(desk.desk)).toEqual({ kind: 'whole', rows: 6 });
  });

  test.each([
    "UPDATE audit SET action = 'signed-in'",
    'DELETE FROM audit WHERE n = 3',
    'DELETE FROM audit',
    "INSERT OR REPLACE INTO audit SELECT n, chain, seq, at, staff, 'signed-in', subject, detail, previous, hash FROM audit",
    "REPLACE INTO audit SELECT NULL, chain, seq, at, staff, 'signed-in', subject, detail, previous, hash FROM audit",
    "UPDATE OR IGNORE audit SET detail = '{}'",
  ])('refuses: %s', (sql) => {
    using desk = filled();
    expect(() => desk.desk.db.exec(sql)).toThrow('append-only');
    expect(verifyAudit(desk.desk)).toEqual({ kind: 'whole', rows: 6 });
  });

  test.each([
    [
      'a changed row',
      "UPDATE audit SET subject = '99' WHERE n = 3",
      { kind: 'broken', chain: '9901', seq: 2 },
    ],
    ['a row taken out', 'DELETE FROM audit WHERE n = 3', { kind: 'broken', chain: '9901', seq: 2 }],
    [
      'the last row taken off',
      'DELETE FROM audit WHERE n = 6',
      { kind: 'shortened', written: 6, rows: 5 },
    ],
    [
      'a time moved',
      "UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE n = 1",
      { kind: 'broken', chain: '9901', seq: 1 },
    ],
  ])('shows %s behind its back', (_, sql, verdict) => {
    using desk = filled();
    behindItsBack(desk, sql);
    expect(verifyAudit(desk.desk)).toEqual(verdict);
  });

  test('is written together with what it tells of, or not at all', () => {
    using desk = new StaffDesk();
    expect(() =>
      desk.desk.transaction(() => {
        audit(desk.desk, { chain: REGION, staff: null, action: 'account-made' });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(verifyAudit(desk.desk)).toEqual({ kind: 'whole', rows: 0 });
  });
});
