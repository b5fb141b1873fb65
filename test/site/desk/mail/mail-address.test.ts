import { describe, expect, test } from 'vitest';
import { readMailAddress } from '../../../../site/desk/mail/mail-address.ts';

describe('an address people write', () => {
  test.each([
    ['kari@borger.example', 'kari@borger.example', 'kari@borger.example'],
    ['  kari@borger.example ', 'kari@borger.example', 'kari@borger.example'],
    ['Kari.Nordmann+innsyn@Borger.Example', 'Kari.Nordmann+innsyn@borger.example', null],
    ["o'brien@borger.example", "o'brien@borger.example", null],
    ['post@blåbær.example', 'post@xn--blbr-roah.example', 'post@blåbær.example'],
    ['post@例え.テスト', 'post@xn--r8jz45g.xn--zckzah', 'post@例え.テスト'],
    ['"kari"@borger.example', 'kari@borger.example', 'kari@borger.example'],
  ])('%j is read', (written, address, shown) => {
    expect(readMailAddress(written)).toMatchObject({
      ok: { address, shown: shown ?? expect.any(String) },
    });
  });

  test.each([
    ['', 'empty'],
    ['kari', 'no-at'],
    ['kåre@borger.example', 'local-part-not-ascii'],
    ['"kari nordmann"@borger.example', 'local-part'],
    ['kari@', 'domain'],
    ['@borger.example', 'local-part'],
    ['kari@borger', 'domain'],
    ['kari@[127.0.0.1]', 'not-one-address'],
    ['kari@127.0.0.1', 'domain'],
    ['kari@-borger.example', 'domain'],
    ['kari@bor ger.example', 'not-one-address'],
    ['.kari@borger.example', 'local-part'],
    ['kari..n@borger.example', 'local-part'],
    ['kari@borger.example, ola@borger.example', 'not-one-address'],
    ['Kari <kari@borger.example>', 'not-one-address'],
    ['kari@borger.example\r\nBcc: ola@borger.example', 'not-one-address'],
    ['kari@borger.example\nBcc:ola@borger.example', 'not-one-address'],
    ['kari@borger.example\u0000', 'not-one-address'],
    ['"kari\r\nBcc: x"@borger.example', 'local-part'],
    ['"ola@annen.example"@borger.example', 'local-part'],
    ['ola@annen.example@borger.example', 'not-one-address'],
    ['"a<b>"@borger.example', 'local-part'],
    [`${'k'.repeat(65)}@borger.example`, 'too-long'],
    [`k@${'b'.repeat(250)}.example`, 'too-long'],
  ])('%j is told apart', (written, problem) => {
    expect(readMailAddress(written)).toEqual({ problem });
  });
});
