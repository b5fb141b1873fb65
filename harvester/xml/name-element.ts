/** True for the element that marks a private person's name: `personnavn` (Noark 5 5.2.34) and `PNAVN` (Noark 4). Takes a local name. */
export const isNameElement = (localName: string): boolean => /^p(?:erson)?navn$/i.test(localName);
