import { DEVICE_DAYS } from './devices.ts';

/** What of Astro's cookies is used here. */
export interface Cookies {
  get(name: string): { readonly value: string } | undefined;
  set(name: string, value: string, options: CookieOptions): void;
  delete(name: string, options: Pick<CookieOptions, 'path' | 'secure'>): void;
}
interface CookieOptions {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'strict' | 'lax';
  readonly maxAge?: number;
}

type Kind = 'session' | 'device' | 'flow';
const NAMES: Readonly<Record<Kind, string>> = {
  session: 'ansatt',
  device: 'ansatt-kjent',
  flow: 'ansatt-inngang',
};
const FLOW_SECONDS = 600;

/**
 * The cookies of the staff room. With https their names begin with `__Host-`, so that no other host, port or path can set them
 * (RFC 6265bis § 4.1.3.2). The session's ends with the browser; `flow` must come along when the sign-in service sends the
 * browser back from its own site, and is therefore lax.
 */
export function staffCookies(cookies: Cookies, isHttps: boolean) {
  const name = (kind: Kind): string => `${isHttps ? '__Host-' : ''}${NAMES[kind]}`;
  const base = { path: '/', httpOnly: true, secure: isHttps } as const;
  return {
    read: (kind: Kind): string | undefined => cookies.get(name(kind))?.value,
    setSession: (value: string) =>
      cookies.set(name('session'), value, { ...base, sameSite: 'strict' }),
    setDevice: (value: string) =>
      cookies.set(name('device'), value, {
        ...base,
        sameSite: 'strict',
        maxAge: DEVICE_DAYS * 86_400,
      }),
    setFlow: (value: string) =>
      cookies.set(name('flow'), value, { ...base, sameSite: 'lax', maxAge: FLOW_SECONDS }),
    forget: (kind: Kind) => cookies.delete(name(kind), { path: '/', secure: isHttps }),
  };
}
