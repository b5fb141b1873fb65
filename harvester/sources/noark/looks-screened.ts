import type { XmlElement } from '../../files/xml-element.ts';

// a misspelt or local element by one of these names may be a skjerming: what it covers is not known
const LOOKS_LIKE =
  /sk(?:j|i|y)e?r?m|gra?d(?:er|$)|tilgang|restrik|hjemm|unntatt|sperr|hemmel|\bU\d$|TG(?:KO|VER|GR)/i;

/** True when the element held an unknown child whose name may be one for skjerming. */
export const looksScreened = (element: XmlElement): boolean =>
  element.unknown?.some((name) => LOOKS_LIKE.test(name)) ?? false;
