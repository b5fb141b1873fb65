/** A name without its prefix: what prefixes stand for differs from producer to producer. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
