const SECTION = /§+\s*(\d{1,2})(?!\d)/g;
const BEFORE_OTHER_LAW = /\b(?:jf|jfr|jamfør|cf)\b\.?|,\s*(?=[a-zæøå]+(?:lova|loven|l\.))/i;
const OTHER_LAW = /fvl|forvaltning|bvl|barnevern|kommunel|forskrift|personopplysning/i;
const SECRECY = /(?:fvl|forvaltningslov)\w*\.?\s*§+\s*13(?!\d)/i;

/**
 * The sections of offentleglova behind a legal basis as municipalities write it (`Offl. § 13 jf. fvl. § 13.1`), in order,
 * without repeats. Sections of other laws are left out, but forvaltningsloven § 13 alone is secrecy, which offentleglova § 13
 * refers to.
 */
export function offentleglovSections(hjemmel: string): readonly string[] {
  const ours = hjemmel.split(BEFORE_OTHER_LAW)[0] ?? '';
  if (OTHER_LAW.test(ours) && !/off/i.test(ours)) return SECRECY.test(ours) ? ['13'] : [];
  return [...new Set([...ours.matchAll(SECTION)].map((match) => match[1] ?? ''))];
}
