// Only paths of the staff room, written plainly: nothing that a browser could read as another host (`//`, `\`, `@`, a scheme).
const OURS = /^(?:\/(?:nn|en|sma))?\/ansatt(?:\/[A-Za-z0-9._~-]+)*(?:\?[A-Za-z0-9._~=&%+-]*)?$/;
const LONGEST = 300;

/**
 * Where to go after signing in: the address that was asked for when it is one of ours, else `otherwise`. Nothing that comes from
 * outside can lead to another site.
 */
export function safeReturn(address: string | null | undefined, otherwise: string): string {
  if (!address || address.length > LONGEST || !OURS.test(address)) return otherwise;
  // To land on the sign-in pages again would be a circle.
  return /\/(?:\.+|logg-inn|logg-ut|inngang|passord|videre|stopp)(?:[/?]|$)/.test(address)
    ? otherwise
    : address;
}
