/**
 * A correspondent's name without the postal address that Noark 3 keeps in the same field: everything from the post box, the
 * street with its number, or the postcode on. Where nothing looks like an address the text stays as it is.
 */
export function withoutAddress(text: string): string {
  const withoutPlace = text.replace(/,?\s+(?:N-)?\d{4}\s+\p{Lu}(?:\p{Ll}|\p{L}{2}).*$/u, '');
  if (withoutPlace === text) return text.trim();
  return withoutPlace
    .replace(/,?\s+(?:P\.?\s?b\.?|Postb?\.?|Postboks|Boks|Pb\.?)\s+\d.*$/i, '')
    .replace(/,?\s+[\p{Lu}][\p{L}.]*\.?\s+\d{1,4}\s?[A-Z]?$/u, '')
    .trim();
}
