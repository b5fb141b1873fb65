import type { AstroCookies } from 'astro';

const DAY_S = 86_400;

// With the prefix no other host of the domain can plant a cart here (RFC 6265bis § 4.1.3.2); it needs TLS.
const nameOf = (url: URL): string => (url.protocol === 'https:' ? '__Host-kurv' : 'kurv');

/** The key of the reader's cart; null: none, or nothing that was ever a key. */
export function cartKey(cookies: AstroCookies, url: URL): string | null {
  const value = cookies.get(nameOf(url))?.value ?? '';
  return /^[\w-]{32}$/.test(value) ? value : null;
}

/** Keeps the key with the reader for `days`, from now: only the server reads it, and only this site is sent it. */
export function keepCartKey(cookies: AstroCookies, url: URL, key: string, days: number): void {
  cookies.set(nameOf(url), key, {
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    path: '/',
    maxAge: days * DAY_S,
  });
}
