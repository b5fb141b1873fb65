const UUID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;

const NOT_LETTERS = /[^\p{L}]+/u;
const WEB = /^https?:\/\/[^\s/?#@\\]+(?:[/?#]\S*)?$/i;

/** The address when anyone may be sent there: http(s), a host, no user name or password; else null. */
export function publicLink(url: string): string | null {
  const link = url.trim();
  return WEB.test(link) && URL.canParse(link) ? link : null;
}

/** What a reader can read in an address: percent signs resolved, ids of 32 hexadecimal digits taken out. */
export function wordsOfLink(url: string): string {
  let text = url.replace(UUID, ' ');
  for (let i = 0; i < 2 && text.includes('%'); i++) {
    try {
      text = decodeURIComponent(text.replaceAll('+', ' '));
    } catch {
      break; // a lone % is text
    }
  }
  return text;
}

/** True when a reader of the address learns one of the names: two of its words, or its only one ("Soknad_Kari_Nordmann.pdf"). */
export function tellsName(url: string, names: readonly string[]): boolean {
  const text = wordsOfLink(url)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFC')
    .toLowerCase();
  const words = new Set(text.split(NOT_LETTERS));
  return names.some((name) => {
    const known = name.split(NOT_LETTERS).filter((word) => word.length > 1);
    const proper = known.filter((word) => /^\p{Lu}/u.test(word));
    const lower = (proper.length > 0 ? proper : known).map((word) => word.toLowerCase());
    // Long words also count inside others: "karinordmann.pdf"
    const told = lower.filter(
      (word) => words.has(word) || (word.length > 4 && text.includes(word)),
    );
    return told.length > 0 && told.length >= Math.min(2, lower.length);
  });
}
