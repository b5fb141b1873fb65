import { nnFormat } from '../format.ts';
import type { ReadingTexts } from './nb.ts';

const n = nnFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
const posts = (value: number): string => count(value, 'journalpost', 'journalpostar');

/** Postlister, calendar and statistics, in nynorsk. */
export const nnReading: ReadingTexts = {
  postliste: {
    title: (name, date) => `Postliste for ${name} kommune, ${date}`,
    lead: (entries, cases) => `${posts(entries)} i ${count(cases, 'sak', 'saker')}`,
    leadPart: (entries, page, pages) => `${posts(entries)}. Del ${n(page)} av ${n(pages)}.`,
    none: 'Ingen journalpostar har denne journaldatoen i den offentlege journalen her.',
    noneHelp:
      'Dagen kan vere ein fridag, eller kommunen har ikkje publisert journalen for dagen enno.',
    inOneDay: 'Finn i lista for dagen',
    onlySent: 'Berre det kommunen sende',
    onlyReceived: 'Berre det kommunen fekk',
    onlyReadable: 'Berre det som kan lesast no',
    neighbours: 'Andre dagar',
    before: (date) => `Førre: ${date}`,
    after: (date) => `Neste: ${date}`,
    calendar: 'Kalender over postlister',
    pagination: 'Bla i postlista',
    withoutCase: 'Utan sak',
    number: (reference) => `Nr. ${reference}`,
    withheld: (basis) => (basis === null ? 'Heilt eller delvis skjerma' : `Skjerma: ${basis}`),
    read: (portal, date) => `${portal}, henta fram ${date}. Namn på privatpersonar er utelatne.`,
  },
  calendar: {
    title: (name) => `Postlister frå ${name} kommune`,
    lead: 'Ei postliste er alt kommunen journalførte på éin dag. Vel ein dag for å lese henne.',
    caption: (month) => `Talet på journalpostar per dag, ${month}`,
    day: (date, entries) => `${date}: ${posts(entries)}`,
    empty: (date) => `${date}: ingen journalpostar`,
    emptyMark: 'ingen',
    legend:
      'Mørkare rute tyder fleire journalpostar. «Ingen» står på kvardagar utan journalpostar; det kan vere ein heilagdag, eller at noko manglar.',
    months: 'Byt månad',
    newest: (date) => `Nyaste postliste: ${date}`,
    inMonth: (entries, days) =>
      `${posts(entries)} på ${count(days, 'dag', 'dagar')} denne månaden.`,
    none: 'Ingen journalpostar denne månaden.',
    all: 'Alle postlister i kalender',
  },
  statistics: {
    title: 'Statistikk',
    lead: (first, last) =>
      `Journalpostar med journaldato frå og med ${first} til og med ${last}. Den siste månaden er ikkje over enno. Tala blir rekna ut på nytt når journalane er henta.`,
    perMonth: 'Journalpostar per månad',
    perMonthPlot: (name, months, most, mostMonth) =>
      `${name}: søylediagram over ${n(months)} månader. Flest i ${mostMonth}: ${n(most)}. Alle tala står i tabellen under.`,
    allMunicipalities: 'Alle kommunane',
    table: 'Tal per kommune og månad',
    municipality: 'Kommune',
    sum: 'I alt',
    readable: 'Kor mykje kan lesast no?',
    readableLead:
      'Delen av journalpostane der kommunen har lagt ut minst eitt dokument, så du kan opne det med ein gong.',
    share: 'Del',
    readableOf: 'Kan lesast',
    entries: 'Journalpostar',
    days: 'Kor lang tid tek det?',
    daysLead:
      'Dagar frå datoen på dokumentet til det blei journalført, rekna av dei nyaste journalpostane frå kvar kommune (opptil 1000 per kjelde). Eit brev kan vere datert lenge før kommunen fekk det, så talet er ikkje arbeidstida til kommunen åleine.',
    median: 'Halvparten innan',
    ninth: 'Ni av ti innan',
    measured: 'Rekna av',
    dayCount: (days) => (days === 0 ? 'same dag' : count(days, 'dag', 'dagar')),
    noDays: 'For få med begge datoane',
    scroll: 'Tabell som kan rullast sidelengs',
    down: 'Statistikken kan ikkje reknast ut akkurat no, fordi søkjemotoren ikkje svarer. Prøv igjen om litt.',
  },
};
