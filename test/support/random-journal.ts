import type { PublicEntry, SearchView } from '../../harvester/record/public-entry.ts';
import { entry } from './plain-archive.ts';
import { pick, type Random } from './random-search.ts';

const WORDS =
  'søknad plan vei bolig naust skole vedtak avslag klage hytte kai bro vann kloakk tilskudd møteinnkalling rapport & <utslipp> "Havna" =SUM(A1)'.split(
    ' ',
  );
const FIRMS = ['Torghatten Trafikk AS', '=Formel & Co', '@Nett AS', 'Bindal Betong'];
const TYPES = ['I', 'U', 'N', 'X', 'S', 'ukjent'] as const;
const KOMMUNER = ['1811', '1826'] as const;

const words = (random: Random, most: number): string =>
  Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, WORDS)).join(' ');

/** The name planted in every third entry; the even ones within the year, the odd ones past it. */
export const PLANTED = 'Planta Personsen';

/** An entry as the door gives it for bulk use: a private person among the correspondents, whose name is apart. */
export function randomView(random: Random, n: number): SearchView {
  const named = n % 3 === 0;
  const day = `20${20 + Math.floor(random() * 7)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 19)}`;
  const kommunenummer = pick(random, KOMMUNER);
  const type = pick(random, TYPES);
  const change: Partial<PublicEntry> & { readonly id: string } = {
    id: `r-${n}`,
    kommunenummer,
    kilde: kommunenummer === '1811' ? 'bindal-oai' : 'hattfjelldal-noark',
    offentligTittel: random() < 0.03 ? null : words(random, 5),
    journalposttype: type,
    journaldato: random() < 0.04 ? null : day,
    dokumentetsDato: random() < 0.5 ? day : null,
    journalpostnummer: Math.floor(random() * 20),
    saksmappe:
      random() < 0.8
        ? {
            id: `s-${n % 200}`,
            saksnummer: `2026/${n % 200}`,
            offentligTittel: words(random, 4),
            saksdato: null,
          }
        : null,
    korrespondanseparter: [
      {
        korrespondanseparttype: 'avsender',
        navn: named ? null : pick(random, FIRMS),
        erPerson: named,
        administrativEnhet: null,
      },
    ],
    dokumenter:
      random() < 0.3
        ? [
            {
              dokumentnummer: 1,
              tilknyttetRegistreringSom: 'hoveddokument',
              tittel: words(random, 3),
              format: 'pdf',
              url: `https://dokument.example.no/${n}.pdf?a=1&b=2`,
            },
          ]
        : [],
    kanLeses: random() < 0.3,
    navnUtelatt: named,
  };
  return {
    entry: entry(change),
    names: named ? [PLANTED] : [],
    namesUntil: named ? (n % 2 === 0 ? '2026-12-24' : '2025-03-02') : null,
  };
}

/** The query string of a search somebody might make; some find nothing, some only with other spelling or fewer words. */
export function randomSearch(random: Random): string {
  const params = new URLSearchParams();
  if (random() < 0.7)
    params.set('q', random() < 0.2 ? 'soknadd om naust' : words(random, 3).replace(/[<>"=&]/g, ''));
  if (random() < 0.3) params.set('kommune', pick(random, ['1811', '1826', '1811,1826']));
  if (random() < 0.3) params.set('type', pick(random, ['inn', 'ut', 'inn,ut', 'saksframlegg']));
  if (random() < 0.2) params.set('aar', pick(random, ['2024', '2025,2026', 'ukjent']));
  if (random() < 0.1) params.set('lesbar', pick(random, ['ja', 'nei']));
  if (random() < 0.2) params.set('fra', pick(random, ['2022', '2023-05-01']));
  if (random() < 0.2) params.set('til', pick(random, ['2025', '2026-02-28']));
  if (random() < 0.5) params.set('sorter', pick(random, ['nyeste', 'eldste', 'relevans']));
  const written = params.toString();
  return written === '' ? '' : `?${written}`;
}
