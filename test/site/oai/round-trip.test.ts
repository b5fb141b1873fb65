import { expect, test } from 'vitest';
import { configSchema } from '../../../harvester/config/config.ts';
import { redirectLog } from '../../../harvester/log.ts';
import { markedText } from '../../../harvester/record/marked-text.ts';
import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import { openOai } from '../../../site/oai/open-oai.ts';
import { serveMemory } from '../../support/memory-repository.ts';
import { numbered } from '../../support/numbered-journal.ts';
import { BINDAL, endpointConfig } from '../../support/oai-endpoint.ts';
import { harvest } from '../../support/oai-harvest.ts';
import { TestArchive } from '../../support/test-archive.ts';

const record = (n: number, changes = {}) => ({
  kind: 'record' as const,
  record: numbered(n, changes),
});
const person = {
  korrespondanseparttype: 'avsender' as const,
  navn: markedText('Kari Nordmann'),
  erPerson: true,
  organisasjonsnummer: null,
  administrativEnhet: null,
};

const EVENTS = [
  ...Array.from({ length: 30 }, (_, n) => record(n)),
  record(40, {
    klasse: { klasseID: '614', tittel: markedText('Byggesaker'), klassifikasjonstype: null },
  }),
  record(41, { saksmappe: null }),
  record(42, { korrespondanseparter: [person], dokumenter: [], lenke: null }),
  record(43, { offentligTittel: markedText('Tegn: & < > " \' ]]> æøå – 𝔉') }),
  record(44, {
    journalposttype: 'S',
    mottattDato: '2026-01-04',
    sendtDato: '2026-01-05',
    dokumentetsDato: null,
  }),
  record(45, {
    skjerming: { tilgangsrestriksjon: 'Unntatt offentlighet', skjermingshjemmel: 'Offl. § 13' },
    dokumenter: [],
  }),
  { kind: 'deleted' as const, sourceKey: numbered(7).keys.kilde },
];

/** What a reader sees of an entry, without what belongs to this portal: ids, source, times of publication. */
function seen(entry: PublicEntry) {
  const { id: _id, kilde: _kilde, publisert: _publisert, endret: _endret, ...rest } = entry;
  const { saksmappe } = rest;
  return { ...rest, saksmappe: saksmappe && { ...saksmappe, id: null } };
}

async function again(prefix: string) {
  redirectLog(() => {});
  using first = new TestArchive();
  first.run(EVENTS, BINDAL);
  const config = configSchema.parse(endpointConfig('https://innsyn.example.no'));
  const oai = openOai({
    config,
    archive: first.reader,
    dataDirectory: first.folder,
    now: first.clock.now,
    recordsPerPage: 10,
  });
  await using server = await serveMemory(oai.answer);
  const at = { url: server.baseUrl, host: new URL(server.baseUrl).host } as Parameters<
    typeof harvest
  >[0];
  const { records, deleted, rejected, error } = await harvest(at, {
    metadataPrefix: prefix,
  });
  expect([error, rejected]).toEqual([null, []]);
  using second = new TestArchive();
  const source = { ...BINDAL, id: 'proevekommune' };
  second.run(
    [
      // The harvester was set up for Bindal.
      ...records.map((one) => ({
        kind: 'record' as const,
        record: { ...one, kommunenummer: '1811', organisasjonsnummer: BINDAL.organisasjonsnummer },
      })),
      ...deleted.map((sourceKey) => ({ kind: 'deleted' as const, sourceKey })),
    ],
    source,
  );
  const range = { set: { kind: 'all' as const }, after: 0, upTo: Number.MAX_SAFE_INTEGER };
  const numberOf = ({ saksmappe, journalpostnummer, offentligTittel }: PublicEntry): string =>
    `${saksmappe?.saksnummer} ${journalpostnummer} ${offentligTittel}`;
  const entries = (archive: TestArchive) =>
    new Map(
      archive.reader.feed
        .records(range, 1000)
        .flatMap(({ entry }) => (entry === null ? [] : [[numberOf(entry), seen(entry)] as const])),
    );
  return { before: entries(first), after: entries(second), deleted };
}

test('our harvester reads our noark5 back to the same entries', async () => {
  const { before, after, deleted } = await again('noark5');
  expect(before.size).toBe(35);
  expect(deleted).toHaveLength(1);
  // noark5 has no place for the page at the source.
  for (const [number, entry] of before)
    expect(after.get(number), number).toEqual({ ...entry, lenke: null });
  expect(after.size).toBe(before.size);
});

test.each(['oai_qdc', 'oai_dc'])(
  'our harvester reads our %s back to what Dublin Core can say',
  async (prefix) => {
    const { before, after } = await again(prefix);
    expect(after.size).toBeGreaterThanOrEqual(before.size - 1);
    for (const [number, entry] of before) {
      // Without a case there is no number either, which Dublin Core keeps together.
      if (entry.saksmappe === null) continue;
      const { offentligTittel, journaldato, journalposttype, saksmappe, skjerming, klasse } = entry;
      expect(after.get(number), number).toMatchObject({
        offentligTittel,
        journaldato,
        journalposttype,
        skjerming,
        klasse,
        saksmappe: { saksnummer: saksmappe.saksnummer, offentligTittel: saksmappe.offentligTittel },
        ...(prefix === 'oai_qdc'
          ? {
              dokumentetsDato: entry.dokumentetsDato,
              mottattDato: entry.mottattDato,
              dokumenter: entry.dokumenter.map(({ tittel, url }) => ({ tittel, url })),
            }
          : {}),
      });
    }
  },
);
