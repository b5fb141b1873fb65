import type { PublicEntry, PublicOpphav } from '../../harvester/record/public-entry.ts';

/** What the formats write: an entry in the bulk view, which names no private person, and where it was read. */
export interface OaiContent {
  readonly entry: PublicEntry;
  readonly opphav: PublicOpphav | null;
  /** Source the entry was first published from. */
  readonly kilde: string;
}

/** What the formats know of the portal. */
export interface OaiPlace {
  /** Address of the portal, without a slash at the end. */
  readonly publicUrl: string;
  /** `Bindal kommune`; the number when the municipality has left the region. */
  readonly publisherOf: (kommunenummer: string) => string;
  /** Base address of the OAI-PMH service a source is; null: it is none, or not to be told. */
  readonly baseUrlOf: (kilde: string) => string | null;
}
