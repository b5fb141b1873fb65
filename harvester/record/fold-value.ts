const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i;
const NOT_ALPHANUMERIC = /[^a-z0-9]+/g;

/**
 * The key under which spellings of one code value meet: case, blanks, underscores, `%20`, and `ø/oe/o`, `å/aa/a`, `æ/ae`
 * make no difference; of an IRI or a prefixed name (`arkiv:unntattOffentlighet`) the last part counts.
 */
export function foldValue(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const value = fold(text);
  // A source writes few code values, over and over; one that does not cannot make this grow without end.
  if (folded.size < MOST_KEPT && text.length < LONGEST_KEPT) folded.set(text, value);
  return value;
}

const folded = new Map<string, string>();
const MOST_KEPT = 2000;
const LONGEST_KEPT = 80;

function fold(text: string): string {
  let value = text.trim();
  if (value.includes('%')) value = decodePercent(value);
  if (IRI.test(value))
    value = value.slice(Math.max(...['/', '#', ':'].map((c) => value.lastIndexOf(c))) + 1);
  return value
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'a')
    .replaceAll('ae', 'a')
    .replaceAll('ø', 'o')
    .replaceAll('ö', 'o')
    .replaceAll('oe', 'o')
    .replaceAll('å', 'a')
    .replaceAll('aa', 'a')
    .replace(NOT_ALPHANUMERIC, '');
}

/** A table from folded spelling to canonical value, from `[canonical, spellings…]` rows. */
export const foldedTable = <Value extends string>(
  rows: readonly (readonly [Value, ...string[]])[],
): ReadonlyMap<string, Value> =>
  new Map(
    rows.flatMap(([value, ...spellings]) =>
      [value, ...spellings].map((s) => [foldValue(s), value]),
    ),
  );

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is text
  }
}
