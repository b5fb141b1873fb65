import type { Arkivuttrekk } from '../harvester/record/public-entry.ts';

/** The archive institution that keeps a document, as the request box needs it. */
export interface ArchiveToAsk {
  /** Name of the institution; null: only its address is known. */
  readonly name: string | null;
  readonly email: string | null;
  readonly website: string | null;
}

/** Whom to ask for a document out of a closed system; null: neither institution nor address is known, ask the municipality. */
export function archiveToAsk(uttrekk: Arkivuttrekk | undefined): ArchiveToAsk | null {
  if (uttrekk === undefined) return null;
  const { arkivinstitusjon: name, kontakt } = uttrekk;
  if (name === null && kontakt === null) return null;
  const isWebsite = kontakt !== null && /^https?:\/\//i.test(kontakt);
  return { name, email: isWebsite ? null : kontakt, website: isWebsite ? kontakt : null };
}
