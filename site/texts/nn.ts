import { nnData } from './data/nn.ts';
import { nnDesk } from './desk/nn.ts';
import { nnFormat } from './format.ts';
import type { Texts } from './nb.ts';
import { nnArticles } from './nn-articles.ts';
import { nnFormatName } from './nn-formats.ts';
import { nnHjemler } from './nn-hjemler.ts';
import { nnOai } from './oai/nn.ts';
import { nnReading } from './reading/nn.ts';
import { nnStaff } from './staff/nn.ts';
import { nnSubscribe } from './subscribe/nn.ts';
import { nnSuggest } from './suggest/nn.ts';
import type { Translation } from './translation.ts';
import { nnWcag } from './wcag/nn.ts';

const n = nnFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;

const parameter: Readonly<Record<Parameters<Texts['results']['problems']>[0][number], string>> = {
  q: 'søkjeord',
  kommune: 'kommune',
  type: 'type dokument',
  aar: 'år',
  kilde: 'kjelde',
  lesbar: 'kan lesast no',
  fra: 'frå-dato',
  til: 'til-dato',
  sorter: 'sortering',
  side: 'sidetal',
  visning: 'vising',
};

/** All interface texts in nynorsk. */
export const nn: Translation<Texts> = {
  oai: nnOai,
  portal: 'Fellesinnsyn',
  skip: {
    main: 'Hopp til hovudinnhaldet',
    results: 'Hopp til treffa',
    filters: 'Hopp til filtera',
  },
  demo: {
    heading: 'Demodata',
    body: 'Kommunar, saker og personar her er oppdikta.',
  },
  nav: {
    label: 'Hovudmeny',
    footer: 'Om portalen',
    breadcrumbs: 'Du er her',
    forside: 'Framside',
    tilForsiden: 'Gå til framsida',
    sok: 'Søk',
    kilder: 'Kjelder',
    statistikk: 'Statistikk',
    hjelp: 'Hjelp',
    om: 'Om',
    omPortalen: 'Om Fellesinnsyn',
    personvern: 'Personvern',
    tilgjengelighet: 'Tilgjengeerklæring',
    language: 'Språk',
  },
  footer: {
    contact: (name) => `Fellesinnsyn blir drive av ${name}.`,
    write: 'Skriv til oss',
    cookies:
      'Vi sporar deg ikkje. Den einaste informasjonskapselen er korga di, når du har lagt noko i henne.',
  },
  search: {
    label: 'Søk i postjournalane',
    placeholder: 'Ord, stad, saksnummer',
    button: 'Søk',
    form: 'Søk i journalane',
    shortcut: 'Trykk / for å søkje',
  },
  home: {
    description: 'Søk i dei offentlege postjournalane til fleire kommunar på éin stad.',
    heading: 'Sjå kva kommunen din får, sender og bestemmer',
    lead: (municipalities, entries) =>
      entries === 0
        ? 'Ingen journalar er henta enno.'
        : `Søk i ${count(entries, 'journalpost', 'journalpostar')} frå ${count(municipalities, 'kommune', 'kommunar')} på éin stad.`,
    examplesLabel: 'Prøv til dømes',
    examples: [
      { label: 'byggesak naust', text: 'byggesak naust', readable: false },
      { label: 'skule', text: 'skule', readable: false },
      { label: 'det som kan lesast no', text: '', readable: true },
    ],
    notConnected: 'Ikkje kopla til enno',
    notConnectedLead: 'Desse kommunane kan du spørje direkte. Adressene står på sidene deira.',
    newest: 'Nyaste journalpostar',
    allNewest: 'Sjå alle dei nyaste',
    municipalities: 'Kommunane',
    municipalitiesLead:
      'Kvar kommune fører ein journal over dokumenta sine. Her ser du kor ferske opplysningane er.',
    howHeading: 'Slik verkar det',
    how: [
      {
        heading: 'Søk',
        body: 'Kommunane registrerer dokument dei får og sender, i ein offentleg journal. Her søkjer du i alle samtidig.',
      },
      {
        heading: 'Les',
        body: 'Nokre dokument kan du opne med ein gong. Dei er merkte «Kan lesast no».',
      },
      {
        heading: 'Be om innsyn',
        body: 'Finn du noko som ikkje er lagt ut, kan du be kommunen om det. Du treng ikkje seie kven du er eller kvifor.',
      },
    ],
  },
  results: {
    heading: (total, text) =>
      text === '' ? count(total, 'journalpost', 'journalpostar') : `${n(total)} treff på «${text}»`,
    none: (text) => (text === '' ? 'Ingen treff' : `Ingen treff på «${text}»`),
    corrected: (asked, searched) =>
      `Vi fann ingenting på «${asked}». Her er treff på «${searched}» i staden.`,
    readAs: 'Lese ut av søket',
    removeRead: 'Ta bort frå søket:',
    understood: {
      aar: (value) => `År ${value}`,
      maaned: (value) => value,
      periode: (value) => value,
      etter: (value) => `Frå og med ${value}`,
      foer: (value) => `Til og med ${value}`,
      kommune: (value) => `Kommune ${value}`,
      type: (value) => value,
      fra: (value) => `Frå ${value}`,
      til: (value) => `Til ${value}`,
      uten: (value) => `Utan «${value}»`,
    },
    near: (total, text) => `${n(total)} nære treff på «${text}»`,
    relaxed: (leftOut) =>
      leftOut.length === 0
        ? 'Ingen journalpost har alle orda. Her er dei som har nokre av dei.'
        : `Ingen journalpost har ${leftOut.map((word) => `«${word}»`).join(' eller ')}. Her er treff utan ${leftOut.length === 1 ? 'det ordet' : 'dei orda'}.`,
    problems: (names) =>
      `Vi forstod ikkje ${names.map((name) => parameter[name]).join(' og ')} i adressa, og har sett bort frå det.`,
    pageOf: (page, pages) => `side ${n(page)} av ${n(pages)}`,
    range: (first, last, total) => `Viser ${n(first)}–${n(last)} av ${n(total)}`,
    hits: 'Treff',
    filters: 'Filtrer treffa',
    showFilters: (active) =>
      active === 0 ? 'Filtrer treffa' : `Filtrer treffa (${n(active)} valt)`,
    backToHits: 'Tilbake til treffa',
    apply: 'Bruk filtera',
    activeLabel: 'Valde filter',
    remove: 'Fjern filter:',
    removeAll: 'Fjern alle filter',
    sortLabel: 'Sorter etter',
    viewLabel: 'Vis som',
    view: { liste: 'Liste', tabell: 'Tabell' },
    tableCaption: 'Treffa som tabell',
    columns: {
      date: 'Journalført',
      municipality: 'Kommune',
      reference: 'Saks- og dok.nr.',
      type: 'Type',
      title: 'Tittel',
      parties: 'Frå og til',
      readable: 'Kan lesast no',
    },
    person: 'privatperson',
    showAll: (left) => `Vis ${n(left)} til`,
    hitsWord: 'treff',
    readableOption: 'Kan lesast no',
    noYear: 'Utan journaldato',
    dates: 'Journaldato',
    from: 'Frå og med',
    to: 'Til og med',
    fromChip: (date) => `Frå ${date}`,
    toChip: (date) => `Til ${date}`,
    quick: { week: 'Siste 7 dagar', month: 'Siste 30 dagar', year: 'I år', lastYear: 'I fjor' },
    quickLabel: 'Hurtigval for dato',
    yearsLabel: 'Treff per år',
    yearBar: (year, hits) => `${year}: ${n(hits)} treff`,
    yearOlder: (before) => `før ${before}`,
    yearsBefore: 'før',
    yearChosen: 'valt, trykk for å fjerne',
    pagination: 'Bla i treffa',
    previous: 'Førre',
    next: 'Neste',
    page: (page) => `Side ${n(page)}`,
    loosen: 'Du får treff om du fjernar eit filter',
    loosenOption: (chip, total) => `Utan «${chip}»: ${n(total)} treff`,
    tips: 'Dette kan hjelpe',
    tipList: [
      'Bruk færre eller meir vanlege ord. «Naust» gir fleire treff enn «oppføring av naust i strandsona».',
      'Søk på saksnummer, til dømes 2024/1234, eller på gards- og bruksnummer, til dømes gnr 12 bnr 3.',
      'Namn på privatpersonar gir ikkje treff når journalposten er eldre enn eitt år.',
    ],
    askHeading: 'Spør kommunen',
    showAddresses: 'Vis e-postadressene',
    ask: 'Ikkje alt ligg i den offentlege journalen her. Du kan alltid be kommunen sjølv om innsyn:',
  },
  facet: {
    kommune: 'Kommune',
    type: 'Type dokument',
    aar: 'År',
    kilde: 'Kjelde',
    kanLeses: 'Kan lesast no',
  },
  sort: { relevans: 'Relevans', nyeste: 'Nyaste', eldste: 'Eldste' },
  journalposttype: {
    I: 'Motteke',
    U: 'Sendt',
    N: 'Internt notat',
    X: 'Internt dokument',
    S: 'Saksframlegg',
    ukjent: 'Type ikkje oppgitt',
  },
  journalposttypeForklart: {
    I: 'Motteke av kommunen (inngåande)',
    U: 'Sendt frå kommunen (utgåande)',
    N: 'Internt notat i kommunen',
    X: 'Internt dokument i kommunen',
    S: 'Saksframlegg (sak lagd fram for politikarane)',
    ukjent: 'Kommunen har ikkje oppgitt typen',
  },
  part: {
    avsender: 'Frå',
    mottaker: 'Til',
    kopimottaker: 'Kopi til',
    gruppemottaker: 'Til gruppe',
    medavsender: 'Òg frå',
    intern_avsender: 'Internt frå',
    intern_mottaker: 'Internt til',
    intern_kopimottaker: 'Intern kopi til',
    ukjent: 'Part',
  },
  entry: {
    noTitle: 'Dokument utan tittel i den offentlege journalen',
    noTitleForklart:
      'Kommunen har ikkje publisert nokon tittel. Det kan vere fordi tittelen røper noko det er teieplikt om. Du kan be om innsyn og vise til saks- og dokumentnummeret.',
    titleWithoutName: (reference) =>
      reference === null ? 'Journalpost' : `Journalpost ${reference}`,
    readable: 'Kan lesast no',
    case: 'Sak',
    caseWithoutTitle: 'Sak utan tittel i den offentlege journalen',
    journaldato: 'Journalført',
    dokumentdato: 'Datoen på dokumentet',
    udatert: 'Ikkje oppgitt i journalen',
    mottatt: 'Motteken dato',
    sendt: 'Sendt dato',
    type: 'Type dokument',
    utledet:
      'Kommunen har ikkje oppgitt om dokumentet er motteke eller sendt. Vi har lese det ut frå avsendar og mottakar.',
    parter: 'Avsendar og mottakar',
    partPerson: 'Privatperson (namnet blir ikkje vist)',
    partUtenNavn: 'Namn ikkje oppgitt i journalen',
    flereParter: (value) => `og ${n(value)} til`,
    enhet: 'Blir behandla av',
    klasse: 'Arkivkode',
    saksnummer: 'Saks- og dokumentnummer',
    lopenummer: 'Løpenummer i journalen',
    kilde: 'Henta frå',
    publisert: 'Lagt ut her',
    endret: 'Sist endra her',
    dokumenter: 'Dokument',
    ingenDokumenter: 'Journalen viser ikkje kva dokument som høyrer til.',
    hoveddokument: 'Hovuddokument',
    vedlegg: 'Vedlegg',
    dokument: 'Dokument',
    dokumentUtenTittel: 'Utan tittel',
    apne: 'Opne',
    formatName: nnFormatName,
    ikkePublisert: 'Ikkje lagt ut. Du kan be om innsyn.',
    hosKommunen: 'Sjå journalposten hos kommunen',
    navnUtelatt:
      'Namn på privatpersonar er tekne bort. Dei blir ikkje viste her når eitt år er gått, eller når kommunen har skjerma dei.',
    stjerner: 'Stjerner (*****) står der eit namn eller andre ord er tekne bort.',
    detaljer: 'Om dokumentet',
    sakHeading: 'Saka dokumentet høyrer til',
    heleSaken: (entries) => `Sjå heile saka (${count(entries, 'journalpost', 'journalpostar')})`,
    innsyn: {
      heading: 'Be om innsyn',
      body: (municipality) =>
        `Skriv til ${municipality} kommune og oppgi dette nummeret. Du treng ikkje seie kven du er eller kvifor du spør.`,
      bodyWithoutNumber: (municipality) =>
        `Skriv til ${municipality} kommune og lim inn tilvisinga nedst på sida. Du treng ikkje seie kven du er eller kvifor du spør.`,
      button: 'Skriv til kommunen',
      more: 'Slik gjer du det, steg for steg',
      after:
        'Kommunen skal svare utan grunnlaust opphald. Får du ikkje svar innan fem arbeidsdagar, kan du klage til Statsforvaltaren.',
      subject: (reference) => `Krav om innsyn: ${reference}`,
      arkiv: {
        body: (institution) =>
          institution === null
            ? 'Dokumentet ligg i eit arkiv som er avslutta. Skriv til dei som tek vare på arkivet.'
            : `Dokumentet ligg hos ${institution}. Be om det der.`,
        quoteNumber: 'Oppgi dette nummeret og namnet på arkivet.',
        quoteReference: 'Lim inn tilvisinga nedst på sida, og oppgi namnet på arkivet.',
        free: 'Du treng ikkje seie kven du er eller kvifor du spør.',
        write: 'Skriv til arkivet',
        website: 'Gå til nettstaden deira',
        after: 'Det kan ta litt tid å finne fram eldre dokument.',
        noAnswer: (municipality) => `Får du ikkje svar, kan du skrive til ${municipality} kommune:`,
        noAddress: (municipality) =>
          `Vi har ikkje adressa til arkivet. ${municipality} kommune kan vise deg vidare:`,
      },
      mail: (lines) =>
        [
          'Hei',
          '',
          'Eg ber om innsyn i dette dokumentet, etter offentleglova § 3:',
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
      heading: 'Frå eit eldre arkiv',
      body: 'Journalposten er henta ut av eit saksbehandlingssystem som ikkje er i bruk lenger. Her står berre det journalen sa. Sjølve dokumenta er ikkje lagde ut.',
      navn: 'Arkiv',
      periode: 'Tidsrom',
      arkivinstitusjon: 'Blir teke vare på hos',
      system: 'Opphavleg system',
      uttrekksdato: 'Henta ut av systemet',
      produsent: 'Henta ut med',
      kartlegging: 'Lese etter oppsettet',
      kartleggingForklart:
        'Oppsettet avgjer kva felt som blir viste. Ein arkivar har godkjent det.',
    },
    siter: {
      heading: 'Vis til denne journalposten',
      help: 'Merk teksten og kopier han. Adressa er fast og sluttar ikkje å verke.',
      line: (parts) =>
        `${parts.municipality} kommune: «${parts.title}»${parts.reference === null ? '' : `, ${parts.reference}`}${parts.date === null ? '' : `, journalført ${parts.date}`}. ${parts.portal}, ${parts.url} (lese ${parts.read}).`,
    },
  },
  skjerming: {
    heading: 'Kvifor er noko skjerma?',
    tag: 'Heilt eller delvis skjerma',
    general:
      'Kommunen har merkt dokumentet som heilt eller delvis unnateke offentlegheit. Du kan likevel be om innsyn: kommunen må vurdere kvart krav på nytt.',
    basis: 'Oppgitt heimel:',
    code: 'Tilgangskode:',
    hjemler: nnHjemler,
  },
  withdrawn: {
    title: 'Journalposten er teken bort',
    heading: 'Denne journalposten er teken bort',
    body: (municipality, date) =>
      `${municipality} kommune tok journalposten ut av den offentlege journalen. Han blei borte herfrå ${date}.`,
    why: 'Det kan vere fordi han blei publisert ved ein feil, fordi han er skjerma etterpå, eller fordi han er flytta. Vi tek ikkje vare på innhaldet.',
    ask: (municipality) => `Du kan spørje ${municipality} kommune om dokumentet:`,
  },
  case: {
    title: (saksnummer) => (saksnummer === null ? 'Sak' : `Sak ${saksnummer}`),
    lead: (entries, municipality) =>
      `${count(entries, 'journalpost', 'journalpostar')} frå ${municipality} kommune i den offentlege journalen`,
    entries: 'Dokumenta i saka, i rekkjefølgje',
    documentNumber: (number) => `Dokument ${n(number)}`,
    withoutNumber: 'Utan dokumentnummer',
    gap: (from, to) =>
      from === to
        ? `Dokument ${n(from)} er ikkje i den offentlege journalen her`
        : `Dokument ${n(from)}–${n(to)} er ikkje i den offentlege journalen her`,
    gapHelp:
      'Eit nummer kan mangle fordi dokumentet er internt, skjerma, teke bort eller ikkje publisert enno. Du kan be kommunen om innsyn i det.',
    pagination: 'Bla i saka',
    opened: 'Saka blei oppretta',
    noNumber: 'Saksnummeret er ikkje oppgitt',
  },
  municipality: {
    title: (name) => `${name} kommune`,
    heading: (name) => `${name} kommune`,
    newest: 'Nyaste journalpostar',
    all: (entries) => `Sjå alle ${n(entries)} journalpostane`,
    searchIn: (name) => `Søk i journalen til ${name} kommune`,
    none: 'Ingen journalpostar er henta frå denne kommunen enno.',
    contact: 'Kontakt',
    email: 'E-post',
    organisationNumber: 'Organisasjonsnummer',
    number: 'Kommunenummer',
    howHeading: 'Slik ber du om innsyn',
    how: [
      'Finn journalposten her, og noter saks- og dokumentnummeret.',
      'Send ein e-post til kommunen og skriv kva du vil sjå. Du kan vere anonym, og du treng ikkje grunngi kravet.',
      'Kommunen skal svare utan grunnlaust opphald. Eit avslag skal vere skriftleg og vise til ei lovføresegn.',
      'Får du avslag, eller ikkje noko svar innan fem arbeidsdagar, kan du klage. Klaga sender du til kommunen, og Statsforvaltaren avgjer henne.',
    ],
    write: 'Skriv til kommunen',
  },
  freshness: {
    heading: 'Kor ferskt er dette?',
    state: {
      fersk: 'Oppdatert',
      stille: 'Ingen nye på ei stund',
      forsinket: 'Forseinka',
      aldri: 'Ikkje henta enno',
    },
    forklart: {
      fersk: 'Journalen er henta dei to siste dagane og har nye journalpostar.',
      stille: 'Journalen er henta, men nyaste journalpost er meir enn fem arbeidsdagar gammal.',
      forsinket: 'Vi har ikkje fått henta heile journalen på over to dagar.',
      aldri: 'Vi har ikkje henta journalen frå denne kommunen enno.',
    },
    lastSuccess: (moment) => `Sist henta ${moment}`,
    newest: (date) => `Nyaste journaldato ${date}`,
    entries: (value) => count(value, 'journalpost', 'journalpostar'),
  },
  sources: {
    title: 'Kjelder og ferskleik',
    heading: 'Kjelder og ferskleik',
    lead: 'Her ser du kvar journalane kjem frå og når vi sist henta dei. Ei kjelde som står stille, blir synleg her.',
    caption: 'Kjelder per kommune',
    municipality: 'Kommune',
    source: 'Kjelde',
    state: 'Tilstand',
    lastSuccess: 'Sist henta',
    newest: 'Nyaste journaldato',
    entries: 'Journalpostar',
    never: 'Aldri',
    unknown: 'Ukjent',
    off: 'Ikkje kopla til enno',
    problem: 'Siste henting gjekk ikkje heilt fram. Vi prøver igjen av oss sjølve.',
    legend: 'Kva orda tyder',
  },
  data: nnData,
  subscribe: nnSubscribe,
  pages: nnArticles,
  desk: nnDesk,
  suggest: nnSuggest,
  reading: nnReading,
  wcag: nnWcag,
  notFound: {
    title: 'Sida finst ikkje',
    heading: 'Vi fann ikkje sida',
    body: 'Adressa kan vere skriven feil, eller sida har aldri vore her. Lenkjer til journalpostar og saker hos oss er faste: er ein journalpost teken bort, seier sida det.',
    help: 'Prøv å søkje, eller gå til framsida.',
  },
  failed: {
    title: 'Noko gjekk gale',
    heading: 'Noko gjekk gale hos oss',
    body: 'Feilen er registrert. Prøv igjen om litt. Hjelper ikkje det, er vi glade for ein e-post om kva du gjorde.',
  },
  unavailable: {
    title: 'Ikkje klar enno',
    heading: 'Portalen er ikkje klar enno',
    body: 'Journalane blir henta akkurat no. Last sida på nytt om ein augneblink.',
    retry: 'Last sida på nytt',
  },
  searchDown: {
    title: 'Søket svarer ikkje',
    heading: 'Søket svarer ikkje akkurat no',
    body: 'Vi får ikkje svar frå søkjemotoren. Prøv igjen om litt. Sidene til kommunane verkar som vanleg.',
  },
  staff: nnStaff,
};
