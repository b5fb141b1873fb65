/** Up to three of `known` that are most like `wanted`, compared without case, likeliest first. */
export function nearestNames(wanted: string, known: Iterable<string>): string[] {
  const target = wanted.toUpperCase();
  return [...new Set(known)]
    .map((name) => ({ name, distance: distance(target, name.toUpperCase()) }))
    .filter(
      ({ name, distance }) =>
        distance <= Math.max(2, Math.ceil(Math.min(name.length, target.length) / 2)),
    )
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name, 'nb'))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Edit distance; a name that contains the other is near, whatever its length. */
function distance(a: string, b: string): number {
  if (a.length >= 3 && b.includes(a)) return 1;
  let previous = Array.from({ length: b.length + 1 }, (_v, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current.push(
        Math.min(
          (previous[j] ?? 0) + 1,
          (current[j - 1] ?? 0) + 1,
          (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** `; the nearest are A, B` or nothing. */
export function suggest(wanted: string, known: Iterable<string>): string {
  const near = nearestNames(wanted, known);
  return near.length === 0
    ? ''
    : `; the nearest ${near.length === 1 ? 'is' : 'are'} ${near.join(', ')}`;
}
