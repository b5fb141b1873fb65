import type { DataParameter } from '../../data/data-parameters.ts';
import { formats } from '../format.ts';
import type { Translation } from '../translation.ts';
import type { DataTexts } from './nb.ts';

const { date, number: n } = formats.nn;
const list = (names: readonly string[]): string => names.join(', ');

const parameters: Readonly<Record<DataParameter, string>> = {
  q: 'Orda det blir søkt etter, som i søkefeltet',
  kommune: 'Kommunenummer, fleire med komma: 1811,1824',
  type: 'inn, ut, notat, internt, saksframlegg eller ukjent, fleire med komma',
  aar: 'Årstal i journaldatoen, eller ukjent, fleire med komma',
  kilde: 'Id for kjelda, sjå /api/v1/kilder, fleire med komma',
  lesbar: 'ja: har dokument som kan opnast, nei: har ikkje det',
  fra: 'Første journaldato: 2026-03-01 eller 2026',
  til: 'Siste journaldato: 2026-03-31 eller 2026',
  sorter: 'relevans, nyeste eller eldste',
  side: 'Sidetalet på treffsida, 20 treff per side; ikkje saman med antall og etter',
  visning: 'liste eller tabell på sida; har ikkje noko å seie for dataa',
  antall: 'Kor mange det skal svarast med',
  etter: 'Staden det skal lesast vidare frå, henta frå adressa til neste side',
  skilletegn: 'Skiljeteikn i CSV: semikolon, komma eller tab',
};

/** Feeds, files and the API in nynorsk. Machine addresses have no language: they use the bokmål. */
export const nnData: Translation<DataTexts> = {
  parameters,
  privatePerson: '(privatperson)',
  search: {
    quoted: (words) => `«${words}»`,
    unknownYear: 'utan år',
    readable: 'kan lesast no',
    notReadable: 'må bedast om',
    dates: (from, to) => {
      if (from !== null && to !== null)
        return from === to ? date(from) : `${date(from)}–${date(to)}`;
      if (from !== null) return `frå ${date(from)}`;
      return to === null ? '' : `til ${date(to)}`;
    },
  },
  take: {
    heading: 'Ta treffa med deg',
    lead: 'Dei same treffa, i same rekkjefølgje, utan namn på privatpersonar.',
    csv: 'Rekneark (CSV)',
    csvHelp: 'Kan opnast i Excel og andre rekneark. Inntil 100 000 rader.',
    json: 'Data (JSON)',
    jsonHelp: 'For dei som programmerer.',
    atom: 'Følg søket (Atom)',
    atomHelp: 'Nye treff rett inn i ein nyheitslesar.',
    more: 'Meir om opne data',
    feedTitle: 'Nye treff på dette søket',
    caseFeed: 'Nye journalpostar i saka',
    followCase: 'Følg saka i ein nyheitslesar (Atom)',
    municipalityFeed: (name) => `Nye journalpostar frå ${name}`,
    followMunicipality: 'Følg kommunen i ein nyheitslesar (Atom)',
  },
  api: {
    title: 'Opne data og API',
    description:
      'Lesetilgang til postlistene i regionen. Ope for alle, utan nøkkel. Namn på privatpersonar er aldri med.',
    changeNumber: 'Nummeret på den siste endringa du har',
    operations: {
      sok: 'Søk: talet på treff, fasettar og journalpostar',
      journalpost: 'Éin journalpost',
      saksmappe: 'Éi sak med alle journalpostane sine',
      kommuner: 'Kommunane i regionen, med tal og kor ferske dei er',
      kommune: 'Éin kommune, etter nummer eller namn i adressa',
      kilder: 'Kjeldene journalane blir henta frå, og når dei sist vart henta',
      endringer: 'Alt som er nytt, endra eller trekt tilbake etter eit nummer',
    },
    statuses: {
      304: 'Uendra sidan sist',
      308: 'Slått saman med ein annan; sjå Location',
      400: 'Ein parameter er ukjend, eller verdien kan ikkje brukast',
      404: 'Finst ikkje',
      410: 'Trekt tilbake',
      503: 'Arkivet eller søket kan ikkje lesast akkurat no',
    },
    lead: 'Alt du kan lese i portalen, kan du òg hente som data: til rekneark, til eigne program og til nyheitslesarar. Det er gratis, ope for alle og krev ingen nøkkel.',
    namesHeading: 'Namn er ikkje med',
    names:
      'Namn på privatpersonar er aldri med i dataa. Du kan søkje på eit namn så lenge journalposten er yngre enn eitt år, men sjølve namnet står berre på sida for journalposten.',
    searchHeading: 'Eit søk som data',
    searchLead:
      'Gjer eit søk på nettsida og byt «/sok» i adressa med «/sok.csv», «/sok.json» eller «/sok.atom». Alt anna i adressa er likt, og treffa kjem i same rekkjefølgje som på sida.',
    forms: 'Format for søk',
    form: 'Format',
    example: 'Prøv',
    howMany: 'Kor mange om gongen',
    csv: 'CSV for rekneark: UTF-8 med BOM og semikolon mellom kolonnane. Celler som kunne blitt køyrde som formlar, byrjar med ein apostrof. Du får komma eller tabulator med skilletegn=komma eller skilletegn=tab.',
    csvMany: 'Alle treff, inntil 100 000 rader. Er det fleire, står adressa til resten i «Link».',
    json: 'JSON med nøyaktig tal på treff og tal per kommune, type, år og kjelde.',
    jsonMany:
      '100 om det ikkje er bede om anna, inntil 1 000. Adressa til dei neste står i «neste».',
    atom: 'Atom for nyheitslesarar. Bruk sorter=nyeste, så kjem nye journalpostar øvst.',
    atomMany: '50 om det ikkje er bede om anna, inntil 500.',
    parametersHeading: 'Det du kan be om',
    parameter: 'Parameter',
    meaning: 'Kva han gjer',
    strict:
      'Skriv du ein parameter vi ikkje kjenner, eller ein verdi vi ikkje kan lese, får du svar 400 med ei liste over det som er kjent. Eit filter med skrivefeil gir altså aldri alle journalpostane.',
    readHeading: 'API for program',
    readLead: 'Adressene byrjar med «/api/v1». Alt er JSON og blir lese med GET.',
    document: 'Heile skildringa (OpenAPI 3.1)',
    operation: 'Kva du får',
    address: 'Adresse',
    followHeading: 'Hald ein kopi ved like',
    follow:
      'Hent «/api/v1/endringer» frå nummer 0 og følg «neste» til han er tom. Ta vare på «sisteNummer», og spør med «etter» neste gong. Journalpostar som er trekte tilbake, kjem som eigne endringar: ta dei bort hos deg òg. «sisteNummer» og talet på journalpostar viser når du har alt.',
    politeHeading: 'Spør så ofte du treng',
    polite:
      'Svara har ETag. Send han med i If-None-Match, så får du eit tomt svar 304 når ingenting er nytt. Det kostar nesten ingenting, for deg og for oss. Vi lagar nokre få store CSV-filer om gongen; blir det for mange, svarar vi 429 og seier når du kan prøve igjen. Sei gjerne i User-Agent kven du er.',
    browsers: 'Adressene kan lesast frå nettsider hos andre (CORS).',
    errorsHeading: 'Når noko er gale',
    errorsLead: 'Feil kjem som «application/problem+json» (RFC 9457). Feltet «type» peikar hit:',
    errors: {
      'ukjent-parameter': 'Adressa har ein parameter vi ikkje kjenner. Dei kjende står i svaret.',
      'ugyldig-verdi': 'Ein verdi kan ikkje lesast, er for stor, eller to ting passar ikkje saman.',
      'ukjent-plass':
        '«etter» høyrer til eit anna søk, eller søket blir lese på ein annan måte enn då det vart laga. Byrja på nytt.',
      'finnes-ikke': 'Vi har ingenting på adressa.',
      'trukket-tilbake':
        'Journalposten er ikkje lenger offentleg. Svaret seier kven som trekte han, og når.',
      'bare-lesing': 'Adressa kan berre lesast, med GET og HEAD.',
      'mange-uttrekk': 'Det blir laga for mange store filer akkurat no. Vent nokre sekund.',
      utilgjengelig: 'Arkivet eller søket svarar ikkje. Prøv igjen om litt.',
    },
    versionHeading: 'Dette kan du rekne med',
    version:
      'Innanfor «v1» blir ingenting teke bort eller gitt ny meining. Nye felt, parametrar og kolonnar kan kome til; nye kolonnar i CSV kjem sist. Må vi bryte med dette, lagar vi «v2» og lèt «v1» stå i minst eitt år. Id-ar og adresser til journalpostar er varige.',
    harvestHeading: 'For arkiv og forskarar: OAI-PMH',
    harvest: 'Heile samlinga kan òg haustast med OAI-PMH:',
    datasetHeading: 'Datasettet skildra for katalogar (DCAT-AP-NO)',
    turtle: 'Turtle',
    jsonLd: 'JSON-LD',
    robots:
      'Sidene med journalpostar er ikkje med i nettstadkart og skal ikkje indekserast av søkjemotorar.',
  },
  feed: {
    title: (search) => (search === '' ? 'Alle journalpostar' : `Søk: ${search}`),
    subtitle: (total) => `${n(total)} treff i postlistene. Namn på privatpersonar er ikkje med.`,
    caseTitle: (number, title) => (title === null ? number : `${number}: ${title}`),
    caseSubtitle: (municipality) => `Journalpostar i saka hos ${municipality} kommune.`,
  },
  dataset: {
    catalogue: (region) => `Opne data frå Fellesinnsyn ${region}`,
    title: (region) => `Postlister frå kommunane i ${region}`,
    description: (region) =>
      `Journalpostar i dei offentlege journalane til kommunane i ${region}: kva som er sendt, motteke og lagt fram til vedtak, med saksnummer, datoar, skjermingsheimel og lenkje til dokument som er lagde ut. Namn på privatpersonar er ikkje med.`,
    keywords: ['postliste', 'offentleg journal', 'innsyn', 'kommune', 'arkiv', 'Noark'],
    distributions: {
      csv: 'Søk som CSV',
      json: 'Alle journalpostar og endringar som JSON',
      atom: 'Søk som Atom',
      xml: 'Hausting med OAI-PMH',
    },
    api: 'API for postlister',
    harvest: 'OAI-PMH for postlister',
  },
  problems: {
    unknownParameter: (unknown) => ({
      title: 'Ukjend parameter',
      detail: `Adressa har noko vi ikkje kjenner: ${list(unknown)}. Rett det eller ta det bort. Det vi kjenner, står i «kjente».`,
    }),
    badValue: (names) => ({
      title: 'Verdien kan ikkje brukast',
      detail: `Sjå på ${list(names)}. Korleis det skal skrivast, står i «ugyldige».`,
    }),
    otherCursor: {
      title: 'Staden høyrer til eit anna søk',
      detail:
        'Verdien i «etter» høyrer ikkje til dette søket, eller søket blir lese på ein annan måte enn før. Byrja på nytt utan «etter».',
    },
    notFound: {
      title: 'Finst ikkje',
      detail: 'Vi har ingenting på denne adressa. Adressene står i /api/v1/openapi.json.',
    },
    withdrawn: (day) => ({
      title: 'Trekt tilbake',
      detail: `Journalposten vart teken ut av den offentlege journalen ${day}.`,
    }),
    readOnly: { title: 'Berre til lesing', detail: 'Adressa kan lesast med GET og HEAD.' },
    busy: {
      title: 'For mange uttrekk samtidig',
      detail: 'Fleire store uttrekk blir laga akkurat no. Prøv igjen om nokre sekund.',
    },
    unavailable: {
      title: 'Svarar ikkje akkurat no',
      detail: 'Arkivet eller søket kan ikkje lesast akkurat no. Prøv igjen om litt.',
    },
  },
};
