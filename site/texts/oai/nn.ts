import type { OaiTexts } from './nb.ts';

/** The page about the OAI-PMH endpoint in nynorsk. */
export const nnOai: OaiTexts = {
  title: 'Opne data med OAI-PMH',
  lead: 'Her kan du laste ned alle journalpostane i portalen og halde kopien din oppdatert. Du treng verken avtale eller nøkkel.',
  answer: {
    heading: 'Svaret på førespurnaden',
    lead: 'Slik ser svaret ut for eit program, her med eitt element per linje. Du kan følgje lenkjene vidare.',
    cut: 'Berre starten av svaret er vist her.',
    raw: 'Vis heile svaret som XML',
    next: 'Neste side av lista',
    all: 'Om tenesta',
  },
  address: {
    heading: 'Adressa',
    body: 'Tenesta følgjer OAI-PMH 2.0, som dei fleste innhaustingsprogram kan lese. Programmet treng berre denne adressa:',
    command: 'Prøv frå kommandolinja:',
  },
  tries: {
    heading: 'Prøv i nettlesaren',
    identify: 'Kva tenesta er (Identify)',
    formats: 'Formata (ListMetadataFormats)',
    sets: 'Utvala (ListSets)',
    records: 'Alle journalpostane (ListRecords)',
    headers: 'Berre identifikatorane (ListIdentifiers)',
  },
  formats: {
    heading: 'Format',
    prefix: 'Prefiks',
    what: 'Kva det er',
    schema: 'Skjema',
    told: (prefix) =>
      ({
        oai_dc: 'Enkel Dublin Core. Alle forstår det.',
        oai_qdc: 'Dublin Core med kvar dato for seg, sak og dokument.',
        noark5: 'Journalposten i saka si, med elementnamn frå Noark 5. Det mest utfyllande.',
      })[prefix] ?? '',
  },
  sets: {
    heading: 'Utval (sets)',
    body: 'Ein journalpost er for alltid i dei utvala han var i då han først vart publisert.',
    spec: 'Utval',
    name: 'Namn',
  },
  dumps: {
    heading: 'Alt i éi fil',
    body: 'Kvar natt blir det laga filer med alle journalpostane i kvar kommune. Hent ei fil først, og be så berre om det som er endra sidan.',
    none: 'Det er ingen filer her akkurat no. Dei blir laga kvar natt, og på nytt når ein journalpost blir trekt tilbake.',
    municipality: 'Kommune',
    records: 'Postar',
    from: 'Hald fram frå',
    files: 'Filer',
    file: (format, size) => `${format === 'xml' ? 'XML' : 'NDJSON'}, ${size}`,
    manifest: 'Liste over filene med kontrollsummar (JSON)',
  },
  follow: {
    heading: 'Slik held du kopien din oppdatert',
    points: [
      'Merk deg responseDate frå den første sida. Neste gong ber du om alt frå det tidspunktet: from=<responseDate>.',
      'Byrjar du med ei fil, bruker du tidspunktet i kolonnen «Hald fram frå».',
      'Postar med status «deleted» er trekte tilbake. Slett dei hos deg òg, så fort du kan.',
      'Får du svaret 503, ventar du så mange sekund som Retry-After seier, og spør igjen.',
    ],
  },
  terms: {
    heading: 'Vilkår',
    body: 'Metadataa som samling kan brukast etter Norsk lisens for offentlege data (NLOD) 2.0. Lisensen gjeld ikkje personopplysningar. Namn på privatpersonar er difor utelatne her, også der dei kan lesast på nettsidene.',
    licence: 'Les lisensen',
  },
};
