import type {
  Journalposttype,
  Korrespondanseparttype,
} from '../../harvester/record/public-entry.ts';
import type { Facet, Sort } from '../../indexer/engine.ts';
import type { FreshnessState } from '../freshness.ts';
import type { Parameter } from '../search/parameters.ts';
import { nbData } from './data/nb.ts';
import { nbDesk } from './desk/nb.ts';
import { nbFormat } from './format.ts';
import { nbArticles } from './nb-articles.ts';
import { nbFormatName } from './nb-formats.ts';
import { nbHjemler } from './nb-hjemler.ts';
import { nbOai } from './oai/nb.ts';
import { nbReading } from './reading/nb.ts';
import { nbStaff } from './staff/nb.ts';
import { nbSubscribe } from './subscribe/nb.ts';
import { nbSuggest } from './suggest/nb.ts';
import { nbWcag } from './wcag/nb.ts';

const n = nbFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;

const journalposttype: Readonly<Record<Journalposttype, string>> = {
  I: 'Mottatt',
  U: 'Sendt',
  N: 'Internt notat',
  X: 'Internt dokument',
  S: 'Saksframlegg',
  ukjent: 'Type ikke oppgitt',
};
const journalposttypeForklart: Readonly<Record<Journalposttype, string>> = {
  I: 'Mottatt av kommunen (inngående)',
  U: 'Sendt fra kommunen (utgående)',
  N: 'Internt notat i kommunen',
  X: 'Internt dokument i kommunen',
  S: 'Saksframlegg (sak lagt fram for politikerne)',
  ukjent: 'Kommunen har ikke oppgitt typen',
};
const part: Readonly<Record<Korrespondanseparttype, string>> = {
  avsender: 'Fra',
  mottaker: 'Til',
  kopimottaker: 'Kopi til',
  gruppemottaker: 'Til gruppe',
  medavsender: 'Også fra',
  intern_avsender: 'Internt fra',
  intern_mottaker: 'Internt til',
  intern_kopimottaker: 'Intern kopi til',
  ukjent: 'Part',
};
const facet: Readonly<Record<Facet, string>> = {
  kommune: 'Kommune',
  type: 'Type dokument',
  aar: 'År',
  kilde: 'Kilde',
  kanLeses: 'Kan leses nå',
};
const sort: Readonly<Record<Sort, string>> = {
  relevans: 'Relevans',
  nyeste: 'Nyeste',
  eldste: 'Eldste',
};
const freshness: Readonly<Record<FreshnessState, string>> = {
  fersk: 'Oppdatert',
  stille: 'Ingen nye på en stund',
  forsinket: 'Forsinket',
  aldri: 'Ikke hentet ennå',
};
const freshnessForklart: Readonly<Record<FreshnessState, string>> = {
  fersk: 'Journalen er hentet de to siste dagene og har nye journalposter.',
  stille: 'Journalen er hentet, men nyeste journalpost er mer enn fem arbeidsdager gammel.',
  forsinket: 'Vi har ikke fått hentet hele journalen på over to dager.',
  aldri: 'Vi har ikke hentet journalen fra denne kommunen ennå.',
};
const parameter: Readonly<Record<Parameter, string>> = {
  q: 'søkeord',
  kommune: 'kommune',
  type: 'type dokument',
  aar: 'år',
  kilde: 'kilde',
  lesbar: 'kan leses nå',
  fra: 'fra-dato',
  til: 'til-dato',
  sorter: 'sortering',
  side: 'sidetall',
  visning: 'visning',
};

/** All interface texts in bokmål, the reference language: another language must have the same shape. */
export const nb = {
  portal: 'Fellesinnsyn',
  skip: {
    main: 'Hopp til hovedinnholdet',
    results: 'Hopp til treffene',
    filters: 'Hopp til filtrene',
  },
  demo: {
    heading: 'Demodata',
    body: 'Kommuner, saker og personer her er oppdiktet.',
  },
  nav: {
    label: 'Hovedmeny',
    footer: 'Om portalen',
    breadcrumbs: 'Du er her',
    forside: 'Forside',
    tilForsiden: 'Gå til forsiden',
    sok: 'Søk',
    kilder: 'Kilder',
    statistikk: 'Statistikk',
    hjelp: 'Hjelp',
    om: 'Om',
    omPortalen: 'Om Fellesinnsyn',
    personvern: 'Personvern',
    tilgjengelighet: 'Tilgjengelighetserklæring',
    language: 'Språk',
  },
  footer: {
    contact: (name: string) => `Fellesinnsyn drives av ${name}.`,
    write: 'Skriv til oss',
    cookies:
      'Vi sporer deg ikke. Den eneste informasjonskapselen er kurven din, når du har lagt noe i den.',
  },
  search: {
    label: 'Søk i postjournalene',
    placeholder: 'Ord, sted, saksnummer',
    button: 'Søk',
    form: 'Søk i journalene',
    shortcut: 'Trykk / for å søke',
  },
  home: {
    description: 'Søk i de offentlige postjournalene til flere kommuner på ett sted.',
    heading: 'Se hva kommunen din får, sender og bestemmer',
    lead: (municipalities: number, entries: number) =>
      entries === 0
        ? 'Ingen journaler er hentet ennå.'
        : `Søk i ${count(entries, 'journalpost', 'journalposter')} fra ${count(municipalities, 'kommune', 'kommuner')} på ett sted.`,
    examplesLabel: 'Prøv for eksempel',
    examples: [
      { label: 'byggesak naust', text: 'byggesak naust', readable: false },
      { label: 'skole', text: 'skole', readable: false },
      { label: 'det som kan leses nå', text: '', readable: true },
    ],
    notConnected: 'Ikke koblet til ennå',
    notConnectedLead: 'Disse kommunene kan du spørre direkte. Adressene står på sidene deres.',
    newest: 'Nyeste journalposter',
    allNewest: 'Se alle de nyeste',
    municipalities: 'Kommunene',
    municipalitiesLead:
      'Hver kommune fører en journal over dokumentene sine. Her ser du hvor ferske opplysningene er.',
    howHeading: 'Slik virker det',
    how: [
      {
        heading: 'Søk',
        body: 'Kommunene registrerer dokumenter de mottar og sender i en offentlig journal. Her søker du i alle samtidig.',
      },
      {
        heading: 'Les',
        body: 'Noen dokumenter kan du åpne med en gang. De er merket «Kan leses nå».',
      },
      {
        heading: 'Be om innsyn',
        body: 'Finner du noe som ikke er lagt ut, kan du be kommunen om det. Du trenger ikke si hvem du er eller hvorfor.',
      },
    ],
  },
  results: {
    heading: (total: number, text: string) =>
      text === '' ? count(total, 'journalpost', 'journalposter') : `${n(total)} treff på «${text}»`,
    none: (text: string) => (text === '' ? 'Ingen treff' : `Ingen treff på «${text}»`),
    corrected: (asked: string, searched: string) =>
      `Vi fant ingenting på «${asked}». Her er treff på «${searched}» i stedet.`,
    readAs: 'Lest ut av søket',
    removeRead: 'Ta bort fra søket:',
    understood: {
      aar: (value: string) => `År ${value}`,
      maaned: (value: string) => value,
      periode: (value: string) => value,
      etter: (value: string) => `Fra og med ${value}`,
      foer: (value: string) => `Til og med ${value}`,
      kommune: (value: string) => `Kommune ${value}`,
      type: (value: string) => value,
      fra: (value: string) => `Fra ${value}`,
      til: (value: string) => `Til ${value}`,
      uten: (value: string) => `Uten «${value}»`,
    },
    near: (total: number, text: string) => `${n(total)} nære treff på «${text}»`,
    relaxed: (leftOut: readonly string[]) =>
      leftOut.length === 0
        ? 'Ingen journalpost har alle ordene. Her er de som har noen av dem.'
        : `Ingen journalpost har ${leftOut.map((word) => `«${word}»`).join(' eller ')}. Her er treff uten ${leftOut.length === 1 ? 'det ordet' : 'de ordene'}.`,
    problems: (names: readonly Parameter[]) =>
      `Vi forsto ikke ${names.map((name) => parameter[name]).join(' og ')} i adressen, og har sett bort fra det.`,
    pageOf: (page: number, pages: number) => `side ${n(page)} av ${n(pages)}`,
    range: (first: number, last: number, total: number) =>
      `Viser ${n(first)}–${n(last)} av ${n(total)}`,
    hits: 'Treff',
    filters: 'Filtrer treffene',
    showFilters: (active: number) =>
      active === 0 ? 'Filtrer treffene' : `Filtrer treffene (${n(active)} valgt)`,
    backToHits: 'Tilbake til treffene',
    apply: 'Bruk filtrene',
    activeLabel: 'Valgte filtre',
    remove: 'Fjern filter:',
    removeAll: 'Fjern alle filtre',
    sortLabel: 'Sorter etter',
    viewLabel: 'Vis som',
    view: { liste: 'Liste', tabell: 'Tabell' },
    tableCaption: 'Treffene som tabell',
    columns: {
      date: 'Journalført',
      municipality: 'Kommune',
      reference: 'Saks- og dok.nr.',
      type: 'Type',
      title: 'Tittel',
      parties: 'Fra og til',
      readable: 'Kan leses nå',
    },
    person: 'privatperson',
    showAll: (left: number) => `Vis ${n(left)} til`,
    hitsWord: 'treff',
    readableOption: 'Kan leses nå',
    noYear: 'Uten journaldato',
    dates: 'Journaldato',
    from: 'Fra og med',
    to: 'Til og med',
    fromChip: (date: string) => `Fra ${date}`,
    toChip: (date: string) => `Til ${date}`,
    quick: { week: 'Siste 7 dager', month: 'Siste 30 dager', year: 'I år', lastYear: 'I fjor' },
    quickLabel: 'Hurtigvalg for dato',
    yearsLabel: 'Treff per år',
    yearBar: (year: string, hits: number) => `${year}: ${n(hits)} treff`,
    yearOlder: (before: number) => `før ${before}`,
    yearsBefore: 'før',
    yearChosen: 'valgt, trykk for å fjerne',
    pagination: 'Bla i treffene',
    previous: 'Forrige',
    next: 'Neste',
    page: (page: number) => `Side ${n(page)}`,
    loosen: 'Du får treff hvis du fjerner et filter',
    loosenOption: (chip: string, total: number) => `Uten «${chip}»: ${n(total)} treff`,
    tips: 'Dette kan hjelpe',
    tipList: [
      'Bruk færre eller mer vanlige ord. «Naust» gir flere treff enn «oppføring av naust i strandsonen».',
      'Søk på saksnummer, for eksempel 2024/1234, eller på gårds- og bruksnummer, for eksempel gnr 12 bnr 3.',
      'Navn på privatpersoner gir ikke treff når journalposten er eldre enn ett år.',
    ],
    askHeading: 'Spør kommunen',
    showAddresses: 'Vis e-postadressene',
    ask: 'Ikke alt ligger i den offentlige journalen her. Du kan alltid be kommunen selv om innsyn:',
  },
  facet,
  sort,
  journalposttype,
  journalposttypeForklart,
  part,
  entry: {
    noTitle: 'Dokument uten tittel i den offentlige journalen',
    noTitleForklart:
      'Kommunen har ikke publisert noen tittel. Det kan være fordi tittelen røper noe som er taushetsbelagt. Du kan be om innsyn og vise til saks- og dokumentnummeret.',
    titleWithoutName: (reference: string | null) =>
      reference === null ? 'Journalpost' : `Journalpost ${reference}`,
    readable: 'Kan leses nå',
    case: 'Sak',
    caseWithoutTitle: 'Sak uten tittel i den offentlige journalen',
    journaldato: 'Journalført',
    dokumentdato: 'Dokumentets dato',
    udatert: 'Ikke oppgitt i journalen',
    mottatt: 'Mottatt dato',
    sendt: 'Sendt dato',
    type: 'Type dokument',
    utledet:
      'Kommunen har ikke oppgitt om dokumentet er mottatt eller sendt. Vi har lest det ut fra avsender og mottaker.',
    parter: 'Avsender og mottaker',
    partPerson: 'Privatperson (navnet vises ikke)',
    partUtenNavn: 'Navn ikke oppgitt i journalen',
    flereParter: (value: number) => `og ${n(value)} til`,
    enhet: 'Behandles av',
    klasse: 'Arkivkode',
    saksnummer: 'Saks- og dokumentnummer',
    lopenummer: 'Løpenummer i journalen',
    kilde: 'Hentet fra',
    publisert: 'Lagt ut her',
    endret: 'Sist endret her',
    dokumenter: 'Dokumenter',
    ingenDokumenter: 'Journalen viser ikke hvilke dokumenter som hører til.',
    hoveddokument: 'Hoveddokument',
    vedlegg: 'Vedlegg',
    dokument: 'Dokument',
    dokumentUtenTittel: 'Uten tittel',
    apne: 'Åpne',
    formatName: nbFormatName,
    ikkePublisert: 'Ikke lagt ut. Du kan be om innsyn.',
    hosKommunen: 'Se journalposten hos kommunen',
    navnUtelatt:
      'Navn på privatpersoner er tatt bort. De vises ikke her når ett år er gått, eller når kommunen har skjermet dem.',
    stjerner: 'Stjerner (*****) står der et navn eller andre ord er tatt bort.',
    detaljer: 'Om dokumentet',
    sakHeading: 'Saken dokumentet hører til',
    heleSaken: (entries: number) =>
      `Se hele saken (${count(entries, 'journalpost', 'journalposter')})`,
    innsyn: {
      heading: 'Be om innsyn',
      body: (municipality: string) =>
        `Skriv til ${municipality} kommune og oppgi dette nummeret. Du trenger ikke si hvem du er eller hvorfor du spør.`,
      bodyWithoutNumber: (municipality: string) =>
        `Skriv til ${municipality} kommune og lim inn henvisningen nederst på siden. Du trenger ikke si hvem du er eller hvorfor du spør.`,
      button: 'Skriv til kommunen',
      more: 'Slik gjør du det, steg for steg',
      after:
        'Kommunen skal svare uten ugrunnet opphold. Får du ikke svar innen fem arbeidsdager, kan du klage til Statsforvalteren.',
      subject: (reference: string) => `Krav om innsyn: ${reference}`,
      arkiv: {
        body: (institution: string | null) =>
          institution === null
            ? 'Dokumentet ligger i et arkiv som er avsluttet. Skriv til dem som tar vare på arkivet.'
            : `Dokumentet ligger hos ${institution}. Be om det der.`,
        quoteNumber: 'Oppgi dette nummeret og navnet på arkivet.',
        quoteReference: 'Lim inn henvisningen nederst på siden, og oppgi navnet på arkivet.',
        free: 'Du trenger ikke si hvem du er eller hvorfor du spør.',
        write: 'Skriv til arkivet',
        website: 'Gå til nettstedet deres',
        after: 'Det kan ta litt tid å finne fram eldre dokumenter.',
        noAnswer: (municipality: string) =>
          `Får du ikke svar, kan du skrive til ${municipality} kommune:`,
        noAddress: (municipality: string) =>
          `Vi har ikke adressen til arkivet. ${municipality} kommune kan vise deg videre:`,
      },
      mail: (lines: {
        reference: string;
        title: string;
        date: string;
        /** Name of the closed system's archive; null: the entry is in the municipality's own journal. */
        archive: string | null;
        url: string;
      }) =>
        [
          'Hei',
          '',
          'Jeg ber om innsyn i dette dokumentet, etter offentleglova § 3:',
          '',
          `Saks- og dokumentnummer: ${lines.reference}`,
          `Tittel i journalen: ${lines.title}`,
          `Journalført: ${lines.date}`,
          ...(lines.archive === null ? [] : [`Arkiv: ${lines.archive}`]),
          lines.url,
          '',
          'Send gjerne dokumentet hit på e-post.',
          '',
        ].join('\n'),
    },
    uttrekk: {
      heading: 'Fra et eldre arkiv',
      body: 'Journalposten er hentet ut av et saksbehandlingssystem som ikke er i bruk lenger. Her står bare det journalen sa. Selve dokumentene er ikke lagt ut.',
      navn: 'Arkiv',
      periode: 'Tidsrom',
      arkivinstitusjon: 'Tas vare på hos',
      system: 'Opprinnelig system',
      uttrekksdato: 'Hentet ut av systemet',
      produsent: 'Hentet ut med',
      kartlegging: 'Lest etter oppsettet',
      kartleggingForklart:
        'Oppsettet bestemmer hvilke felter som vises. En arkivar har godkjent det.',
    },
    siter: {
      heading: 'Vis til denne journalposten',
      help: 'Merk teksten og kopier den. Adressen er fast og slutter ikke å virke.',
      line: (parts: {
        municipality: string;
        title: string;
        reference: string | null;
        date: string | null;
        portal: string;
        url: string;
        read: string;
      }) =>
        `${parts.municipality} kommune: «${parts.title}»${parts.reference === null ? '' : `, ${parts.reference}`}${parts.date === null ? '' : `, journalført ${parts.date}`}. ${parts.portal}, ${parts.url} (lest ${parts.read}).`,
    },
  },
  skjerming: {
    heading: 'Hvorfor er noe skjermet?',
    tag: 'Helt eller delvis skjermet',
    general:
      'Kommunen har merket dokumentet som helt eller delvis unntatt offentlighet. Du kan likevel be om innsyn: kommunen må vurdere hvert krav på nytt.',
    basis: 'Oppgitt hjemmel:',
    code: 'Tilgangskode:',
    hjemler: nbHjemler,
  },
  withdrawn: {
    title: 'Journalposten er tatt bort',
    heading: 'Denne journalposten er tatt bort',
    body: (municipality: string, date: string) =>
      `${municipality} kommune tok journalposten ut av den offentlige journalen. Den ble borte herfra ${date}.`,
    why: 'Det kan være fordi den ble publisert ved en feil, fordi den er skjermet etterpå, eller fordi den er flyttet. Vi tar ikke vare på innholdet.',
    ask: (municipality: string) => `Du kan spørre ${municipality} kommune om dokumentet:`,
  },
  case: {
    title: (saksnummer: string | null) => (saksnummer === null ? 'Sak' : `Sak ${saksnummer}`),
    lead: (entries: number, municipality: string) =>
      `${count(entries, 'journalpost', 'journalposter')} fra ${municipality} kommune i den offentlige journalen`,
    entries: 'Dokumentene i saken, i rekkefølge',
    documentNumber: (number: number) => `Dokument ${n(number)}`,
    withoutNumber: 'Uten dokumentnummer',
    gap: (from: number, to: number) =>
      from === to
        ? `Dokument ${n(from)} er ikke i den offentlige journalen her`
        : `Dokument ${n(from)}–${n(to)} er ikke i den offentlige journalen her`,
    gapHelp:
      'Et nummer kan mangle fordi dokumentet er internt, skjermet, tatt bort eller ikke publisert ennå. Du kan be kommunen om innsyn i det.',
    pagination: 'Bla i saken',
    opened: 'Saken ble opprettet',
    noNumber: 'Saksnummeret er ikke oppgitt',
  },
  municipality: {
    title: (name: string) => `${name} kommune`,
    heading: (name: string) => `${name} kommune`,
    newest: 'Nyeste journalposter',
    all: (entries: number) => `Se alle ${n(entries)} journalposter`,
    searchIn: (name: string) => `Søk i journalen til ${name} kommune`,
    none: 'Ingen journalposter er hentet fra denne kommunen ennå.',
    contact: 'Kontakt',
    email: 'E-post',
    organisationNumber: 'Organisasjonsnummer',
    number: 'Kommunenummer',
    howHeading: 'Slik ber du om innsyn',
    how: [
      'Finn journalposten her, og noter saks- og dokumentnummeret.',
      'Send en e-post til kommunen og skriv hva du vil se. Du kan være anonym, og du trenger ikke grunngi kravet.',
      'Kommunen skal svare uten ugrunnet opphold. Et avslag skal være skriftlig og vise til en lovbestemmelse.',
      'Får du avslag, eller ikke noe svar innen fem arbeidsdager, kan du klage. Klagen sendes til kommunen, og Statsforvalteren avgjør den.',
    ],
    write: 'Skriv til kommunen',
  },
  freshness: {
    heading: 'Hvor ferskt er dette?',
    state: freshness,
    forklart: freshnessForklart,
    lastSuccess: (moment: string) => `Sist hentet ${moment}`,
    newest: (date: string) => `Nyeste journaldato ${date}`,
    entries: (value: number) => count(value, 'journalpost', 'journalposter'),
  },
  sources: {
    title: 'Kilder og ferskhet',
    heading: 'Kilder og ferskhet',
    lead: 'Her ser du hvor journalene kommer fra og når vi sist hentet dem. En kilde som står stille, blir synlig her.',
    caption: 'Kilder per kommune',
    municipality: 'Kommune',
    source: 'Kilde',
    state: 'Tilstand',
    lastSuccess: 'Sist hentet',
    newest: 'Nyeste journaldato',
    entries: 'Journalposter',
    never: 'Aldri',
    unknown: 'Ukjent',
    off: 'Ikke koblet til ennå',
    problem: 'Siste henting gikk ikke helt fram. Vi prøver igjen av oss selv.',
    legend: 'Hva ordene betyr',
  },
  data: nbData,
  subscribe: nbSubscribe,
  pages: nbArticles,
  oai: nbOai,
  staff: nbStaff,
  desk: nbDesk,
  suggest: nbSuggest,
  reading: nbReading,
  wcag: nbWcag,
  notFound: {
    title: 'Siden finnes ikke',
    heading: 'Vi fant ikke siden',
    body: 'Adressen kan være skrevet feil, eller siden har aldri vært her. Lenker til journalposter og saker hos oss er faste: er en journalpost tatt bort, sier siden det.',
    help: 'Prøv å søke, eller gå til forsiden.',
  },
  failed: {
    title: 'Noe gikk galt',
    heading: 'Noe gikk galt hos oss',
    body: 'Feilen er registrert. Prøv igjen om litt. Hjelper ikke det, er vi glade for en e-post om hva du gjorde.',
  },
  unavailable: {
    title: 'Ikke klar ennå',
    heading: 'Portalen er ikke klar ennå',
    body: 'Journalene hentes akkurat nå. Last siden på nytt om et øyeblikk.',
    retry: 'Last siden på nytt',
  },
  searchDown: {
    title: 'Søket svarer ikke',
    heading: 'Søket svarer ikke akkurat nå',
    body: 'Vi får ikke svar fra søkemotoren. Prøv igjen om litt. Sidene til kommunene virker som vanlig.',
  },
};

/** The shape every language must have. */
export type Texts = typeof nb;
