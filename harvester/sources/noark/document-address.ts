/**
 * The address of a document when anyone can open it: http(s), with line breaks and outer white space taken out (both have been
 * seen in files). null for paths into a package and everything else.
 */
export function documentAddress(reference: string | null): string | null {
  if (reference === null) return null;
  const text = reference.trim().replace(/\s*[\r\n]+\s*/g, '');
  if (!/^https?:\/\//i.test(text)) return null;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return null;
  // names without a dot and addresses that are only numbers lead into somebody's own network
  return /\.[a-z][a-z0-9-]*\.?$/i.test(url.hostname) ? url.href : null;
}
