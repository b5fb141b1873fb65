/**
 * The page a form says it came from, when it is one of ours; else `otherwise`. A form field is anybody's to write, and nobody may be
 * led off this site by it (CWE-601).
 */
export function wayBack(written: unknown, otherwise: string): string {
  const here = 'http://here.invalid';
  if (typeof written !== 'string' || !/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(written))
    return otherwise;
  const url = URL.parse(written, here);
  if (url === null || url.origin !== here || url.username !== '') return otherwise;
  // As the browser will read it: `/./` and the like may not bring two slashes to the front.
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? otherwise : path;
}
