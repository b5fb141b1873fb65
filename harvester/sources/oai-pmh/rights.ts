import type { Skjerming } from '../../record/journalpost.ts';
import { readGrad, readTilgangsrestriksjon } from '../../record/tilgangsrestriksjon.ts';

export interface Rights {
  /** Documents may be linked: the source says in words we know that the entry is open. */
  readonly open: boolean;
  readonly skjerming: Skjerming | null;
  /** Security or protection grade; any value keeps the entry from the public. */
  readonly gradering: string | null;
}

const RESTRICTED =
  /\bunn?t?a(?:tt|teke|tatt|kne)\b|\bu\.? ?off\b|(?:restricted|closed|embargoed)\s*access/i;
const OPEN =
  /^offentle?i?g\b|^åpen|open\s*access|creativecommons\.org|public\s?domain|data\.norge\.no\/nlod/i;
/** "Unntatt offentlighet – Offl. § 13": the restriction, a dash or colon, the legal basis. */
const WITH_BASIS = /^([^–—:§]*?)\s*(?:[–—:]|\s-\s|,)\s*(.+)$/s;

/**
 * What `rights`/`accessRights` mean. The title of a Dublin Core record is its public title by the profile, so a restriction
 * hides no title; it is shown as skjerming and closes the documents. A grade holds the whole entry back. Words no rule
 * knows (and no words at all) close the documents too, without calling the entry screened.
 */
export function readRights(texts: readonly string[]): Rights {
  let open = texts.length > 0;
  let skjerming: Skjerming | null = null;
  let gradering: string | null = null;
  for (const text of texts) {
    const access = readTilgangsrestriksjon(text);
    if (access === 'aapen') continue;
    const basis = WITH_BASIS.exec(text);
    const restriction = basis?.[1] ?? text;
    const grade = readGrad(text) ?? readGrad(restriction);
    gradering ??= grade;
    if (grade === null && access === 'ukjent' && !RESTRICTED.test(text)) {
      if (!OPEN.test(text)) open = false;
      continue;
    }
    open = false;
    skjerming ??= { tilgangsrestriksjon: restriction, skjermingshjemmel: basis?.[2] ?? null };
  }
  return { open, skjerming, gradering };
}
