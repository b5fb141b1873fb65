import { caseId } from '../../harvester/record/identity.ts';
import type { Journalpost } from '../../harvester/record/journalpost.ts';
import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import { publicEntry } from '../../harvester/record/public-view.ts';
import { screen } from '../../harvester/record/screening.ts';
import { NOARK_NOW } from './noark-run.ts';

/** What the door lets a reader of a page see of each record; null for one it holds back. */
export const atTheDoor = (records: readonly Journalpost[]): (PublicEntry | null)[] =>
  records.map((record) =>
    publicEntry(
      {
        id: record.keys.kilde,
        caseId: record.saksmappe && caseId(record.organisasjonsnummer, record.saksmappe),
        screened: screen(record),
        publisert: '2026-11-01T00:00:00Z',
        endret: '2026-11-01T00:00:00Z',
      },
      NOARK_NOW,
      'page',
    ),
  );

/** The public entry by case and document number, without what formats differ in (ids, source, moments). */
export function comparable(records: readonly Journalpost[]): Map<string, Record<string, unknown>> {
  const found = new Map<string, Record<string, unknown>>();
  for (const entry of atTheDoor(records)) {
    if (entry === null) continue;
    found.set(`${entry.saksmappe?.saksnummer}-${entry.journalpostnummer}`, {
      tittel: entry.offentligTittel,
      type: entry.journalposttype,
      journaldato: entry.journaldato,
      dokumentetsDato: entry.dokumentetsDato,
      nummer: `${entry.journalsekvensnummer}/${entry.journalaar}`,
      klasse: `${entry.klasse?.klasseID} ${entry.klasse?.tittel}`,
      sakstittel: entry.saksmappe?.offentligTittel,
      hjemmel: entry.skjerming?.skjermingshjemmel ?? null,
      tilgang: entry.skjerming?.tilgangsrestriksjon ?? null,
      parter: entry.korrespondanseparter.map(
        ({ korrespondanseparttype, navn }) => `${korrespondanseparttype}: ${navn}`,
      ),
      dokumenter: entry.dokumenter.map(
        ({ dokumentnummer, tilknyttetRegistreringSom, tittel, url }) =>
          `${dokumentnummer} ${tilknyttetRegistreringSom} ${tittel} ${url}`,
      ),
    });
  }
  return found;
}
