import { enFormat } from '../format.ts';
import type { ReadingTexts } from './nb.ts';

const n = enFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
const posts = (value: number): string => count(value, 'journal entry', 'journal entries');

/** Postlister, calendar and statistics, in English. */
export const enReading: ReadingTexts = {
  postliste: {
    title: (name, date) => `Daily list of ${name} municipality, ${date}`,
    lead: (entries, cases) => `${posts(entries)} in ${count(cases, 'case', 'cases')}`,
    leadPart: (entries, page, pages) => `${posts(entries)}. Part ${n(page)} of ${n(pages)}.`,
    none: 'No entries in the public journal here have this journal date.',
    noneHelp:
      'The day may be a holiday, or the municipality has not published the journal of the day yet.',
    inOneDay: 'Find in the list of the day',
    onlySent: 'Only what the municipality sent',
    onlyReceived: 'Only what the municipality received',
    onlyReadable: 'Only what can be read now',
    neighbours: 'Other days',
    before: (date) => `Previous: ${date}`,
    after: (date) => `Next: ${date}`,
    calendar: 'Calendar of daily lists',
    pagination: 'Pages of the list',
    withoutCase: 'Without a case',
    number: (reference) => `No. ${reference}`,
    withheld: (basis) => (basis === null ? 'Withheld in whole or in part' : `Withheld: ${basis}`),
    read: (portal, date) => `${portal}, fetched ${date}. Names of private persons are left out.`,
  },
  calendar: {
    title: (name) => `Daily lists of ${name} municipality`,
    lead: 'A daily list (postliste) is everything the municipality entered in its journal on one day. Choose a day to read it.',
    caption: (month) => `Journal entries per day, ${month}`,
    day: (date, entries) => `${date}: ${posts(entries)}`,
    empty: (date) => `${date}: no journal entries`,
    emptyMark: 'none',
    legend:
      'A darker square means more journal entries. “None” stands on working days without entries: it may be a public holiday, or something is missing.',
    months: 'Change month',
    newest: (date) => `Newest daily list: ${date}`,
    inMonth: (entries, days) => `${posts(entries)} on ${count(days, 'day', 'days')} this month.`,
    none: 'No journal entries this month.',
    all: 'All daily lists in a calendar',
  },
  statistics: {
    title: 'Statistics',
    lead: (first, last) =>
      `Journal entries with journal dates from ${first} to ${last}. The last month is not over yet. The figures are worked out anew when journals have been fetched.`,
    perMonth: 'Journal entries per month',
    perMonthPlot: (name, months, most, mostMonth) =>
      `${name}: bar chart over ${n(months)} months. Most in ${mostMonth}: ${n(most)}. All the figures are in the table below.`,
    allMunicipalities: 'All municipalities',
    table: 'Figures by municipality and month',
    municipality: 'Municipality',
    sum: 'In all',
    readable: 'How much can be read now?',
    readableLead:
      'The share of journal entries where the municipality has published at least one document, so that you can open it at once.',
    share: 'Share',
    readableOf: 'Can be read',
    entries: 'Journal entries',
    days: 'How long does it take?',
    daysLead:
      'Days from the date on the document until it was entered in the journal, measured on the newest entries of each municipality (up to 1000 per source). A letter can be dated long before the municipality received it, so this is not the municipality’s working time alone.',
    median: 'Half within',
    ninth: 'Nine out of ten within',
    measured: 'Measured on',
    dayCount: (days) => (days === 0 ? 'the same day' : count(days, 'day', 'days')),
    noDays: 'Too few with both dates',
    scroll: 'Table that can be scrolled sideways',
    down: 'The statistics cannot be worked out right now, because the search engine does not answer. Try again in a little while.',
  },
};
