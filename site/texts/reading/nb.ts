import { nbFormat } from '../format.ts';

const n = nbFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
const posts = (value: number): string => count(value, 'journalpost', 'journalposter');

/** Postlister, calendar and statistics, in bokmål. */
export const nbReading = {
  postliste: {
    title: (name: string, date: string) => `Postliste for ${name} kommune, ${date}`,
    lead: (entries: number, cases: number) => `${posts(entries)} i ${count(cases, 'sak', 'saker')}`,
    leadPart: (entries: number, page: number, pages: number) =>
      `${posts(entries)}. Del ${n(page)} av ${n(pages)}.`,
    none: 'Ingen journalposter har denne journaldatoen i den offentlige journalen her.',
    noneHelp: 'Dagen kan være en fridag, eller kommunen har ikke publisert dagens journal ennå.',
    inOneDay: 'Finn i dagens liste',
    onlySent: 'Bare det kommunen sendte',
    onlyReceived: 'Bare det kommunen mottok',
    onlyReadable: 'Bare det som kan leses nå',
    neighbours: 'Andre dager',
    before: (date: string) => `Forrige: ${date}`,
    after: (date: string) => `Neste: ${date}`,
    calendar: 'Kalender over postlister',
    pagination: 'Bla i postlisten',
    withoutCase: 'Uten sak',
    number: (reference: string) => `Nr. ${reference}`,
    withheld: (basis: string | null) =>
      basis === null ? 'Helt eller delvis skjermet' : `Skjermet: ${basis}`,
    read: (portal: string, date: string) =>
      `${portal}, hentet fram ${date}. Navn på privatpersoner er utelatt.`,
  },
  calendar: {
    title: (name: string) => `Postlister fra ${name} kommune`,
    lead: 'En postliste er alt kommunen journalførte på én dag. Velg en dag for å lese den.',
    caption: (month: string) => `Antall journalposter per dag, ${month}`,
    day: (date: string, entries: number) => `${date}: ${posts(entries)}`,
    empty: (date: string) => `${date}: ingen journalposter`,
    emptyMark: 'ingen',
    legend:
      'Mørkere rute betyr flere journalposter. «Ingen» står på hverdager uten journalposter; det kan være en helligdag, eller at noe mangler.',
    months: 'Bytt måned',
    newest: (date: string) => `Nyeste postliste: ${date}`,
    inMonth: (entries: number, days: number) =>
      `${posts(entries)} på ${count(days, 'dag', 'dager')} denne måneden.`,
    none: 'Ingen journalposter denne måneden.',
    all: 'Alle postlister i kalender',
  },
  statistics: {
    title: 'Statistikk',
    lead: (first: string, last: string) =>
      `Journalposter med journaldato fra og med ${first} til og med ${last}. Den siste måneden er ikke over ennå. Tallene regnes ut på nytt når journalene er hentet.`,
    perMonth: 'Journalposter per måned',
    perMonthPlot: (name: string, months: number, most: number, mostMonth: string) =>
      `${name}: søylediagram over ${n(months)} måneder. Flest i ${mostMonth}: ${n(most)}. Alle tallene står i tabellen under.`,
    allMunicipalities: 'Alle kommunene',
    table: 'Tall per kommune og måned',
    municipality: 'Kommune',
    sum: 'I alt',
    readable: 'Hvor mye kan leses nå?',
    readableLead:
      'Andelen journalposter der kommunen har lagt ut minst ett dokument, så du kan åpne det med en gang.',
    share: 'Andel',
    readableOf: 'Kan leses',
    entries: 'Journalposter',
    days: 'Hvor lang tid tar det?',
    daysLead:
      'Dager fra datoen på dokumentet til det ble journalført, regnet av de nyeste journalpostene fra hver kommune (opptil 1000 per kilde). Et brev kan være datert lenge før kommunen fikk det, så tallet er ikke kommunens arbeidstid alene.',
    median: 'Halvparten innen',
    ninth: 'Ni av ti innen',
    measured: 'Regnet av',
    dayCount: (days: number) => (days === 0 ? 'samme dag' : count(days, 'dag', 'dager')),
    noDays: 'For få med begge datoer',
    scroll: 'Tabell som kan rulles sidelengs',
    down: 'Statistikken kan ikke regnes ut akkurat nå, fordi søkemotoren ikke svarer. Prøv igjen om litt.',
  },
};

/** The shape every language must have. */
export type ReadingTexts = typeof nbReading;
