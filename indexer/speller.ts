import { editDistance } from './edit-distance.ts';

export interface VocabularyWord {
  readonly token: string;
  /** Places it occurs in. */
  readonly count: number;
}

interface Entry extends VocabularyWord {
  readonly letters: number;
}

/** Finds tokens that occur and are spelled nearly like one that does not. Holds the vocabulary by length. */
export class Speller {
  readonly #byLength: Entry[][] = [];

  constructor(words: Iterable<VocabularyWord>) {
    for (const { token, count } of words) {
      const bucket = this.#byLength[token.length] ?? [];
      bucket.push({ token, count, letters: letterMask(token) });
      this.#byLength[token.length] = bucket;
    }
  }

  /** At most `limit`, best first: few edits, same first letter, common words. Two edits only from eight letters on. */
  closeTo(token: string, limit: number): string[] {
    const max = token.length >= 8 ? 2 : token.length >= 4 ? 1 : 0;
    if (max === 0 || /\d/.test(token)) return [];
    const letters = letterMask(token);
    const found: { token: string; cost: number }[] = [];
    for (let length = token.length - max; length <= token.length + max; length++)
      for (const entry of this.#byLength[length] ?? []) {
        // Each edit changes at most two bits of the mask.
        if (bitCount(entry.letters ^ letters) > 2 * max) continue;
        const edits = editDistance(token, entry.token, max);
        if (edits === 0 || edits > max) continue;
        const sameStart = entry.token[0] === token[0] ? 0.3 : 0;
        found.push({
          token: entry.token,
          cost: edits - sameStart - Math.log10(entry.count + 1) * 0.15,
        });
      }
    found.sort((a, b) => a.cost - b.cost || (a.token < b.token ? -1 : 1));
    const best = found[0]?.cost ?? 0;
    return found
      .filter(({ cost }) => cost <= best + 0.6)
      .slice(0, limit)
      .map((word) => word.token);
  }
}

function letterMask(token: string): number {
  let mask = 0;
  for (let i = 0; i < token.length; i++) mask |= 1 << (token.charCodeAt(i) & 31);
  return mask;
}

function bitCount(mask: number): number {
  let x = mask - ((mask >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
