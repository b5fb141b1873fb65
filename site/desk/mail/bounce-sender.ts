/**
 * The envelope's sender (VERP): the bounce address with the mail's own mark, so that a report tells which mail it is about even
 * when it quotes nothing. Without a bounce address the sender's own, unmarked: not every mail server knows `+`.
 */
export function bounceSender(
  sender: { readonly address: string; readonly bounceAddress: string | null },
  token: string,
): string {
  const { address, bounceAddress } = sender;
  if (bounceAddress === null) return address;
  const at = bounceAddress.lastIndexOf('@');
  return `${bounceAddress.slice(0, at)}+${token}${bounceAddress.slice(at)}`;
}

/** The mark in an address that `bounceSender` made; null: none. */
export const bounceTokenIn = (text: string): string | null =>
  /\+([0-9a-f]{32})@/i.exec(text)?.[1]?.toLowerCase() ?? null;
