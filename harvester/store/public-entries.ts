import type { DatabaseSync } from 'node:sqlite';
import { osloDay } from '../record/dato.ts';
import type { PublicChange, PublicEntry } from '../record/public-entry.ts';
import { publicEntry, type StoredEntry, searchView } from '../record/public-view.ts';
import { integer, type Row, text, textOrNull } from './column.ts';
import type { HiddenEntries } from './hidden-entries.ts';
import type { Audience, EntryLookup, PublicArchive, PublicCase } from './public-archive.ts';
import { screenedRecord } from './texts.ts';

type Entries = Omit<
  PublicArchive,
  'sources' | 'feed' | 'journal' | 'hidden' | 'hiddenRevision' | typeof Symbol.dispose
>;

/** What the door needs of an entry: of `entries e` and `texts t`. */
export const COLUMNS = `e.n, e.id, e.state, e.source, e.kommunenummer, e.organisasjonsnummer, e.case_id, e.publisert, e.endret, e.seq,
  e.merged_into, t.raw, t.screened`;
const FROM = 'FROM entries e LEFT JOIN texts t ON t.entry = e.n';

/** The readers of entries, on a read-only connection. */
export function publicEntries(db: DatabaseSync, now: () => Date, hidden: HiddenEntries): Entries {
  const byId = db.prepare(`SELECT ${COLUMNS} ${FROM} WHERE e.id = ?`);
  const idOf = db.prepare('SELECT id FROM entries WHERE n = ?');
  const ofCase = db.prepare(`SELECT ${COLUMNS} ${FROM} WHERE e.state = 'public' AND e.case_id = ?`);
  // One way down the index of each source of the municipality; then the newest of them all.
  const sourcesOf = db.prepare('SELECT id FROM sources WHERE kommunenummer = ?');
  const newestOf = db.prepare(
    `SELECT ${COLUMNS} ${FROM}
     WHERE e.state = 'public' AND e.source = ? AND e.kommunenummer = ? AND e.journaldato <= ?
     ORDER BY e.journaldato DESC, e.n DESC LIMIT ?`,
  );
  const changed = db.prepare(`SELECT ${COLUMNS} ${FROM} WHERE e.seq > ? ORDER BY e.seq LIMIT ?`);
  const last = db.prepare('SELECT seq FROM state');

  function entry(id: string, audience: Audience): EntryLookup {
    const row = byId.get(id);
    if (!row || row.publisert === null) return { kind: 'unknown' };
    if (row.state === 'merged')
      return { kind: 'merged', id: text(idOf.get(integer(row, 'merged_into')) ?? {}, 'id') };
    const view = hidden.isShown(row) ? publicEntry(stored(row), now(), audience) : null;
    return view
      ? { kind: 'entry', entry: view }
      : { kind: 'withdrawn', tombstone: hidden.tombstone(row) };
  }

  function views(rows: readonly Row[], audience: Audience): PublicEntry[] {
    const at = now();
    return rows.flatMap((row) =>
      hidden.isShown(row) ? (publicEntry(stored(row), at, audience) ?? []) : [],
    );
  }

  return {
    entry,
    entries: (ids, audience) =>
      ids.flatMap((id) => {
        const found = entry(id, audience);
        return found.kind === 'entry' ? found.entry : [];
      }),
    case: (id, audience) => asCase(views(ofCase.all(id), audience)),
    sourceKeys(id) {
      const row = byId.get(id);
      if (!row || !hidden.isShown(row) || publicEntry(stored(row), now(), 'bulk') === null)
        return {};
      const { systemID, kilde } = stored(row).screened.record.keys;
      return {
        ...(systemID === null ? {} : { systemID }),
        ...(kilde === systemID ? {} : { kilde }),
      };
    },
    newest(kommunenummer, limit, audience) {
      // A date in the future is a slip of the pen at the source and would stay on top for years.
      const today = osloDay(now());
      const most = limit + hidden.pending().length;
      const rows = sourcesOf
        .all(kommunenummer)
        .flatMap(({ id = null }) => newestOf.all(id, kommunenummer, today, most));
      return views(rows, audience).toSorted(byDateDown).slice(0, limit);
    },
    changesSince(seq, limit) {
      const at = now();
      return changed.all(seq, limit).map((row) => asChange(row, at, hidden));
    },
    lastSeq: () => integer(last.get() ?? {}, 'seq'),
  };
}

/** The columns of a public entry as the door takes them. */
export function stored(row: Row): StoredEntry {
  return {
    id: text(row, 'id'),
    caseId: textOrNull(row, 'case_id'),
    // Findings are the archivist's; the door does not need them.
    screened: { record: screenedRecord(row), held: null, findings: [] },
    publisert: text(row, 'publisert'),
    endret: text(row, 'endret'),
  };
}

function asChange(row: Row, at: Date, hidden: HiddenEntries): PublicChange {
  const seq = integer(row, 'seq');
  const view = hidden.isShown(row) ? searchView(stored(row), at) : null;
  return view
    ? { seq, kind: 'entry', view }
    : { seq, kind: 'withdrawn', tombstone: hidden.tombstone(row) };
}

function asCase(unsorted: readonly PublicEntry[]): PublicCase | null {
  const entries = unsorted.toSorted(byDocumentNumber);
  // The case as its latest changed entry describes it, rather with a title than without.
  const latest = entries
    .filter((entry) => entry.saksmappe !== null)
    .toSorted(
      (a, b) =>
        Number(b.saksmappe?.offentligTittel !== null) -
          Number(a.saksmappe?.offentligTittel !== null) || compare(b.endret, a.endret),
    )[0];
  if (!latest?.saksmappe) return null;
  const { saksmappe, kommunenummer, organisasjonsnummer } = latest;
  return { saksmappe, kommunenummer, organisasjonsnummer, entries };
}

const byDateDown = (a: PublicEntry, b: PublicEntry): number =>
  compare(b.journaldato ?? '', a.journaldato ?? '');

function byDocumentNumber(a: PublicEntry, b: PublicEntry): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    (a.journalpostnummer ?? last) - (b.journalpostnummer ?? last) ||
    compare(a.journaldato ?? '9', b.journaldato ?? '9') ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
