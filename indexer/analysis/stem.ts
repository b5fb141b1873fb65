/** Longest first: endings of nouns, adjectives and weak verbs in bokmål and nynorsk. */
const ENDINGS = [
  'arane',
  'erene',
  'erne',
  'eren',
  'aren',
  'arar',
  'ere',
  'are',
  'ene',
  'ane',
  'er',
  'ar',
  'en',
  'et',
  'e',
  'a',
] as const;
const SHORTEST_STEM = 3;
const ABSTRACT = /^(.{2,}(?:het|itet|heit))(?:en|er|ene|a|ane)$/;

/**
 * Takes the inflection off a lower-case, unfolded word: genitive -s, definite and plural forms of bokmål and nynorsk alike.
 * Words with digits stay as they are, so that identifiers do.
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let w = word;
  if (w.length > 4 && w.endsWith('s') && !/[siu]s$/.test(w)) w = w.slice(0, -1);
  const abstract = ABSTRACT.exec(w);
  if (abstract?.[1] !== undefined) return abstract[1];
  if (w.length > 4 && /(?:het|itet|heit)$/.test(w)) return w;
  for (const ending of ENDINGS) {
    if (w.endsWith(ending) && w.length - ending.length >= SHORTEST_STEM) {
      w = w.slice(0, -ending.length);
      break;
    }
  }
  return w.endsWith('mm') ? w.slice(0, -1) : w;
}
