const ENDING =
  '(?:veien|vegen|veg|vei|gata|gaten|gate|bakken|alleen|alléen|svingen|stien|ringen|tunet|plassen|kaia|brygga|torget)';
const PART = `\\p{Lu}[\\p{L}'-]*`;
const SIDE = '(?:Nedre|Øvre|Indre|Ytre|Nordre|Søndre|Søre|Østre|Vestre|Store|Lille|Gamle|Nye)';
const STREET = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${SIDE}\\s)?${PART}${ENDING}|(?:${PART}\\s){1,3}${ENDING})(?![\\p{L}])(?:\\s\\d{1,4}[A-Z]?(?![\\p{L}\\p{N}/]))?`,
  'gu',
);

/** Street names in a text, with the house number when it stands there: a word with a capital that ends as streets do. */
export const findStreets = (text: string): string[] =>
  [...text.normalize('NFC').matchAll(STREET)].map((match) => match[0]);
