import type { Municipality, SourceConfig } from '../../harvester/config/config.ts';
import { caseId, entryId } from '../../harvester/record/identity.ts';
import type { EntryKeys, Journalpost } from '../../harvester/record/journalpost.ts';
import { joinMarked, markedName, markedText } from '../../harvester/record/marked-text.ts';
import type { SourceEvent } from '../../harvester/sources/source.ts';
import type { Archive } from '../../harvester/store/archive.ts';
import { journalpost, part, saksmappe } from './journal-records.ts';

/** Invented names that stand in no demo entry, and are not made of words either: those would be found as words. */
export const OLD_NAME = 'Xunvaldur Kjømmerqvist';
export const YOUNG_NAME = 'Yrmegard Bjøxlevold';

const DAY_MS = 86_400_000;

/** What a reader seldom meets, laid into the archive as a source would: ids to look at afterwards. */
export function plantRareEntries(
  archive: Archive,
  source: SourceConfig,
  municipality: Municipality,
  now: Date,
) {
  const { organisationNumber, number } = municipality;
  const day = (daysAgo: number): string =>
    new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  const sak = saksmappe({
    saksaar: 2026,
    sakssekvensnummer: 90_001,
    offentligTittel: markedText('Plantet sak om fjærekalender'),
    saksdato: day(30),
  });
  const keys = (journalpostnummer: number, change: Partial<EntryKeys> = {}): EntryKeys => ({
    systemID: null,
    registreringsID: `PLANTET-${journalpostnummer}`,
    journal: null,
    sak: { aar: 2026, sekvensnummer: 90_001, journalpostnummer },
    kilde: `plantet:${journalpostnummer}`,
    ...change,
  });
  const record = (journalpostnummer: number, change: Partial<Journalpost> = {}): Journalpost =>
    journalpost({
      kommunenummer: number,
      organisasjonsnummer: organisationNumber,
      kilde: source.id,
      keys: keys(journalpostnummer),
      journalpostnummer,
      journalsekvensnummer: null,
      saksmappe: sak,
      journaldato: day(10),
      dokumentetsDato: day(12),
      mottattDato: day(11),
      publisertDato: day(9),
      ...change,
    });
  const named = (number_: number, name: string, daysAgo: number): Journalpost =>
    record(number_, {
      offentligTittel: joinMarked([markedText('Klage på fjærekalender fra '), markedName(name)]),
      korrespondanseparter: [part(markedName(name), { erPerson: true })],
      journaldato: day(daysAgo),
      dokumentetsDato: day(daysAgo),
      mottattDato: day(daysAgo),
      publisertDato: day(daysAgo),
    });
  // One entry known by its number in one system and by its systemID in another.
  const systemID = '5a1e7c00-0000-4000-8000-000000000001';
  const byNumber = record(12);
  const bySystem = record(12, {
    kilde: `${source.id}-gammel`,
    keys: { systemID, registreringsID: null, journal: null, sak: null, kilde: 'plantet:gammel' },
  });
  const records: Record<string, Journalpost> = {
    withdrawn: record(2, { offentligTittel: markedText('Fjærekalender som skal bort') }),
    noTitle: record(5, { offentligTittel: null }),
    withheld: record(6, {
      offentligTittel: markedText('Fjærekalender med *****'),
      skjerming: {
        tilgangsrestriksjon: 'UO',
        skjermingshjemmel: 'Offl. § 13 jf. fvl. § 13 første ledd nr. 1',
      },
    }),
    history: record(14, {
      keys: keys(14, { sak: null }),
      offentligTittel: markedText('Fjærekalender for hele kysten'),
      journaldato: '1999-02-01',
      dokumentetsDato: '1999-01-28',
      mottattDato: null,
      publisertDato: null,
      saksmappe: null,
      journalpostnummer: null,
      historisk: true,
      arkivuttrekk: {
        navn: 'Sakarkivet i gamle Nordskjær',
        periode: '1998–2006',
        system: 'Noark 4, navn som i standarden',
        produsent: 'Prøveprogram',
        uttrekksdato: '2015-03-02',
        kartlegging: 'noark4 v1',
        arkivinstitusjon: 'Arkiv i Demofylket',
        kontakt: 'arkiv@demofylket.example',
      },
    }),
    old: named(8, OLD_NAME, 400),
    young: named(9, YOUNG_NAME, 20),
    mergedInto: byNumber,
  };
  const commit = (events: readonly SourceEvent[], id = source.id): void => {
    const run = archive.beginRun({
      id,
      kind: source.kind,
      kommunenummer: number,
      organisasjonsnummer: organisationNumber,
    });
    archive.commit(run, events);
    archive.finishRun(run, 'ok');
  };
  commit(Object.values(records).map((one) => ({ kind: 'record', record: one })));
  commit([{ kind: 'record', record: bySystem }], bySystem.kilde);
  commit([
    { kind: 'deleted', sourceKey: 'plantet:2' },
    { kind: 'record', record: { ...byNumber, keys: { ...byNumber.keys, systemID } } },
  ]);
  const id = (name: string): string => entryId(organisationNumber, records[name]?.keys ?? keys(0));
  return {
    ids: {
      withdrawn: id('withdrawn'),
      noTitle: id('noTitle'),
      withheld: id('withheld'),
      history: id('history'),
      old: id('old'),
      young: id('young'),
      mergedInto: id('mergedInto'),
      merged: entryId(organisationNumber, bySystem.keys),
    },
    caseWithGaps: caseId(organisationNumber, sak) ?? '',
  };
}
