const UUID = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;

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
