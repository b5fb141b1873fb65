import type { PublicChange, PublicEntry, SearchView } from '../../harvester/record/public-entry.ts';
import type { PublicArchive } from '../../harvester/store/public-archive.ts';

/** An archive in memory, for the indexer's tests: what the door would let through, and when it changed. */
export interface PlainArchive extends PublicArchive {
  put(...views: readonly SearchView[]): void;
  withdraw(id: string): void;
}

export function plainArchive(views: readonly SearchView[] = []): PlainArchive {
  const changes = new Map<string, PublicChange>();
  let seq = 0;
  const set = (id: string, change: (seq: number) => PublicChange): void => {
    // Taken out first, so that the map stays in the order of the last change.
    changes.delete(id);
    changes.set(id, change(++seq));
  };
  const find = (id: string): SearchView | null => {
    const change = changes.get(id);
    return change?.kind === 'entry' ? change.view : null;
  };
  const put = (...added: readonly SearchView[]): void => {
    for (const view of added) set(view.entry.id, (at) => ({ seq: at, kind: 'entry', view }));
  };
  put(...views);
  return {
    put,
    withdraw(id) {
      const { kommunenummer, organisasjonsnummer, kilde } = find(id)?.entry ?? entry({ id });
      const tombstone = {
        id,
        kommunenummer,
        organisasjonsnummer,
        kilde,
        trukketTilbake: '2026-01-01T00:00:00Z',
      };
      set(id, (at) => ({ seq: at, kind: 'withdrawn', tombstone }));
    },
    entry(id) {
      const change = changes.get(id);
      if (change === undefined) return { kind: 'unknown' };
      return change.kind === 'entry'
        ? { kind: 'entry', entry: change.view.entry }
        : { kind: 'withdrawn', tombstone: change.tombstone };
    },
    entries: (ids) => ids.flatMap((id) => find(id)?.entry ?? []),
    case(id) {
      const entries = [...changes.values()]
        .flatMap((change) => (change.kind === 'entry' ? change.view.entry : []))
        .filter(({ saksmappe }) => saksmappe?.id === id);
      const [first] = entries;
      if (!first?.saksmappe) return null;
      const { saksmappe, kommunenummer, organisasjonsnummer } = first;
      return { saksmappe, kommunenummer, organisasjonsnummer, entries };
    },
    sourceKeys: () => ({}),
    newest: () => [],
    changesSince(after, limit) {
      const found: PublicChange[] = [];
      for (const change of changes.values()) {
        if (change.seq > after) found.push(change);
        if (found.length === limit) break;
      }
      return found;
    },
    lastSeq: () => seq,
    sources: () => [],
    hidden: () => [],
    hiddenRevision: () => 0,
    journal: {
      days: () => [],
      onDay: () => ({ entries: [], total: 0 }),
      dayBefore: () => null,
      dayAfter: () => null,
      daysToJournal: () => [],
    },
    get feed(): never {
      throw new Error('the indexer has no use for it');
    },
    [Symbol.dispose]() {},
  };
}

/** A public entry with everything left out but what a test says. */
export function entry(change: Partial<PublicEntry> & { readonly id: string }): PublicEntry {
  return {
    kommunenummer: '1811',
    organisasjonsnummer: '964983380',
    kilde: 'prove-oai',
    offentligTittel: null,
    journalposttype: 'I',
    journalposttypeUtledet: false,
    journaldato: '2026-03-02',
    dokumentetsDato: null,
    mottattDato: null,
    sendtDato: null,
    journalaar: null,
    journalsekvensnummer: null,
    journalpostnummer: null,
    registreringsID: null,
    administrativEnhet: null,
    klasse: null,
    saksmappe: null,
    korrespondanseparter: [],
    dokumenter: [],
    skjerming: null,
    kanLeses: false,
    lenke: null,
    publisert: '2026-03-02T08:00:00Z',
    endret: '2026-03-02T08:00:00Z',
    harNavn: false,
    navnUtelatt: false,
    ...change,
  };
}

/** An entry with a title and no names. */
export const titled = (
  id: string,
  offentligTittel: string,
  change: Partial<PublicEntry> = {},
): SearchView => ({
  entry: entry({ id, offentligTittel, ...change }),
  names: [],
  namesUntil: null,
});
