const LOCAL = "([\\p{L}\\p{N}._%+'\\-\\ue000\\ue001]{1,80})";
const DOMAIN = '([\\p{L}\\p{N}\\-\\ue000\\ue001]{1,80}(?:\\.[\\p{L}\\p{N}\\-\\ue000\\ue001]{1,80})';
const ADDRESS = new RegExp(`${LOCAL}(?:@|%40)${DOMAIN}*)`, 'giu');
// Written so that machines should not see it; needs a domain with a dot, since "Hansen (A) vedr." is a politician.
const VEILED = new RegExp(
  `${LOCAL}(?:\\s?(?:\\(at\\)|\\[at\\]|\\(krøllalfa\\)|\\[krøllalfa\\])\\s?|\\(a\\)|\\s@\\s)${DOMAIN}+)`,
  'giu',
);
const MAY_HOLD = /@|\(a\)|[([]at[)\]]|%40|krøllalfa/i;
const MARKS = /[\ue000\ue001]/g;

const ROLE =
  /^(?:(?:post|postmottak|firmapost|epost|e-post|mail|info|kontakt|contact|office|admin)(?:[.\-_][\p{L}\p{N}.\-_]+)?|sf[a-zæøå]{2}post|arkiv|dokumentsenter|sentralbord|servicetorg|servicekontor|service|support|kundeservice|kundesenter|faktura|fakturamottak|regnskap|invoice|resepsjon|booking|redaksjon(?:en)?|no-?reply|ikke-?svar|byggesak|plan|planogbygg|barnevern(?:et|vakt|vakta|vakten)?|innsyn|personvern(?:ombud)?|politiskes?ekretariat|skole|skolen|barnehage|nav|hjelp)$/iu;
const PRIVATE_PROVIDER =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|mail|proton|protonmail|pm|yandex|online|frisurf|getmail|broadpark|start|c2i|lyse|altibox|epost|sensewave|combitel|wp|o2|interia|hey|tutanota|fastmail)\.[a-z.]{2,7}$/i;

/**
 * True for an address that belongs to an office and not to a person: its first part is an office's (postmottak, firmapost, info,
 * kontakt …) and its domain is not one where private people have their mail. Everything else is private, also
 * fornavn.etternavn@ at a municipality.
 */
export function isOfficeAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return domain.includes('.') && ROLE.test(address.slice(0, at)) && !PRIVATE_PROVIDER.test(domain);
}

/** The text with private e-mail addresses replaced; `found` is told of each. Marks of names inside an address are kept. */
export function maskMailAddresses(text: string, mask: string, found: () => void): string {
  if (!MAY_HOLD.test(text)) return text;
  const masked = (whole: string, local: string, domain: string): string => {
    if (isOfficeAddress(`${local}@${domain}`.replace(MARKS, ''))) return whole;
    found();
    return mask + (whole.match(MARKS)?.join('') ?? '');
  };
  return text.replace(ADDRESS, masked).replace(VEILED, masked);
}
