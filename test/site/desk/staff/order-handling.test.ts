import { expect, test } from 'vitest';
import type { Desk } from '../../../../site/desk/open-desk.ts';
import { anonymise } from '../../../../site/desk/requests/anonymise.ts';
import { auditRows } from '../../../../site/desk/staff/audit.ts';
import {
  handleOrder,
  handlingOf,
  orderTasks,
  ownOrder,
  resendOrder,
  shownState,
  timeLeft,
} from '../../../../site/desk/staff/order-handling.ts';
import { StaffDesk } from '../../../support/staff-desk.ts';

function order(desk: Desk, id: string, kommune: string, orderedAt: string): void {
  desk.transaction(() => {
    desk
      .prepare(
        `INSERT INTO request (id, state, language, email, email_key, name, created_at, confirmed_at)
         VALUES (?, 'confirmed', 'nb', 'a@b.example', 'a@b.example', 'Qvirrevald', ?, ?)`,
      )
      .run(`r-${id}`, orderedAt, orderedAt);
    desk
      .prepare(
        "INSERT INTO request_order (id, request, kommunenummer, state, ordered_at) VALUES (?, ?, ?, 'ordered', ?)",
      )
      .run(id, `r-${id}`, kommune, orderedAt);
  });
}
// A Monday.
const MONDAY = '2026-03-02T09:00:00.000Z';

async function filled() {
  const staff = new StaffDesk();
  const { id } = await staff.account('aase@nordskjaer.example');
  order(staff.desk, 'io_1', '9901', MONDAY);
  order(staff.desk, 'io_2', '9902', MONDAY);
  return { staff, by: id };
}

test.each([
  ['received', 'received', { left: 5 }],
  ['answered', 'answered', null],
  ['refused', 'answered', null],
  ['forwarded', 'answered', null],
] as const)(
  '%s: the requester sees %s, the archivists what they wrote',
  async (handling, state, left) => {
    const { staff, by } = await filled();
    using _ = staff;
    const { desk, clock } = staff;
    expect(handleOrder(desk, '9901', 'io_1', { handling, note: 'Qvirrevald ringte' }, by)).toBe(
      true,
    );
    const found = ownOrder(desk, '9901', 'io_1');
    expect(found?.order.state).toBe(state);
    expect(found && shownState(desk, found.order)).toBe(handling);
    expect(found && timeLeft(found.order, clock.now())).toEqual(left);
    expect(handlingOf(desk, 'io_1')).toEqual({ handling, note: 'Qvirrevald ringte' });
    const rows = auditRows(desk, '9901', 100, 10);
    expect(rows.map(({ action }) => action)).toEqual(['request-note', 'request-state']);
    expect(JSON.stringify(rows)).not.toContain('Qvirrevald');
  },
);

test('another municipality’s order can be neither handled nor sent again', async () => {
  const { staff, by } = await filled();
  using _ = staff;
  expect(handleOrder(staff.desk, '9901', 'io_2', { handling: 'answered', note: 'x' }, by)).toBe(
    false,
  );
  expect(resendOrder(staff.desk, '9901', 'io_2', by)).toBe(false);
  expect(ownOrder(staff.desk, '9902', 'io_2')?.order.state).toBe('ordered');
  expect(handlingOf(staff.desk, 'io_2')).toBeNull();
  expect(auditRows(staff.desk, '9901', 100, 10)).toEqual([]);
});

test('the note goes with the requester, and no new one is kept', async () => {
  const { staff, by } = await filled();
  using _ = staff;
  const { desk } = staff;
  handleOrder(desk, '9901', 'io_1', { handling: 'answered', note: 'Qvirrevald ringte' }, by);
  desk.transaction(() => anonymise(desk, 'r-io_1'));
  expect(handlingOf(desk, 'io_1')).toEqual({ handling: 'answered', note: null });
  handleOrder(desk, '9901', 'io_1', { handling: 'refused', note: 'Qvirrevald igjen' }, by);
  expect(handlingOf(desk, 'io_1')).toEqual({ handling: 'refused', note: null });
});

test('the deadline counts down over weekends and holidays, and then up', async () => {
  const { staff } = await filled();
  using _ = staff;
  const { desk, clock } = staff;
  const left = () => {
    const found = ownOrder(desk, '9901', 'io_1');
    return found && timeLeft(found.order, clock.now());
  };
  const days: unknown[] = [];
  for (let i = 0; i < 9; i++) {
    days.push(left());
    clock.forward(86_400);
  }
  expect(days).toEqual([
    { left: 5 },
    { left: 4 },
    { left: 3 },
    { left: 2 },
    { left: 1 },
    { left: 1 },
    { left: 1 },
    { left: 0 },
    { over: 1 },
  ]);
  expect(orderTasks(desk, '9901', clock.now())).toEqual({ fresh: 1, late: 1, bounced: 0 });
});
