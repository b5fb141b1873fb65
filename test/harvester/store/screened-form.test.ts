import { describe, expect, test } from 'vitest';
import { StoreUnusable } from '../../../harvester/errors.ts';
import { fromScreenedForm, screenedForm } from '../../../harvester/store/screened-form.ts';
import { seededRandom } from '../../support/seeded-random.ts';

describe('what screening changed, kept beside the raw record', () => {
  test.each([
    ['{"a":null,"b":"x"}', '{"a":true,"b":"x"}'],
    ['{"a":"x"}', '{"a":"xxx"}'],
    ['{"a":"xxx"}', '{"a":"x"}'],
    ['{"a":"aaaa"}', '{"a":"aa"}'],
    ['{"a":1}', '{"a":1,"b":2}'],
    ['{"a":"😀"}', '{"a":"😁"}'],
    ['{"a":"😀x"}', '{"a":"\u{1f700}x"}'],
    ['{"a":"\ue000Kari\ue001"}', '{"a":"Kari"}'],
  ])('%s becomes %s again, and back, after a while as UTF-8', (raw, screened) => {
    for (const [from, to] of [
      [raw, screened],
      [screened, raw],
    ] as const) {
      const form = screenedForm(from, to);
      const stored = Buffer.from(String(form)).toString();
      expect(stored).toBe(form);
      expect(fromScreenedForm(from, stored)).toBe(to);
    }
  });

  test('nothing changed is null, and the raw record again', () => {
    expect(screenedForm('{"a":1}', '{"a":1}')).toBeNull();
    expect(fromScreenedForm('{"a":1}', null)).toBe('{"a":1}');
  });

  test('any two texts, 20,000 of them', () => {
    const random = seededRandom(3);
    const letters = ['a', 'b', ' ', '1', '😀', '😁', 'ø'];
    const text = () =>
      `{${Array.from({ length: random.below(8) }, () => random.pick(letters)).join('')}}`;
    for (let i = 0; i < 20_000; i++) {
      const [raw, screened] = [text(), text()];
      const form = screenedForm(raw, screened);
      const stored = form === null ? null : Buffer.from(form).toString();
      expect(fromScreenedForm(raw, stored)).toBe(screened);
    }
  });

  test('the form of older archives, the screened record whole, is read as it is', () => {
    expect(fromScreenedForm('{"a":"Kari"}', '{"a":"*"}')).toBe('{"a":"*"}');
  });

  test.each(['', 'x', '900 2 abc', '3 900 abc', '-1 2 abc', '[]'])(
    'what cannot be understood (%s) shows nothing',
    (form) => {
      expect(() => fromScreenedForm('{"a":"Kari Nordmann"}', form)).toThrow(StoreUnusable);
    },
  );
});
