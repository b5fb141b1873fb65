import { expect, test } from 'vitest';
import { createChance } from '../../demo/chance.ts';
import { demoMunicipalities } from '../../demo/municipalities.ts';
import { syntheticFoedselsnummer } from '../../demo/synthetic-number.ts';

const mod11 = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11;

test('an invented fødselsnummer has right check digits and a month no one is born in', () => {
  const chance = createChance('numbers');
  for (let i = 0; i < 500; i++) {
    const number = syntheticFoedselsnummer(chance);
    expect(number).toMatch(/^\d{11}$/);
    expect(mod11(number, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1])).toBe(0);
    expect(mod11(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])).toBe(0);
    expect(Number(number.slice(2, 4))).toBeGreaterThan(80);
    expect(Number(number.slice(2, 4))).toBeLessThanOrEqual(92);
  }
});

test('the invented municipalities have organisation numbers with right check digits, from the test series', () => {
  for (const { organisationNumber, number } of demoMunicipalities) {
    expect(organisationNumber).toMatch(/^3\d{8}$/);
    expect(mod11(organisationNumber, [3, 2, 7, 6, 5, 4, 3, 2, 1])).toBe(0);
    expect(number).toMatch(/^99/);
  }
});
