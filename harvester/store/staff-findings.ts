import type { DatabaseSync } from 'node:sqlite';
import type { Journalpost } from '../record/journalpost.ts';
import { markedText } from '../record/marked-text.ts';
import { integer, oneOf, type Row, text, textOrNull } from './column.ts';
import { STATES } from './entries.ts';
import type { StaffArchive, StaffFinding, StaffScreened } from './staff-archive.ts';
import { screenedRecord } from './texts.ts';

type Findings = Pick<StaffArchive, 'screened' | 'screenedEntry' | 'screenedSince'>;

const COLUMNS = 'e.n, e.id, e.source, e.state, e.held, e.journaldato, e.written';

/** What screening found, entry by entry, for the archivist of one municipality. */
export function staffFindings(db: DatabaseSync): Findings {
  const list = (condition: string) =>
    db.prepare(
      `SELECT ${COLUMNS} FROM findings f CROSS JOIN entries e ON e.n = f.entry
       WHERE ${condition} AND e.kommunenummer = :kommunenummer
       GROUP BY f.entry ORDER BY f.entry DESC LIMIT :limit`,
    );
  const all = list('f.entry < :before');
  const ofCode = list('f.code = :code AND f.entry < :before');
  const get = db.prepare(
    `SELECT ${COLUMNS}, t.raw, t.screened FROM entries e LEFT JOIN texts t ON t.entry = e.n
     WHERE e.kommunenummer = ? AND e.id = ?`,
  );
  const findings = db.prepare(
    'SELECT code, field, count FROM findings WHERE entry = ? ORDER BY field, code',
  );
  const since = db.prepare(
    `SELECT count(*) AS n FROM (SELECT 1 FROM (SELECT DISTINCT entry FROM findings) f
       JOIN entries e ON e.n = f.entry WHERE e.kommunenummer = ? AND e.written >= ? LIMIT ?)`,
  );
  const read = (row: Row): StaffScreened => ({
    n: integer(row, 'n'),
    id: text(row, 'id'),
    sourceId: text(row, 'source'),
    state: oneOf(row, 'state', STATES),
    held: textOrNull(row, 'held'),
    journaldato: textOrNull(row, 'journaldato'),
    written: text(row, 'written'),
    findings: findings.all(integer(row, 'n')).map(readFinding),
  });

  return {
    screened(kommunenummer, { code, before = Number.MAX_SAFE_INTEGER, limit }) {
      const values = { kommunenummer, before, limit };
      return (code === undefined ? all.all(values) : ofCode.all({ ...values, code })).map(read);
    },
    screenedEntry(kommunenummer, id) {
      const row = get.get(kommunenummer, id);
      if (!row) return null;
      const screened = read(row);
      if (screened.findings.length === 0) return null;
      const record = row.raw === null ? null : screenedRecord(row);
      return {
        ...screened,
        saksnummer: record && saksnummer(record),
        journalpostnummer: record?.journalpostnummer ?? null,
        texts: [...new Set(screened.findings.map(({ field }) => field))].map((field) => ({
          field,
          text: record && textAt(record, field),
        })),
      };
    },
    screenedSince: (kommunenummer, second, limit) =>
      integer(since.get(kommunenummer, second, limit) ?? {}, 'n'),
  };
}

const readFinding = (row: Row): StaffFinding => ({
  code: text(row, 'code'),
  field: text(row, 'field'),
  count: integer(row, 'count'),
});

function saksnummer({ saksmappe }: Journalpost): string | null {
  if (saksmappe === null) return null;
  const { saksaar, sakssekvensnummer, saksnummerTekst } = saksmappe;
  return saksaar !== null && sakssekvensnummer !== null
    ? `${saksaar}/${sakssekvensnummer}`
    : saksnummerTekst;
}

/** The text at a path such as `dokumenter[1].tittel`; null when there is none. */
function textAt(record: Journalpost, path: string): string | null {
  let value: unknown = record;
  for (const step of path.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null;
    value = Reflect.get(value, step);
  }
  return typeof value === 'string' ? markedText(value) : null;
}
