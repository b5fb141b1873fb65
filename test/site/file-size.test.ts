import { expect, test } from 'vitest';
import { fileSize } from '../../site/file-size.ts';
import { nbFormat } from '../../site/texts/format.ts';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [87_400, '87 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [1_240_000, '1,2 MB'],
  [10_400_000, '10 MB'],
])('%d bytes are %s', (bytes, shown) => {
  expect(fileSize(bytes, nbFormat.number).replace(/\s/g, ' ')).toBe(shown);
});
