/** A whole number above zero as it stands in an address; null for anything else. */
export function numberIn(text: string | null | undefined): number | null {
  if (!/^[1-9]\d{0,14}$/.test(text ?? '')) return null;
  return Number(text);
}
