/** The page about the OAI-PMH endpoint, for researchers and those who write programs. */
export const nbOai = {
  title: 'Åpne data med OAI-PMH',
  lead: 'Her kan du laste ned alle journalpostene i portalen og holde kopien din oppdatert. Du trenger verken avtale eller nøkkel.',
  answer: {
    heading: 'Svaret på forespørselen',
    lead: 'Slik ser svaret ut for et program, her med ett element per linje. Du kan følge lenkene videre.',
    cut: 'Bare begynnelsen av svaret vises her.',
    raw: 'Vis hele svaret som XML',
    next: 'Neste side av listen',
    all: 'Om tjenesten',
  },
  address: {
    heading: 'Adressen',
    body: 'Tjenesten følger OAI-PMH 2.0, som de fleste innhøstingsprogram kan lese. Programmet trenger bare denne adressen:',
    command: 'Prøv fra kommandolinjen:',
  },
  tries: {
    heading: 'Prøv i nettleseren',
    identify: 'Hva tjenesten er (Identify)',
    formats: 'Formatene (ListMetadataFormats)',
    sets: 'Utvalgene (ListSets)',
    records: 'Alle journalpostene (ListRecords)',
    headers: 'Bare identifikatorene (ListIdentifiers)',
  },
  formats: {
    heading: 'Formater',
    prefix: 'Prefiks',
    what: 'Hva det er',
    schema: 'Skjema',
    told: (prefix: string): string =>
      ({
        oai_dc: 'Enkel Dublin Core. Forstås av alle.',
        oai_qdc: 'Dublin Core med hver dato for seg, sak og dokumenter.',
        noark5: 'Journalposten i saken sin, med elementnavn fra Noark 5. Det mest utfyllende.',
      })[prefix] ?? '',
  },
  sets: {
    heading: 'Utvalg (sets)',
    body: 'En journalpost er for alltid i de utvalgene den var i da den først ble publisert.',
    spec: 'Utvalg',
    name: 'Navn',
  },
  dumps: {
    heading: 'Alt i én fil',
    body: 'Hver natt lages det filer med alle journalpostene i hver kommune. Hent en fil først, og be så bare om det som er endret siden.',
    none: 'Det er ingen filer her akkurat nå. De lages hver natt, og på nytt når en journalpost trekkes tilbake.',
    municipality: 'Kommune',
    records: 'Poster',
    from: 'Fortsett fra',
    files: 'Filer',
    file: (format: string, size: string): string =>
      `${format === 'xml' ? 'XML' : 'NDJSON'}, ${size}`,
    manifest: 'Liste over filene med kontrollsummer (JSON)',
  },
  follow: {
    heading: 'Slik holder du kopien din oppdatert',
    points: [
      'Merk deg responseDate fra den første siden. Neste gang ber du om alt fra det tidspunktet: from=<responseDate>.',
      'Begynner du med en fil, bruker du tidspunktet i kolonnen «Fortsett fra».',
      'Poster med status «deleted» er trukket tilbake. Slett dem hos deg også, så fort du kan.',
      'Får du svaret 503, venter du så mange sekunder som Retry-After sier, og spør igjen.',
    ],
  },
  terms: {
    heading: 'Vilkår',
    body: 'Metadataene som samling kan brukes etter Norsk lisens for offentlige data (NLOD) 2.0. Lisensen gjelder ikke personopplysninger. Navn på privatpersoner er derfor utelatt her, også der de kan leses på nettsidene.',
    licence: 'Les lisensen',
  },
};

export type OaiTexts = typeof nbOai;
