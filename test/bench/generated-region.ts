import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { archiveFile } from '../../harvester/archive-file.ts';
import { readEnvironment } from '../../harvester/config/environment.ts';
import { loadConfig } from '../../harvester/config/load-config.ts';
import type { Journalpost } from '../../harvester/record/journalpost.ts';
import { markedText } from '../../harvester/record/marked-text.ts';
import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import { openEngine } from '../../indexer/open-engine.ts';
import { rebuild } from '../../indexer/rebuild.ts';
import { journalpost, part, saksmappe } from '../support/journal-records.ts';
import { generatedViews, PLACES } from './search-corpus.ts';

const ORGANISATION = '310990108';

/** Writes a region file, an archive of `count` generated entries and their index into a folder; ids of some of the entries. */
export async function generateRegion(
  folder: string,
  count: number,
  publicUrl: string,
): Promise<{ readonly configFile: string; readonly ids: readonly string[] }> {
  mkdirSync(folder, { recursive: true });
  const configFile = join(folder, 'region.yaml');
  writeFileSync(configFile, stringify(region(publicUrl)));
  const config = loadConfig(configFile);
  const ids = fill(folder, count);
  const environment = readEnvironment({ ...process.env, FELLESINNSYN_DATA: folder, MEILI_URL: '' });
  using archive = openPublicArchive(archiveFile(folder));
  await using engine = await openEngine(environment, 'write');
  await rebuild({ archive, engine, analysis: createAnalysis(config.municipalities) });
  return { configFile, ids };
}

function fill(folder: string, count: number): readonly string[] {
  using archive = openArchive(archiveFile(folder));
  const source = {
    id: 'generert',
    kind: 'list',
    kommunenummer: PLACES[0]?.number ?? '',
    organisasjonsnummer: ORGANISATION,
  };
  const run = archive.beginRun(source);
  let n = 0;
  for (const page of generatedViews(count)) {
    archive.commit(
      run,
      page.map(({ entry }) => ({ kind: 'record', record: recordOf(entry, ++n, source.id) })),
    );
  }
  archive.finishRun(run, 'ok');
  using reader = openPublicArchive(archiveFile(folder));
  return reader
    .changesSince(Math.floor(count / 2), 1_000)
    .flatMap((change) => (change.kind === 'entry' ? change.view.entry.id : []));
}

function recordOf(entry: PublicEntry, n: number, kilde: string): Journalpost {
  const { saksmappe: sak } = entry;
  return journalpost({
    kommunenummer: entry.kommunenummer,
    organisasjonsnummer: ORGANISATION,
    kilde,
    keys: { systemID: null, registreringsID: `G-${n}`, journal: null, sak: null, kilde: `g:${n}` },
    offentligTittel: markedText(entry.offentligTittel ?? ''),
    journalposttype: entry.journalposttype,
    journaldato: entry.journaldato,
    dokumentetsDato: entry.dokumentetsDato,
    mottattDato: null,
    journalaar: null,
    journalsekvensnummer: null,
    journalpostnummer: entry.journalpostnummer,
    saksmappe: saksmappe({
      saksaar: Number(entry.journaldato?.slice(0, 4)),
      sakssekvensnummer: 1 + (n >> 3),
      saksnummerTekst: null,
      offentligTittel: markedText(sak?.offentligTittel ?? ''),
    }),
    korrespondanseparter: entry.korrespondanseparter.map(({ navn }) =>
      part(markedText(navn ?? 'Kari Eksempelrud'), { erPerson: navn === null }),
    ),
    dokumenter: entry.kanLeses
      ? [
          {
            dokumentnummer: 1,
            tilknyttetRegistreringSom: 'hoveddokument',
            tittel: markedText('Brev'),
            dokumenttype: null,
            format: 'application/pdf',
            url: `https://arkiv.example/${n}.pdf`,
          },
        ]
      : [],
  });
}

const region = (publicUrl: string) => ({
  region: {
    id: 'generert',
    name: { nb: 'Regionen' },
    publicUrl,
    languages: ['nb', 'nn', 'en', 'sma'],
    contact: { name: 'Arkivet', email: 'post@arkiv.example' },
    repositoryIdentifier: 'arkiv.example',
  },
  municipalities: PLACES.map(({ number, name }) => ({
    number,
    name,
    organisationNumber: ORGANISATION,
    requestEmail: `post@${number}.example`,
  })),
});
