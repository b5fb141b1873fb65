import type { DataParameter } from '../../data/data-parameters.ts';
import { nbFormat } from '../format.ts';

const n = nbFormat.number;
const list = (names: readonly string[]): string => names.join(', ');

const parameters: Readonly<Record<DataParameter, string>> = {
  q: 'Ordene det søkes etter, som i søkefeltet',
  kommune: 'Kommunenummer, flere med komma: 1811,1824',
  type: 'inn, ut, notat, internt, saksframlegg eller ukjent, flere med komma',
  aar: 'Årstall i journaldatoen, eller ukjent, flere med komma',
  kilde: 'Id for kilden, se /api/v1/kilder, flere med komma',
  lesbar: 'ja: har dokumenter som kan åpnes, nei: har ikke det',
  fra: 'Første journaldato: 2026-03-01 eller 2026',
  til: 'Siste journaldato: 2026-03-31 eller 2026',
  sorter: 'relevans, nyeste eller eldste',
  side: 'Sidetallet på treffsiden, 20 treff per side; ikke sammen med antall og etter',
  visning: 'liste eller tabell på siden; spiller ingen rolle for dataene',
  antall: 'Hvor mange det skal svares med',
  etter: 'Stedet det skal leses videre fra, hentet fra adressen til neste side',
  skilletegn: 'Skilletegn i CSV: semikolon, komma eller tab',
};

/** Feeds, files and the API, in bokmål: the reference. */
export const nbData = {
  parameters,
  privatePerson: '(privatperson)',
  search: {
    quoted: (words: string) => `«${words}»`,
    unknownYear: 'uten år',
    readable: 'kan leses nå',
    notReadable: 'må bes om',
    dates: (from: string | null, to: string | null): string => {
      if (from !== null && to !== null)
        return from === to ? nbFormat.date(from) : `${nbFormat.date(from)}–${nbFormat.date(to)}`;
      if (from !== null) return `fra ${nbFormat.date(from)}`;
      return to === null ? '' : `til ${nbFormat.date(to)}`;
    },
  },
  feed: {
    title: (search: string) => (search === '' ? 'Alle journalposter' : `Søk: ${search}`),
    subtitle: (total: number) =>
      `${n(total)} treff i postlistene. Navn på privatpersoner er ikke med.`,
    caseTitle: (number: string, title: string | null) =>
      title === null ? number : `${number}: ${title}`,
    caseSubtitle: (municipality: string) => `Journalposter i saken hos ${municipality} kommune.`,
  },
  take: {
    heading: 'Ta treffene med deg',
    lead: 'De samme treffene, i samme rekkefølge, uten navn på privatpersoner.',
    csv: 'Regneark (CSV)',
    csvHelp: 'Åpnes i Excel og andre regneark. Inntil 100 000 rader.',
    json: 'Data (JSON)',
    jsonHelp: 'For dem som programmerer.',
    atom: 'Følg søket (Atom)',
    atomHelp: 'Nye treff rett inn i en nyhetsleser.',
    more: 'Mer om åpne data',
    feedTitle: 'Nye treff på dette søket',
    caseFeed: 'Nye journalposter i saken',
    followCase: 'Følg saken i en nyhetsleser (Atom)',
    municipalityFeed: (name: string) => `Nye journalposter fra ${name}`,
    followMunicipality: 'Følg kommunen i en nyhetsleser (Atom)',
  },
  api: {
    title: 'Åpne data og API',
    description:
      'Lesetilgang til postlistene i regionen. Åpent for alle, uten nøkkel. Navn på privatpersoner er aldri med.',
    changeNumber: 'Nummeret på den siste endringen du har',
    operations: {
      sok: 'Søk: antall treff, fasetter og journalposter',
      journalpost: 'Én journalpost',
      saksmappe: 'Én sak med alle journalpostene sine',
      kommuner: 'Kommunene i regionen, med antall og hvor ferske de er',
      kommune: 'Én kommune, etter nummer eller navn i adressen',
      kilder: 'Kildene journalene hentes fra, og når de sist ble hentet',
      endringer: 'Alt som er nytt, endret eller trukket tilbake etter et nummer',
    },
    statuses: {
      304: 'Uendret siden sist',
      308: 'Slått sammen med en annen; se Location',
      400: 'En parameter er ukjent, eller verdien kan ikke brukes',
      404: 'Finnes ikke',
      410: 'Trukket tilbake',
      503: 'Arkivet eller søket kan ikke leses akkurat nå',
    },
    lead: 'Alt du kan lese i portalen, kan du også hente som data: til regneark, til egne programmer og til nyhetslesere. Det er gratis, åpent for alle og krever ingen nøkkel.',
    namesHeading: 'Navn er ikke med',
    names:
      'Navn på privatpersoner er aldri med i dataene. Du kan søke på et navn så lenge journalposten er yngre enn ett år, men selve navnet står bare på siden for journalposten.',
    searchHeading: 'Et søk som data',
    searchLead:
      'Gjør et søk på nettsiden og bytt «/sok» i adressen med «/sok.csv», «/sok.json» eller «/sok.atom». Alt annet i adressen er likt, og treffene kommer i samme rekkefølge som på siden.',
    forms: 'Formater for søk',
    form: 'Format',
    example: 'Prøv',
    howMany: 'Hvor mange om gangen',
    csv: 'CSV for regneark: UTF-8 med BOM og semikolon mellom kolonnene. Celler som kunne blitt kjørt som formler, begynner med en apostrof. Du får komma eller tabulator med skilletegn=komma eller skilletegn=tab.',
    csvMany: 'Alle treff, inntil 100 000 rader. Er det flere, står adressen til resten i «Link».',
    json: 'JSON med nøyaktig antall treff og antall per kommune, type, år og kilde.',
    jsonMany:
      '100 om det ikke er bedt om annet, inntil 1 000. Adressen til de neste står i «neste».',
    atom: 'Atom for nyhetslesere. Bruk sorter=nyeste, så kommer nye journalposter øverst.',
    atomMany: '50 om det ikke er bedt om annet, inntil 500.',
    parametersHeading: 'Det du kan be om',
    parameter: 'Parameter',
    meaning: 'Hva den gjør',
    strict:
      'Skriver du en parameter vi ikke kjenner, eller en verdi vi ikke kan lese, får du svar 400 med en liste over det som er kjent. Et filter med skrivefeil gir altså aldri alle journalpostene.',
    readHeading: 'API for programmer',
    readLead: 'Adressene begynner med «/api/v1». Alt er JSON og leses med GET.',
    document: 'Hele beskrivelsen (OpenAPI 3.1)',
    operation: 'Hva du får',
    address: 'Adresse',
    followHeading: 'Hold en kopi ved like',
    follow:
      'Hent «/api/v1/endringer» fra nummer 0 og følg «neste» til den er tom. Ta vare på «sisteNummer», og spør med «etter» neste gang. Journalposter som er trukket tilbake, kommer som egne endringer: ta dem bort hos deg også. «sisteNummer» og antallet journalposter viser når du har alt.',
    politeHeading: 'Spør så ofte du trenger',
    polite:
      'Svarene har ETag. Send den med i If-None-Match, så får du et tomt svar 304 når ingenting er nytt. Det koster nesten ingenting, både for deg og oss. Vi lager noen få store CSV-filer om gangen; blir det for mange, svarer vi 429 og sier når du kan prøve igjen. Si gjerne i User-Agent hvem du er.',
    browsers: 'Adressene kan leses fra nettsider hos andre (CORS).',
    errorsHeading: 'Når noe er galt',
    errorsLead: 'Feil kommer som «application/problem+json» (RFC 9457). Feltet «type» peker hit:',
    errors: {
      'ukjent-parameter': 'Adressen har en parameter vi ikke kjenner. De kjente står i svaret.',
      'ugyldig-verdi': 'En verdi kan ikke leses, er for stor, eller to ting passer ikke sammen.',
      'ukjent-plass':
        '«etter» hører til et annet søk, eller søket leses på en annen måte enn da det ble laget. Begynn på nytt.',
      'finnes-ikke': 'Vi har ingenting på adressen.',
      'trukket-tilbake':
        'Journalposten er ikke lenger offentlig. Svaret sier hvem som trakk den, og når.',
      'bare-lesing': 'Adressen kan bare leses, med GET og HEAD.',
      'mange-uttrekk': 'Det lages for mange store filer akkurat nå. Vent noen sekunder.',
      utilgjengelig: 'Arkivet eller søket svarer ikke. Prøv igjen om litt.',
    },
    versionHeading: 'Dette kan du regne med',
    version:
      'Innenfor «v1» blir ingenting tatt bort eller gitt ny mening. Nye felt, parametere og kolonner kan komme til; nye kolonner i CSV kommer sist. Må vi bryte med dette, lager vi «v2» og lar «v1» stå i minst ett år. Id-er og adresser til journalposter er varige.',
    harvestHeading: 'For arkiv og forskere: OAI-PMH',
    harvest: 'Hele samlingen kan også høstes med OAI-PMH:',
    datasetHeading: 'Datasettet beskrevet for kataloger (DCAT-AP-NO)',
    turtle: 'Turtle',
    jsonLd: 'JSON-LD',
    robots:
      'Sidene med journalposter er ikke med i nettstedskart og skal ikke indekseres av søkemotorer.',
  },
  dataset: {
    catalogue: (region: string) => `Åpne data fra Fellesinnsyn ${region}`,
    title: (region: string) => `Postlister fra kommunene i ${region}`,
    description: (region: string) =>
      `Journalposter i de offentlige journalene til kommunene i ${region}: hva som er sendt, mottatt og lagt fram til vedtak, med saksnummer, datoer, skjermingshjemmel og lenke til dokumenter som er lagt ut. Navn på privatpersoner er ikke med.`,
    keywords: ['postliste', 'offentlig journal', 'innsyn', 'kommune', 'arkiv', 'Noark'],
    distributions: {
      csv: 'Søk som CSV',
      json: 'Alle journalposter og endringer som JSON',
      atom: 'Søk som Atom',
      xml: 'Høsting med OAI-PMH',
    },
    api: 'API for postlister',
    harvest: 'OAI-PMH for postlister',
  },
  problems: {
    unknownParameter: (unknown: readonly string[]) => ({
      title: 'Ukjent parameter',
      detail: `Adressen har noe vi ikke kjenner: ${list(unknown)}. Rett det eller ta det bort. Det vi kjenner, står i «kjente».`,
    }),
    badValue: (names: readonly string[]) => ({
      title: 'Verdien kan ikke brukes',
      detail: `Se på ${list(names)}. Hvordan det skrives, står i «ugyldige».`,
    }),
    otherCursor: {
      title: 'Stedet hører til et annet søk',
      detail:
        'Verdien i «etter» hører ikke til dette søket, eller søket leses på en annen måte enn før. Begynn på nytt uten «etter».',
    },
    notFound: {
      title: 'Finnes ikke',
      detail: 'Vi har ingenting på denne adressen. Adressene står i /api/v1/openapi.json.',
    },
    withdrawn: (day: string) => ({
      title: 'Trukket tilbake',
      detail: `Journalposten ble tatt ut av den offentlige journalen ${day}.`,
    }),
    readOnly: {
      title: 'Bare til lesing',
      detail: 'Adressen kan leses med GET og HEAD.',
    },
    busy: {
      title: 'For mange uttrekk samtidig',
      detail: 'Flere store uttrekk lages akkurat nå. Prøv igjen om noen sekunder.',
    },
    unavailable: {
      title: 'Svarer ikke akkurat nå',
      detail: 'Arkivet eller søket kan ikke leses akkurat nå. Prøv igjen om litt.',
    },
  },
};

/** The shape every language must have. */
export type DataTexts = typeof nbData;
