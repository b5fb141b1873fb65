import { expect, test } from 'vitest';
import { Spill } from '../../../harvester/files/spill.ts';

test('lines come back whole and in order from any offset, across blocks and letters', () => {
  using spill = new Spill();
  const line = (n: number) => `${n} blåbær ${'ø'.repeat(n % 97)}`;
  for (let n = 0; n < 5000; n++) spill.add(line(n));
  const middle = spill.offset;
  for (let n = 5000; n < 10_000; n++) spill.add(line(n));
  expect([...spill.lines()]).toEqual(Array.from({ length: 10_000 }, (_, n) => line(n)));
  expect([...spill.lines(middle)]).toEqual(Array.from({ length: 5000 }, (_, n) => line(n + 5000)));
  spill.clear();
  expect([...spill.lines()]).toEqual([]);
});
