import { configSchema } from '../../harvester/config/config.ts';
import type { PublicEntry } from '../../harvester/record/public-entry.ts';
import type {
  EntryLookup,
  PublicArchive,
  SourceStatus,
} from '../../harvester/store/public-archive.ts';
import { FACETS, type Facet } from '../../indexer/engine.ts';
import type { Search, SearchRequest } from '../../indexer/search-answer.ts';
import { readMunicipalities } from '../../site/municipalities.ts';
import type { Portal } from '../../site/portal.ts';
import { plainHit } from '../../site/search/plain-hit.ts';
import { nbFormat } from '../../site/texts/format.ts';
import { publicEntry } from './entry.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const MUNICIPALITIES = [
  {
    number: '9901',
    name: { nb: 'Nordskjær' },
    organisationNumber: '310990108',
    requestEmail: 'postmottak@nordskjaer.example',
  },
  {
    number: '9902',
    name: { nb: 'Eikedal', sma: 'Aejkedaelie' },
    organisationNumber: '310990205',
    requestEmail: 'postmottak@eikedal.example',
  },
  {
    number: '9903',
    name: { nb: 'Storvåg' },
    organisationNumber: '310990302',
    requestEmail: 'postmottak@storvag.example',
  },
];
const config = configSchema.parse({
  region: {
    id: 'demo',
    name: { nb: 'Demoregionen' },
    publicUrl: 'http://127.0.0.1:4321',
    languages: ['nb'],
    contact: { name: 'Fellesinnsyn demo', email: 'demo@demoregionen.example' },
    repositoryIdentifier: 'demoregionen.example',
    demo: true,
  },
  municipalities: MUNICIPALITIES,
  sources: MUNICIPALITIES.map(({ number, name }) => ({
    id: `kilde-${number}`,
    name: `${name.nb}, offentlig journal`,
    municipality: number,
    kind: 'oai-pmh',
    enabled: true,
    consent: 'oppdiktet',
    settings: {},
  })),
});

const TITLES = [
  ['I', 'Søknad om oppføring av naust', 'Byggesak – naust på Ytterøya gnr. 12 bnr. 3'],
  ['U', 'Tillatelse til oppføring av naust', 'Byggesak – naust på Ytterøya gnr. 12 bnr. 3'],
  ['I', 'Klage på vedtak om skolestruktur', 'Skolestruktur 2026–2030'],
  ['S', 'Saksframlegg: Skolestruktur i Eikedal', 'Skolestruktur 2026–2030'],
  ['U', 'Svar på søknad om skjenkebevilling', 'Skjenkebevilling – Havna Kro'],
  ['N', 'Notat om brøyting av kommunale veger', 'Vintervedlikehold 2026'],
  ['X', 'Internt notat om budsjett', 'Budsjett og økonomiplan'],
  ['I', 'Uttalelse til reguleringsplan for Storvåg sentrum', 'Detaljregulering Storvåg sentrum'],
  ['U', 'Høring – kommuneplanens arealdel', 'Kommuneplanens arealdel'],
  ['I', 'Søknad om dispensasjon fra arealformål LNF', 'Dispensasjon – hytte ved Langvatnet'],
] as const;

function entries(): PublicEntry[] {
  const list: PublicEntry[] = [];
  for (let i = 0; i < 260; i += 1) {
    const [type, title, caseTitle] = TITLES[i % TITLES.length] ?? TITLES[0];
    const kommunenummer = MUNICIPALITIES[i % 3]?.number ?? '9901';
    const day = new Date(NOW.getTime() - (4 + i * (1 + (i % 7))) * 86_400_000 * (i > 100 ? 4 : 1));
    const iso = day.toISOString().slice(0, 10);
    const sak = Math.floor(i / 10) * 3 + (i % 3);
    const outgoing = type === 'U';
    list.push(
      publicEntry({
        id: `post-${i}`,
        kommunenummer,
        kilde: `kilde-${kommunenummer}`,
        offentligTittel: i === 5 ? null : title,
        journalposttype: i === 11 ? 'ukjent' : type,
        journalposttypeUtledet: i === 2,
        journaldato: iso,
        dokumentetsDato: i % 9 === 0 ? null : iso,
        journalaar: day.getUTCFullYear(),
        journalsekvensnummer: 1000 + i,
        journalpostnummer: (i % 10) + 1 + (i % 10 > 3 ? 2 : 0),
        saksmappe: {
          id: `sak-${sak}`,
          saksnummer: `${day.getUTCFullYear()}/${100 + sak}`,
          offentligTittel: caseTitle,
          saksdato: iso,
        },
        korrespondanseparter:
          type === 'N' || type === 'X'
            ? []
            : [
                {
                  korrespondanseparttype: outgoing ? 'mottaker' : 'avsender',
                  navn: i % 4 === 0 ? null : 'Ytterøya Byggservice AS',
                  erPerson: i % 4 === 0,
                  administrativEnhet: null,
                },
                ...(i % 5 === 0
                  ? [
                      {
                        korrespondanseparttype: 'kopimottaker' as const,
                        navn: 'Statsforvalteren',
                        erPerson: false,
                        administrativEnhet: 'Miljøavdelingen',
                      },
                    ]
                  : []),
              ],
        dokumenter:
          i % 3 === 0
            ? [
                {
                  dokumentnummer: 1,
                  tilknyttetRegistreringSom: 'hoveddokument',
                  tittel: title,
                  format: 'PDF',
                  url: `http://127.0.0.1:4322/dok/${i}.pdf`,
                },
                {
                  dokumentnummer: 2,
                  tilknyttetRegistreringSom: 'vedlegg',
                  tittel: 'Situasjonskart med ***** markert',
                  format: null,
                  url: null,
                },
              ]
            : [],
        skjerming:
          i % 8 === 1
            ? {
                tilgangsrestriksjon: 'UO',
                skjermingshjemmel: 'Offl. § 13 jf. fvl. § 13 første ledd nr. 1',
              }
            : null,
        kanLeses: i % 3 === 0,
        administrativEnhet: i % 2 === 0 ? 'Plan og utvikling' : null,
        navnUtelatt: i % 4 === 0,
      }),
    );
  }
  return list;
}

function archive(all: readonly PublicEntry[]): PublicArchive {
  const byDate = [...all].sort((a, b) => (b.journaldato ?? '').localeCompare(a.journaldato ?? ''));
  const find = (id: string): EntryLookup => {
    if (id === 'tatt-bort')
      return {
        kind: 'withdrawn',
        tombstone: {
          id,
          kommunenummer: '9902',
          organisasjonsnummer: '310990205',
          kilde: 'kilde-9902',
          trukketTilbake: '2026-10-03T09:00:00Z',
        },
      };
    if (id === 'flyttet') return { kind: 'merged', id: 'post-1' };
    const entry = all.find((one) => one.id === id);
    return entry === undefined ? { kind: 'unknown' } : { kind: 'entry', entry };
  };
  return {
    entry: find,
    entries: (ids) => ids.flatMap((id) => all.filter((entry) => entry.id === id)),
    case: (id) => {
      const own = all
        .filter((entry) => entry.saksmappe?.id === id)
        .sort((a, b) => (a.journalpostnummer ?? 0) - (b.journalpostnummer ?? 0));
      const [first] = own;
      return first?.saksmappe == null
        ? null
        : {
            saksmappe: first.saksmappe,
            kommunenummer: first.kommunenummer,
            organisasjonsnummer: first.organisasjonsnummer,
            entries: own,
          };
    },
    newest: (kommunenummer, limit) =>
      byDate.filter((entry) => entry.kommunenummer === kommunenummer).slice(0, limit),
    changesSince: () => [],
    lastSeq: () => all.length,
    sources: () =>
      MUNICIPALITIES.map(({ number }, i): SourceStatus => {
        const own = byDate.filter((entry) => entry.kommunenummer === number);
        return {
          id: `kilde-${number}`,
          kind: 'oai-pmh',
          kommunenummer: number,
          lastSuccess: i === 1 ? '2026-11-20T05:10:00Z' : '2026-11-24T05:10:00Z',
          lastRun: '2026-11-24T05:10:00Z',
          outcome: i === 1 ? 'failed' : 'ok',
          problem: i === 1 ? 'SourceUnreachable' : null,
          entries: own.length,
          newestJournaldato: own[0]?.journaldato ?? null,
        };
      }),
    [Symbol.dispose]: () => {},
  };
}

const facetValue = (entry: PublicEntry, facet: Facet): string =>
  facet === 'kommune'
    ? entry.kommunenummer
    : facet === 'type'
      ? entry.journalposttype
      : facet === 'aar'
        ? (entry.journaldato?.slice(0, 4) ?? '0')
        : facet === 'kilde'
          ? entry.kilde
          : String(entry.kanLeses);

function search(all: readonly PublicEntry[]): Search {
  return async (request: SearchRequest) => {
    const corrected = request.text === 'dispensajon' ? 'dispensasjon' : null;
    const words = (corrected ?? request.text)
      .toLowerCase()
      .split(' ')
      .filter((word) => word !== '');
    const matches = (entry: PublicEntry, except?: Facet): boolean => {
      const text =
        `${entry.offentligTittel ?? ''} ${entry.saksmappe?.offentligTittel ?? ''} ${entry.saksmappe?.saksnummer ?? ''}`.toLowerCase();
      return (
        words.every((word) => text.includes(word)) &&
        (request.from === null || (entry.journaldato ?? '') >= request.from) &&
        (request.to === null || (entry.journaldato ?? '9') <= request.to) &&
        FACETS.every(
          (facet) =>
            facet === except ||
            (request.filters[facet]?.includes(facetValue(entry, facet)) ?? true),
        )
      );
    };
    const found = all
      .filter((entry) => matches(entry))
      .sort((a, b) => (b.journaldato ?? '').localeCompare(a.journaldato ?? ''));
    if (request.sort === 'eldste') found.reverse();
    const count = (facet: Facet) => {
      const counts = new Map<string, number>();
      for (const entry of all)
        if (matches(entry, facet))
          counts.set(facetValue(entry, facet), (counts.get(facetValue(entry, facet)) ?? 0) + 1);
      return [...counts]
        .map(([value, n]) => ({ value, count: n }))
        .sort((a, b) => b.count - a.count);
    };
    const pieces = (text: string | null) =>
      (text ?? '')
        .split(/(\s+)/)
        .filter((piece) => piece !== '')
        .map((piece) => ({
          text: piece,
          hit: words.some((word) => piece.toLowerCase().includes(word)),
        }));
    const start = (request.page - 1) * request.pageSize;
    return {
      total: found.length,
      hits: found.slice(start, start + request.pageSize).map((entry) => ({
        ...plainHit(entry),
        title: pieces(entry.offentligTittel),
        caseTitle: pieces(entry.saksmappe?.offentligTittel ?? null),
      })),
      facets: {
        kommune: count('kommune'),
        type: count('type'),
        aar: count('aar'),
        kilde: count('kilde'),
        kanLeses: count('kanLeses'),
      },
      correctedText: found.length > 0 ? corrected : null,
      page: request.page,
      pages: Math.ceil(found.length / request.pageSize),
    };
  };
}

/** A portal in memory with invented entries in every state a page can show. */
export function fixturePortal(): Portal {
  const all = entries();
  return {
    config,
    municipalities: readMunicipalities(config, nbFormat.compare),
    archive: archive(all),
    search: search(all),
    indexStatus: async () => ({
      engine: 'embedded',
      documents: all.length,
      seq: all.length,
      version: '1',
    }),
    now: () => NOW,
  };
}
