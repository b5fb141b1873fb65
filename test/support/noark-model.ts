/** An invented archive, the same for every format it is written in. Deterministic. */

export interface ModelParty {
  readonly rolle: 'avsender' | 'mottaker' | 'kopimottaker';
  readonly navn: string;
  readonly skjermet: boolean;
}

export interface ModelPost {
  readonly systemID: string;
  readonly nummer: number;
  readonly sekvensnummer: number;
  readonly type: 'I' | 'U';
  readonly status: 'J' | 'E' | 'A' | 'F' | 'U';
  readonly tittel: string;
  /** The public title of a shielded one; null: the title itself is public. */
  readonly offentligTittel: string | null;
  readonly journaldato: string;
  readonly dokumentetsDato: string;
  readonly parter: readonly ModelParty[];
  readonly hjemmel: string | null;
  readonly grad: string | null;
  readonly dokumenter: readonly {
    readonly id: string;
    readonly tittel: string;
    readonly url: string | null;
  }[];
}

export interface ModelCase {
  readonly systemID: string;
  readonly aar: number;
  readonly sekvensnummer: number;
  readonly tittel: string;
  readonly dato: string;
  readonly enhet: number;
  readonly klasse: number;
  readonly poster: readonly ModelPost[];
}

export const ENHETER = ['Servicetorget', 'Plan og miljø', 'Oppvekst'] as const;
export const KLASSER = [
  ['U63', 'Skjenking'],
  ['L42', 'Byggesaker'],
  ['A20', 'Grunnskole'],
] as const;

const WORDS = ['vei', 'bru', 'skole', 'kai', 'lys', 'vann', 'støy', 'gjerde', 'brønn', 'flomvern'];
const SECRETS = ['HEMMELIGHET', 'KONFIDENSIELT', 'SKJULTORD'];
const COMPANIES = [
  'Fjellheim Kro AS',
  'Havblikk Båt AS',
  'Lilleby Sparebank',
  'Statens vegvesen',
  'Ødegård Bygg AS',
];

/** Cases with six entries each, numbered on from `first`; one in ten entries is shielded, one in fifty graded, one in fifty unfinished. */
export function buildModel(cases: number, seed = 7, first = 0): ModelCase[] {
  const random = mulberry(seed);
  const pick = <T>(list: readonly T[]): T =>
    list[Math.floor(random() * list.length)] ?? (list[0] as T);
  let serial = first * 100;
  let sekvens = first * 6;
  const uuid = (): string => {
    const hex = (++serial).toString(16).padStart(12, '0');
    return `${hex.slice(4)}-aaaa-4bbb-8ccc-${hex}`;
  };
  return Array.from({ length: cases }, (_, index) => {
    const aar = 2019 + (index % 5);
    const day = (n: number): string =>
      `${aar}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    const poster = Array.from({ length: 6 }, (_, n): ModelPost => {
      sekvens++;
      const incoming = n % 2 === 0;
      const shielded = sekvens % 10 === 0;
      const secret = pick(SECRETS);
      const base = `${incoming ? 'Søknad' : 'Svar'} om ${pick(WORDS)} & ${pick(WORDS)} nr. ${sekvens}`;
      return {
        systemID: uuid(),
        nummer: n + 1,
        sekvensnummer: sekvens,
        type: incoming ? 'I' : 'U',
        status:
          sekvens % 50 === 7
            ? 'F'
            : sekvens % 50 === 9
              ? 'U'
              : ((['J', 'E', 'A'] as const)[n % 3] ?? 'J'),
        tittel: shielded ? `${base} ${secret}` : base,
        offentligTittel: shielded ? `${base} *****` : null,
        journaldato: day(n + index),
        dokumentetsDato: day(n + index + 3),
        parter: [
          {
            rolle: incoming ? 'avsender' : 'mottaker',
            navn: shielded ? `${secret} Olsen` : pick(COMPANIES),
            skjermet: shielded,
          },
          ...(n === 5
            ? [{ rolle: 'kopimottaker' as const, navn: pick(COMPANIES), skjermet: shielded }]
            : []),
        ],
        hjemmel: shielded ? 'Offl. § 13' : null,
        grad: sekvens % 50 === 3 ? 'Begrenset' : null,
        dokumenter: Array.from({ length: n % 3 }, (_, d) => ({
          id: uuid(),
          tittel:
            d === 0
              ? shielded
                ? `${base} ${secret}`
                : base
              : `Vedlegg ${d}${shielded ? ` ${secret}` : ''}`,
          url: n === 4 ? `https://filer.lilleby.example/${sekvens}-${d}.pdf` : null,
        })),
      };
    });
    return {
      systemID: uuid(),
      aar,
      sekvensnummer: first + index + 1,
      tittel: `Sak om ${pick(WORDS)} i ${pick(['Nordvika', 'Sørbygda', 'Øvre Ås'])}`,
      dato: day(index),
      enhet: index % ENHETER.length,
      klasse: index % KLASSER.length,
      poster,
    };
  });
}

/** Words that stand in shielded titles and names only. */
export const PLANTED: readonly string[] = SECRETS;

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
