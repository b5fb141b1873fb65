/**
 * The path of a member inside a package, with forward slashes (tar files from Windows systems have backslashes); null when it
 * leads out of the package or holds control characters.
 */
export function memberName(stored: string): string | null {
  const name = stored.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (/^\/|^[A-Za-z]:|[\u0000-\u001f]/.test(name)) return null;
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}
