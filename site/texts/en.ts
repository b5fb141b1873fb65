import { enData } from './data/en.ts';
import { enDesk } from './desk/en.ts';
import { enArticles } from './en-articles.ts';
import { enFormatName } from './en-formats.ts';
import { enHjemler } from './en-hjemler.ts';
import { enFormat } from './format.ts';
import type { Texts } from './nb.ts';
import { enOai } from './oai/en.ts';
import { enReading } from './reading/en.ts';
import { enStaff } from './staff/en.ts';
import { enSubscribe } from './subscribe/en.ts';
import { enSuggest } from './suggest/en.ts';
import type { Translation } from './translation.ts';
import { enWcag } from './wcag/en.ts';

const n = enFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
const posts = (value: number): string => count(value, 'journal entry', 'journal entries');

const parameter: Readonly<Record<Parameters<Texts['results']['problems']>[0][number], string>> = {
  q: 'search words',
  kommune: 'municipality',
  type: 'type of document',
  aar: 'year',
  kilde: 'source',
  lesbar: 'can be read now',
  fra: 'from date',
  til: 'to date',
  sorter: 'sorting',
  side: 'page number',
  visning: 'view',
};

/** All interface texts in English. */
export const en: Translation<Texts> = {
  oai: enOai,
  portal: 'Fellesinnsyn',
  skip: {
    main: 'Skip to main content',
    results: 'Skip to the results',
    filters: 'Skip to the filters',
  },
  demo: {
    heading: 'Demo data',
    body: 'Municipalities, cases and people here are invented.',
  },
  nav: {
    label: 'Main menu',
    footer: 'About the portal',
    breadcrumbs: 'You are here',
    forside: 'Home',
    tilForsiden: 'Go to the home page',
    sok: 'Search',
    kilder: 'Sources',
    statistikk: 'Statistics',
    hjelp: 'Help',
    om: 'About',
    omPortalen: 'About Fellesinnsyn',
    personvern: 'Privacy',
    tilgjengelighet: 'Accessibility statement',
    language: 'Language',
  },
  footer: {
    contact: (name) => `Fellesinnsyn is run by ${name}.`,
    write: 'Write to us',
    cookies:
      'We do not track you. The only cookie is your cart, once you have put something in it.',
  },
  search: {
    label: 'Search the public journals',
    placeholder: 'Word, place, case number',
    button: 'Search',
    form: 'Search the journals',
    shortcut: 'Press / to search',
  },
  home: {
    description: 'Search the public journals of several Norwegian municipalities in one place.',
    heading: 'See what your municipality receives, sends and decides',
    lead: (municipalities, entries) =>
      entries === 0
        ? 'No journals have been fetched yet.'
        : `Search ${posts(entries)} from ${count(municipalities, 'municipality', 'municipalities')} in one place. The journals are in Norwegian.`,
    examplesLabel: 'Try for example',
    examples: [
      { label: 'byggesak naust (building a boathouse)', text: 'byggesak naust', readable: false },
      { label: 'skole (school)', text: 'skole', readable: false },
      { label: 'what can be read now', text: '', readable: true },
    ],
    notConnected: 'Not connected yet',
    notConnectedLead: 'You can ask these municipalities directly. Their pages give the addresses.',
    newest: 'Newest journal entries',
    allNewest: 'See all the newest',
    municipalities: 'The municipalities',
    municipalitiesLead:
      'Every municipality keeps a journal of its documents. Here you see how fresh the information is.',
    howHeading: 'How it works',
    how: [
      {
        heading: 'Search',
        body: 'Municipalities record the documents they receive and send in a public journal. Here you search all of them at once.',
      },
      {
        heading: 'Read',
        body: 'Some documents you can open at once. They are marked “Can be read now”.',
      },
      {
        heading: 'Ask for access',
        body: 'If a document has not been published, you can ask the municipality for it. You need not say who you are or why.',
      },
    ],
  },
  results: {
    heading: (total, text) =>
      text === '' ? posts(total) : `${count(total, 'hit', 'hits')} for “${text}”`,
    none: (text) => (text === '' ? 'No hits' : `No hits for “${text}”`),
    corrected: (asked, searched) =>
      `We found nothing for “${asked}”. Here are hits for “${searched}” instead.`,
    readAs: 'Read from your search',
    removeRead: 'Remove from the search:',
    understood: {
      aar: (value) => `Year ${value}`,
      maaned: (value) => value,
      periode: (value) => value,
      etter: (value) => `From ${value}`,
      foer: (value) => `Until ${value}`,
      kommune: (value) => `Municipality ${value}`,
      type: (value) => value,
      fra: (value) => `From ${value}`,
      til: (value) => `To ${value}`,
      uten: (value) => `Without “${value}”`,
    },
    near: (total, text) => `${count(total, 'near hit', 'near hits')} for “${text}”`,
    relaxed: (leftOut) =>
      leftOut.length === 0
        ? 'No journal entry has all the words. Here are those that have some of them.'
        : `No journal entry has ${leftOut.map((word) => `“${word}”`).join(' or ')}. Here are hits without ${leftOut.length === 1 ? 'that word' : 'those words'}.`,
    problems: (names) =>
      `We did not understand ${names.map((name) => parameter[name]).join(' and ')} in the address, and have left it out.`,
    pageOf: (page, pages) => `page ${n(page)} of ${n(pages)}`,
    range: (first, last, total) => `Showing ${n(first)}–${n(last)} of ${n(total)}`,
    hits: 'Hits',
    filters: 'Filter the hits',
    showFilters: (active) =>
      active === 0 ? 'Filter the hits' : `Filter the hits (${n(active)} chosen)`,
    backToHits: 'Back to the hits',
    apply: 'Apply filters',
    activeLabel: 'Chosen filters',
    remove: 'Remove filter:',
    removeAll: 'Remove all filters',
    sortLabel: 'Sort by',
    viewLabel: 'Show as',
    view: { liste: 'List', tabell: 'Table' },
    tableCaption: 'The hits as a table',
    columns: {
      date: 'Journal date',
      municipality: 'Municipality',
      reference: 'Case and doc. no.',
      type: 'Type',
      title: 'Title',
      parties: 'From and to',
      readable: 'Can be read now',
    },
    person: 'private person',
    showAll: (left) => `Show ${n(left)} more`,
    hitsWord: 'hits',
    readableOption: 'Can be read now',
    noYear: 'Without a journal date',
    dates: 'Journal date',
    from: 'From',
    to: 'To',
    fromChip: (date) => `From ${date}`,
    toChip: (date) => `To ${date}`,
    quick: { week: 'Last 7 days', month: 'Last 30 days', year: 'This year', lastYear: 'Last year' },
    quickLabel: 'Quick choices of date',
    yearsLabel: 'Hits per year',
    yearBar: (year, hits) => `${year}: ${count(hits, 'hit', 'hits')}`,
    yearOlder: (before) => `before ${before}`,
    yearsBefore: 'before',
    yearChosen: 'chosen, press to remove',
    pagination: 'Pages of hits',
    previous: 'Previous',
    next: 'Next',
    page: (page) => `Page ${n(page)}`,
    loosen: 'You get hits if you remove a filter',
    loosenOption: (chip, total) => `Without “${chip}”: ${count(total, 'hit', 'hits')}`,
    tips: 'This may help',
    tipList: [
      'Use fewer or more common words, in Norwegian. “Naust” gives more hits than “oppføring av naust i strandsonen”.',
      'Search by case number, for example 2024/1234, or by property number, for example gnr 12 bnr 3.',
      'Names of private persons give no hits once the journal entry is more than a year old.',
    ],
    askHeading: 'Ask the municipality',
    showAddresses: 'Show the e-mail addresses',
    ask: 'Not everything is in the public journal here. You can always ask the municipality itself for access:',
  },
  facet: {
    kommune: 'Municipality',
    type: 'Type of document',
    aar: 'Year',
    kilde: 'Source',
    kanLeses: 'Can be read now',
  },
  sort: { relevans: 'Relevance', nyeste: 'Newest', eldste: 'Oldest' },
  journalposttype: {
    I: 'Received',
    U: 'Sent',
    N: 'Internal note',
    X: 'Internal document',
    S: 'Case for decision',
    ukjent: 'Type not given',
  },
  journalposttypeForklart: {
    I: 'Received by the municipality (incoming)',
    U: 'Sent by the municipality (outgoing)',
    N: 'Internal note in the municipality',
    X: 'Internal document in the municipality',
    S: 'Case laid before the politicians',
    ukjent: 'The municipality has not given the type',
  },
  part: {
    avsender: 'From',
    mottaker: 'To',
    kopimottaker: 'Copy to',
    gruppemottaker: 'To group',
    medavsender: 'Also from',
    intern_avsender: 'Internally from',
    intern_mottaker: 'Internally to',
    intern_kopimottaker: 'Internal copy to',
    ukjent: 'Party',
  },
  entry: {
    noTitle: 'Document without a title in the public journal',
    noTitleForklart:
      'The municipality has not published a title. The title may reveal something confidential. You can ask for access and quote the case and document number.',
    titleWithoutName: (reference) =>
      reference === null ? 'Journal entry' : `Journal entry ${reference}`,
    readable: 'Can be read now',
    case: 'Case',
    caseWithoutTitle: 'Case without a title in the public journal',
    journaldato: 'Journal date',
    dokumentdato: 'Document date',
    udatert: 'Not given in the journal',
    mottatt: 'Date received',
    sendt: 'Date sent',
    type: 'Type of document',
    utledet:
      'The municipality has not said whether the document was received or sent. We have read it from the sender and recipient.',
    parter: 'Sender and recipient',
    partPerson: 'Private person (name not shown)',
    partUtenNavn: 'Name not given in the journal',
    flereParter: (value) => `and ${n(value)} more`,
    enhet: 'Handled by',
    klasse: 'Archive code',
    saksnummer: 'Case and document number',
    lopenummer: 'Serial number in the journal',
    kilde: 'Fetched from',
    publisert: 'Published here',
    endret: 'Last changed here',
    dokumenter: 'Documents',
    ingenDokumenter: 'The journal does not show which documents belong to this entry.',
    hoveddokument: 'Main document',
    vedlegg: 'Attachment',
    dokument: 'Document',
    dokumentUtenTittel: 'Untitled',
    apne: 'Open',
    formatName: enFormatName,
    ikkePublisert: 'Not published. You can ask for access.',
    hosKommunen: 'See the entry at the municipality',
    navnUtelatt:
      'Names of private persons are left out. They are not shown here once a year has passed, or when the municipality has withheld them.',
    stjerner: 'Asterisks (*****) stand where a name or other words are left out.',
    detaljer: 'About the document',
    sakHeading: 'The case the document belongs to',
    heleSaken: (entries) => `See the whole case (${posts(entries)})`,
    innsyn: {
      heading: 'Ask for access',
      body: (municipality) =>
        `Write to ${municipality} municipality and quote this number. You need not say who you are or why you ask.`,
      bodyWithoutNumber: (municipality) =>
        `Write to ${municipality} municipality and paste the reference at the bottom of this page. You need not say who you are or why you ask.`,
      button: 'Write to the municipality',
      more: 'How to do it, step by step',
      after:
        'The municipality must answer without undue delay. If you have no answer within five working days, you can appeal to Statsforvalteren (the County Governor).',
      subject: (reference) => `Krav om innsyn: ${reference}`,
      arkiv: {
        body: (institution) =>
          institution === null
            ? 'The document is in a closed archive. Write to those who keep the archive.'
            : `The document is kept by ${institution}. Ask for it there.`,
        quoteNumber: 'Quote this number and the name of the archive.',
        quoteReference:
          'Paste the reference at the bottom of this page, and give the name of the archive.',
        free: 'You need not say who you are or why you ask.',
        write: 'Write to the archive',
        website: 'Go to their website',
        after: 'It can take some time to find older documents.',
        noAnswer: (municipality) =>
          `If you get no answer, you can write to ${municipality} municipality:`,
        noAddress: (municipality) =>
          `We do not have the address of the archive. ${municipality} municipality can help you further:`,
      },
      mail: (lines) =>
        [
          'Hei',
          '',
          'Jeg ber om innsyn i dette dokumentet, etter offentleglova § 3:',
          '(I ask for access to this document under the Freedom of Information Act, section 3:)',
          '',
          `Saks- og dokumentnummer: ${lines.reference}`,
          `Tittel i journalen: ${lines.title}`,
          `Journalført: ${lines.date}`,
          ...(lines.archive === null ? [] : [`Arkiv: ${lines.archive}`]),
          lines.url,
          '',
          'Send gjerne dokumentet hit på e-post. (Please send the document here by e-mail.)',
          '',
        ].join('\n'),
    },
    uttrekk: {
      heading: 'From an older archive',
      body: 'This entry was taken from a case system that is no longer in use. Only what the journal said is shown here. The documents themselves are not published.',
      navn: 'Archive',
      periode: 'Period',
      arkivinstitusjon: 'Kept by',
      system: 'Original system',
      uttrekksdato: 'Taken from the system',
      produsent: 'Taken out with',
      kartlegging: 'Read by the set-up',
      kartleggingForklart:
        'The set-up decides which fields are shown. An archivist has approved it.',
    },
    siter: {
      heading: 'Refer to this entry',
      help: 'Select the text and copy it. The address is permanent and will not stop working.',
      line: (parts) =>
        `${parts.municipality} kommune: “${parts.title}”${parts.reference === null ? '' : `, ${parts.reference}`}${parts.date === null ? '' : `, journal date ${parts.date}`}. ${parts.portal}, ${parts.url} (read ${parts.read}).`,
    },
  },
  skjerming: {
    heading: 'Why is something withheld?',
    tag: 'Withheld in whole or in part',
    general:
      'The municipality has marked the document as wholly or partly exempt from public access. You can still ask for it: the municipality must consider each request anew.',
    basis: 'Legal basis given:',
    code: 'Access code:',
    hjemler: enHjemler,
  },
  withdrawn: {
    title: 'The entry has been removed',
    heading: 'This journal entry has been removed',
    body: (municipality, date) =>
      `${municipality} municipality took the entry out of its public journal. It was removed from here on ${date}.`,
    why: 'It may have been published by mistake, withheld afterwards, or moved. We do not keep the content.',
    ask: (municipality) => `You can ask ${municipality} municipality for the document:`,
  },
  case: {
    title: (saksnummer) => (saksnummer === null ? 'Case' : `Case ${saksnummer}`),
    lead: (entries, municipality) =>
      `${posts(entries)} from ${municipality} municipality in the public journal`,
    entries: 'The documents of the case, in order',
    documentNumber: (number) => `Document ${n(number)}`,
    withoutNumber: 'Without a document number',
    gap: (from, to) =>
      from === to
        ? `Document ${n(from)} is not in the public journal here`
        : `Documents ${n(from)}–${n(to)} are not in the public journal here`,
    gapHelp:
      'A number can be missing because the document is internal, withheld, removed or not published yet. You can ask the municipality for access to it.',
    pagination: 'Pages of the case',
    opened: 'The case was opened on',
    noNumber: 'The case number is not given',
  },
  municipality: {
    title: (name) => `${name} municipality`,
    heading: (name) => `${name} municipality`,
    newest: 'Newest journal entries',
    all: (entries) => `See all ${posts(entries)}`,
    searchIn: (name) => `Search the journal of ${name} municipality`,
    none: 'No entries have been fetched from this municipality yet.',
    contact: 'Contact',
    email: 'E-mail',
    organisationNumber: 'Organisation number',
    number: 'Municipality number',
    howHeading: 'How to ask for access',
    how: [
      'Find the journal entry here, and note the case and document number.',
      'Send the municipality an e-mail and say what you want to see. You can be anonymous, and you need not give a reason.',
      'The municipality must answer without undue delay. A refusal must be in writing and name a provision of law.',
      'If you are refused, or have no answer within five working days, you can appeal. Send the appeal to the municipality; Statsforvalteren (the County Governor) decides it.',
    ],
    write: 'Write to the municipality',
  },
  freshness: {
    heading: 'How fresh is this?',
    state: {
      fersk: 'Up to date',
      stille: 'Nothing new for a while',
      forsinket: 'Delayed',
      aldri: 'Not fetched yet',
    },
    forklart: {
      fersk: 'The journal was fetched in the last two days and has new entries.',
      stille: 'The journal is fetched, but its newest entry is more than five working days old.',
      forsinket: 'We have not been able to fetch the whole journal for more than two days.',
      aldri: 'We have not fetched the journal of this municipality yet.',
    },
    lastSuccess: (moment) => `Last fetched ${moment}`,
    newest: (date) => `Newest journal date ${date}`,
    entries: posts,
  },
  sources: {
    title: 'Sources and freshness',
    heading: 'Sources and freshness',
    lead: 'Here you see where the journals come from and when we last fetched them. A source that stands still shows here.',
    caption: 'Sources by municipality',
    municipality: 'Municipality',
    source: 'Source',
    state: 'State',
    lastSuccess: 'Last fetched',
    newest: 'Newest journal date',
    entries: 'Journal entries',
    never: 'Never',
    unknown: 'Unknown',
    off: 'Not connected yet',
    problem: 'The last fetch did not go all the way. We will try again by ourselves.',
    legend: 'What the words mean',
  },
  data: enData,
  subscribe: enSubscribe,
  pages: enArticles,
  desk: enDesk,
  suggest: enSuggest,
  reading: enReading,
  wcag: enWcag,
  notFound: {
    title: 'The page does not exist',
    heading: 'We did not find the page',
    body: 'The address may be misspelt, or the page has never been here. Links to our entries and cases are permanent: if an entry has been removed, its page says so.',
    help: 'Try searching, or go to the home page.',
  },
  failed: {
    title: 'Something went wrong',
    heading: 'Something went wrong on our side',
    body: 'The error has been recorded. Try again in a little while. If that does not help, we are glad of an e-mail about what you did.',
  },
  unavailable: {
    title: 'Not ready yet',
    heading: 'The portal is not ready yet',
    body: 'The journals are being fetched right now. Reload the page in a moment.',
    retry: 'Reload the page',
  },
  searchDown: {
    title: 'Search is not answering',
    heading: 'Search is not answering right now',
    body: 'The search engine does not answer. Try again in a little while. The pages of the municipalities work as usual.',
  },
  staff: enStaff,
};
