const SECTION = /§+\s*(\d{1,2})(?!\d)/g;

/**
 * The sections of offentleglova named in a legal basis as municipalities write it (`Offl. § 13 jf. fvl. § 13.1`), in order,
 * without repeats. Sections after another law's name (forvaltningsloven, barnevernsloven …) are left out.
 */
export function offentleglovSections(hjemmel: string): readonly string[] {
  const ours =
    hjemmel.split(/\b(?:jf|jfr|jamfør|cf)\b\.?|,\s*(?=[a-zæøå]+(?:lova|loven|l\.))/i)[0] ?? '';
  const foreign = /(fvl|forvaltning|bvl|barnevern|kommunel|forskrift|personopplysning)/i.test(ours);
  if (foreign && !/off/i.test(ours)) return [];
  return [...new Set([...ours.matchAll(SECTION)].map((match) => match[1] ?? ''))];
}
