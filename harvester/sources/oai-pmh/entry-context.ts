/** What every entry of one source shares, and the day it is read. */
export interface EntryContext {
  readonly sourceId: string;
  readonly kommunenummer: string;
  readonly organisasjonsnummer: string;
  readonly now: Date;
}
