import type { Config } from '../../../harvester/config/config.ts';
import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import type { CartText } from '../cart.ts';
import { type Receiver, receiver, receiverOf } from './receiver.ts';

/** What one receiver is asked for. */
export interface Part {
  readonly receiver: Receiver;
  readonly entries: readonly PublicEntry[];
  /** What is asked for in own words; null: nothing. */
  readonly text: string | null;
}

export interface Split {
  /** By the receiver's name. */
  readonly parts: readonly Part[];
  /** Entries nobody can be asked for through the portal. */
  readonly unsendable: readonly PublicEntry[];
}

/** One part per receiver: the entries in the order of their cases, and the words. Nothing is in two parts, and nothing is dropped. */
export function split(
  entries: readonly PublicEntry[],
  texts: readonly CartText[],
  config: Config,
): Split {
  const groups = new Map<
    string,
    { receiver: Receiver; entries: PublicEntry[]; text: string | null }
  >();
  const groupOf = (to: Receiver) => {
    const group = groups.get(to.key) ?? { receiver: to, entries: [], text: null };
    groups.set(to.key, group);
    return group;
  };
  const unsendable: PublicEntry[] = [];
  for (const entry of entries) {
    const to = receiverOf(entry, config);
    if (to === null) unsendable.push(entry);
    else groupOf(to).entries.push(entry);
  }
  for (const { kommunenummer, text } of texts) {
    const to = receiver(kommunenummer, null, config);
    if (to !== null) groupOf(to).text = text;
  }
  const parts = [...groups.values()]
    .map((group) => ({ ...group, entries: group.entries.sort(byCase) }))
    .sort((a, b) =>
      byName.compare(a.receiver.municipality.name.nb, b.receiver.municipality.name.nb),
    );
  return { parts, unsendable };
}

const byName = new Intl.Collator('nb');
const byNumber = new Intl.Collator('nb', { numeric: true });

/** By case, then document number, then journal date. */
export function byCase(a: PublicEntry, b: PublicEntry): number {
  const [one, other] = [a.saksmappe?.saksnummer ?? '', b.saksmappe?.saksnummer ?? ''];
  return (
    byNumber.compare(one, other) ||
    (a.journalpostnummer ?? 0) - (b.journalpostnummer ?? 0) ||
    byNumber.compare(a.journaldato ?? '', b.journaldato ?? '') ||
    byNumber.compare(a.id, b.id)
  );
}
