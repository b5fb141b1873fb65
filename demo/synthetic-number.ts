import type { Chance } from './chance.ts';

const K1 = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const K2 = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * A fødselsnummer from the series Skatteetaten keeps for tests (80 is added to the month), with right check digits:
 * it looks real to a machine and belongs to nobody.
 */
export function syntheticFoedselsnummer(chance: Chance): string {
  for (;;) {
    const digits = [
      ...two(1 + chance.below(28)),
      ...two(81 + chance.below(12)),
      ...two(40 + chance.below(60)),
      ...two(chance.below(50)),
      chance.below(10),
    ];
    const k1 = checkDigit(digits, K1);
    if (k1 === 10) continue;
    const k2 = checkDigit([...digits, k1], K2);
    if (k2 === 10) continue;
    return [...digits, k1, k2].join('');
  }
}

const two = (n: number): number[] => [Math.floor(n / 10), n % 10];

function checkDigit(digits: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0);
  return (11 - (sum % 11)) % 11;
}
