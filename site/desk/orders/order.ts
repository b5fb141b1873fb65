import type { Language, Municipality } from '../../../harvester/config/config.ts';
import type { PublicEntry } from '../../../harvester/record/public-entry.ts';

/** One entry somebody asks to see. */
export interface OrderedEntry {
  /** The bulk view: no names of private persons. */
  readonly entry: PublicEntry;
  /** The entry's permanent address here. */
  readonly permalink: string;
  /**
   * The keys the source knows the entry by, under Noark's names. All are told in the mail; order.xml v2 uses `systemID`,
   * `arkivSystemID`, `arkivdelSystemID` and `eksternID`, both versions `saksbehandler`. null: none are known.
   */
  readonly sourceKeys: Readonly<Record<string, string>> | null;
}

/** What one municipality is asked for, by one person, at one time. */
export interface Order {
  readonly id: string;
  /** UTC. */
  readonly orderedAt: string;
  readonly municipality: Municipality;
  /** An archive institution that takes the order instead, by the name it is written to. */
  readonly institution?: string;
  /** The requester's language; the mail is written in the municipality's. */
  readonly language: Language;
  readonly requester: { readonly email: string; readonly name: string | null };
  /** The requester's own words to this municipality. */
  readonly message: string | null;
  /** Empty: the message alone says what is asked for, something that is in no journal. */
  readonly entries: readonly OrderedEntry[];
}
