/**
 * What the provider in this folder needs of whatever it serves. Every change of an item, its withdrawal included, gives the item a new
 * position, a whole number above all that were ever given, and a datestamp that is not below that of any lower position. So a
 * position is a place in every list (no offsets), names one state of one item for ever, and what changes moves to the end of the
 * lists. Calls are synchronous and see the newest state. `archive-repository.ts` is the one over the archive.
 */
export interface Repository<Content> {
  readonly formats: readonly Format<Content>[];
  /** Not after any datestamp; null: there is nothing yet. UTC, whole seconds. */
  earliest(): string | null;
  /** false: there are no sets at all (noSetHierarchy). */
  readonly hasSets: boolean;
  /** The sets whose spec is after `after` in plain string order, at most `limit`. Parents are sets of their own. */
  sets(after: string | null, limit: number): readonly OaiSet[];
  /** Positions of the items in the selection, ascending, at most `limit`. */
  positions(selection: Selection, limit: number): readonly number[];
  /** The items at the positions of the selection, ascending, at most `limit`. */
  items(selection: Selection, limit: number): readonly Item<Content>[];
  /** The same without content, for ListIdentifiers. */
  headers(selection: Selection, limit: number): readonly ItemHeader[];
  /** The last item of the selection; null: it is empty. */
  last(selection: Selection): ItemHeader | null;
  /** The item with this local id (the identifier without `oai:<repository>:`); null: there never was one. */
  item(localId: string): Item<Content> | null;
  /** Number of items in the selection, exact up to `most`, never too small. */
  count(selection: Selection, most: number): number;
  /** The last position with a datestamp before this UTC second; 0: none. */
  positionBefore(second: string): number;
  /** Another number whenever an item may have been withdrawn without a new position, for the time being; left out: never. */
  revision?(): number;
}

/** Items of a set (null: of all) with `after` < position <= `upTo`. A set holds what is in the sets below it (OAI-PMH 2.0 §2.7.2). */
export interface Selection {
  readonly set: string | null;
  readonly after: number;
  readonly upTo: number;
}

export interface ItemHeader {
  readonly position: number;
  readonly localId: string;
  /** UTC, whole seconds. */
  readonly datestamp: string;
  /** Every set the item is in for ever, parents left out. */
  readonly sets: readonly string[];
  readonly deleted: boolean;
}

export interface Item<Content> extends ItemHeader {
  /** null: deleted. */
  readonly content: Content | null;
}

export interface Format<Content> {
  /** `metadataPrefix`: letters, digits and - _ . ! ~ * ' ( ) */
  readonly prefix: string;
  /** Where its schema lies. */
  readonly schema: string;
  readonly namespace: string;
  /** Some items do not have this format: `write` gives null for them. */
  readonly partial?: boolean;
  /** The one element inside `<metadata>`; null: the item does not have this format. */
  write(content: Content): string | null;
  /** The one element of each `<about>`. */
  about?(content: Content): readonly string[];
}

export interface OaiSet {
  readonly spec: string;
  readonly name: string;
  /** The one element of each `<setDescription>`. */
  readonly descriptions: readonly string[];
}
