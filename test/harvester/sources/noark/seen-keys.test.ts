import { expect, test } from 'vitest';
import { SeenKeys } from '../../../../harvester/sources/noark/seen-keys.ts';

test('200,000 keys are each new once', () => {
  const seen = new SeenKeys();
  for (let n = 0; n < 200_000; n++) expect(seen.add(`systemID:${n}`)).toBe(true);
  for (let n = 0; n < 200_000; n += 997) expect(seen.add(`systemID:${n}`)).toBe(false);
  expect(seen.has('systemID:199999')).toBe(true);
  expect(seen.has('systemID:200000')).toBe(false);
  expect(seen.size).toBe(200_000);
});
