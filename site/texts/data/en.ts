import type { DataParameter } from '../../data/data-parameters.ts';
import { formats } from '../format.ts';
import type { Translation } from '../translation.ts';
import type { DataTexts } from './nb.ts';

const { date, number: n } = formats.en;
const list = (names: readonly string[]): string => names.join(', ');

const parameters: Readonly<Record<DataParameter, string>> = {
  q: 'The words to search for, as in the search box',
  kommune: 'Municipality numbers, several with commas: 1811,1824',
  type: 'inn (received), ut (sent), notat, internt, saksframlegg or ukjent, several with commas',
  aar: 'Year of the journal date, or ukjent (unknown), several with commas',
  kilde: 'Id of the source, see /api/v1/kilder, several with commas',
  lesbar: 'ja: has documents that can be opened, nei: has none',
  fra: 'First journal date: 2026-03-01 or 2026',
  til: 'Last journal date: 2026-03-31 or 2026',
  sorter: 'relevans (relevance), nyeste (newest) or eldste (oldest)',
  side: 'Page number as on the results page, 20 hits a page; not together with antall and etter',
  visning: 'liste (list) or tabell (table) on the page; makes no difference to the data',
  antall: 'How many to answer with',
  etter: 'Where to go on from, taken from the address of the next page',
  skilletegn: 'Separator in CSV: semikolon, komma or tab',
};

/** Feeds, files and the API in English. Machine addresses have no language: they use the bokmål. */
export const enData: Translation<DataTexts> = {
  parameters,
  privatePerson: '(private person)',
  search: {
    quoted: (words) => `“${words}”`,
    unknownYear: 'no year',
    readable: 'can be read now',
    notReadable: 'must be asked for',
    dates: (from, to) => {
      if (from !== null && to !== null)
        return from === to ? date(from) : `${date(from)}–${date(to)}`;
      if (from !== null) return `from ${date(from)}`;
      return to === null ? '' : `until ${date(to)}`;
    },
  },
  take: {
    heading: 'Take the results with you',
    lead: 'The same results in the same order, without names of private persons.',
    csv: 'Spreadsheet (CSV)',
    csvHelp: 'Opens in Excel and other spreadsheets. Up to 100,000 rows.',
    json: 'Data (JSON)',
    jsonHelp: 'For programmers.',
    atom: 'Follow the search (Atom)',
    atomHelp: 'New results straight into a feed reader.',
    more: 'More about open data',
    feedTitle: 'New results for this search',
    caseFeed: 'New entries in the case',
    followCase: 'Follow the case in a feed reader (Atom)',
    municipalityFeed: (name) => `New entries from ${name}`,
    followMunicipality: 'Follow the municipality in a feed reader (Atom)',
  },
  api: {
    title: 'Open data and API',
    description:
      'Read access to the public journals of the region. Open to everyone, no key. Names of private persons are never included.',
    changeNumber: 'The number of the last change you have',
    operations: {
      sok: 'Search: number of hits, facets and entries',
      journalpost: 'One entry',
      saksmappe: 'One case with all its entries',
      kommuner: 'The municipalities of the region, with totals and how fresh they are',
      kommune: 'One municipality, by number or by its name in the address',
      kilder: 'The sources journals are fetched from, and when they were last fetched',
      endringer: 'Everything new, changed or withdrawn after a number',
    },
    statuses: {
      304: 'Unchanged since last time',
      308: 'Merged with another; see Location',
      400: 'A parameter is unknown, or its value cannot be used',
      404: 'Not found',
      410: 'Withdrawn',
      503: 'The archive or the search cannot be read right now',
    },
    lead: 'Everything you can read in the portal you can also fetch as data: for spreadsheets, for your own programs and for feed readers. It is free, open to everyone and needs no key.',
    namesHeading: 'Names are left out',
    names:
      'Names of private persons are never in the data. You can search for a name while the entry is less than a year old, but the name itself stands only on the page of the entry.',
    searchHeading: 'A search as data',
    searchLead:
      'Search on the web site and replace “/sok” in the address with “/sok.csv”, “/sok.json” or “/sok.atom”. The rest of the address is the same, and the hits come in the order of the page.',
    forms: 'Formats of a search',
    form: 'Format',
    example: 'Try it',
    howMany: 'How many at a time',
    csv: 'CSV for spreadsheets: UTF-8 with BOM, semicolons between columns. Cells that could have been run as formulas begin with an apostrophe. Ask for commas or tabs with skilletegn=komma or skilletegn=tab.',
    csvMany:
      'All hits, up to 100,000 rows. If there are more, the address of the rest is in “Link”.',
    json: 'JSON with the exact number of hits and counts per municipality, type, year and source.',
    jsonMany: '100 unless you ask otherwise, up to 1,000. The address of the next is in “neste”.',
    atom: 'Atom for feed readers. Use sorter=nyeste to have new entries on top.',
    atomMany: '50 unless you ask otherwise, up to 500.',
    parametersHeading: 'What you can ask for',
    parameter: 'Parameter',
    meaning: 'What it does',
    strict:
      'A parameter we do not know, or a value we cannot read, gives answer 400 with a list of what is known. So a misspelt filter never gives every entry.',
    readHeading: 'API for programs',
    readLead: 'The addresses begin with “/api/v1”. Everything is JSON and is read with GET.',
    document: 'The whole description (OpenAPI 3.1)',
    operation: 'What you get',
    address: 'Address',
    followHeading: 'Keep a copy up to date',
    follow:
      'Fetch “/api/v1/endringer” from number 0 and follow “neste” until it is empty. Keep “sisteNummer”, and ask with “etter” next time. Entries that were withdrawn come as changes of their own: remove them in your copy too. “sisteNummer” and the number of entries show when you have everything.',
    politeHeading: 'Ask as often as you need',
    polite:
      'Answers have an ETag. Send it in If-None-Match, and you get an empty answer 304 when nothing is new. That costs next to nothing, for you and for us. We make a few large CSV files at a time; when there are too many, we answer 429 and say when to try again. Please say in User-Agent who you are.',
    browsers: 'The addresses can be read from other web sites (CORS).',
    errorsHeading: 'When something is wrong',
    errorsLead:
      'Errors come as “application/problem+json” (RFC 9457). The field “type” points here:',
    errors: {
      'ukjent-parameter': 'The address has a parameter we do not know. Those we know are listed.',
      'ugyldig-verdi': 'A value cannot be read, is too large, or two things do not go together.',
      'ukjent-plass':
        '“etter” belongs to another search, or the search is read in another way than when it was made. Start again.',
      'finnes-ikke': 'We have nothing at this address.',
      'trukket-tilbake':
        'The entry is no longer public. The answer says who withdrew it, and when.',
      'bare-lesing': 'The address can only be read, with GET and HEAD.',
      'mange-uttrekk': 'Too many large files are being made right now. Wait a few seconds.',
      utilgjengelig: 'The archive or the search does not answer. Try again in a little while.',
    },
    versionHeading: 'What you can count on',
    version:
      'Within “v1” nothing is removed or given a new meaning. New fields, parameters and columns may be added; new CSV columns come last. Should we have to break this, we make “v2” and keep “v1” for at least a year. Ids and addresses of entries are permanent.',
    harvestHeading: 'For archives and researchers: OAI-PMH',
    harvest: 'The whole collection can also be harvested with OAI-PMH:',
    datasetHeading: 'The dataset described for catalogues (DCAT-AP-NO)',
    turtle: 'Turtle',
    jsonLd: 'JSON-LD',
    robots:
      'Pages with journal entries are not in the sitemap and are not to be indexed by search engines.',
  },
  feed: {
    title: (search) => (search === '' ? 'All journal entries' : `Search: ${search}`),
    subtitle: (total) =>
      `${n(total)} hits in the public journals. Names of private persons are left out.`,
    caseTitle: (number, title) => (title === null ? number : `${number}: ${title}`),
    caseSubtitle: (municipality) => `Entries in the case at ${municipality} municipality.`,
  },
  dataset: {
    catalogue: (region) => `Open data from Fellesinnsyn ${region}`,
    title: (region) => `Public journals of the municipalities in ${region}`,
    description: (region) =>
      `Entries in the public journals of the municipalities in ${region}: what was sent, received and laid before politicians, with case numbers, dates, legal basis for withholding and links to published documents. Names of private persons are left out.`,
    keywords: ['public journal', 'freedom of information', 'municipality', 'archive', 'Noark'],
    distributions: {
      csv: 'Search as CSV',
      json: 'All entries and changes as JSON',
      atom: 'Search as Atom',
      xml: 'Harvesting with OAI-PMH',
    },
    api: 'API for public journals',
    harvest: 'OAI-PMH for public journals',
  },
  problems: {
    unknownParameter: (unknown) => ({
      title: 'Unknown parameter',
      detail: `The address has something we do not know: ${list(unknown)}. Correct it or take it out. What we know is in “kjente”.`,
    }),
    badValue: (names) => ({
      title: 'The value cannot be used',
      detail: `Look at ${list(names)}. How it is written is in “ugyldige”.`,
    }),
    otherCursor: {
      title: 'The place belongs to another search',
      detail:
        'The value of “etter” does not belong to this search, or the search is read in another way than before. Start again without “etter”.',
    },
    notFound: {
      title: 'Not found',
      detail: 'We have nothing at this address. The addresses are in /api/v1/openapi.json.',
    },
    withdrawn: (day) => ({
      title: 'Withdrawn',
      detail: `The entry was taken out of the public journal on ${day}.`,
    }),
    readOnly: { title: 'Read only', detail: 'The address can be read with GET and HEAD.' },
    busy: {
      title: 'Too many exports at once',
      detail: 'Several large exports are being made right now. Try again in a few seconds.',
    },
    unavailable: {
      title: 'Not answering right now',
      detail: 'The archive or the search cannot be read right now. Try again in a little while.',
    },
  },
};
