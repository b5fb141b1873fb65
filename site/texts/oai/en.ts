import type { OaiTexts } from './nb.ts';

/** The page about the OAI-PMH endpoint in English. */
export const enOai: OaiTexts = {
  title: 'Open data with OAI-PMH',
  lead: 'Here you can download every journal entry in the portal and keep your copy up to date. You need neither an agreement nor a key.',
  answer: {
    heading: 'The answer to the request',
    lead: 'This is what a program gets, here with one element on each line. You can follow the links.',
    cut: 'Only the beginning of the answer is shown here.',
    raw: 'Show the whole answer as XML',
    next: 'Next page of the list',
    all: 'About the service',
  },
  address: {
    heading: 'The address',
    body: 'The service follows OAI-PMH 2.0, which most harvesting programs can read. All such a program needs is this address:',
    command: 'Try it on the command line:',
  },
  tries: {
    heading: 'Try it in the browser',
    identify: 'What the service is (Identify)',
    formats: 'The formats (ListMetadataFormats)',
    sets: 'The sets (ListSets)',
    records: 'All journal entries (ListRecords)',
    headers: 'The identifiers only (ListIdentifiers)',
  },
  formats: {
    heading: 'Formats',
    prefix: 'Prefix',
    what: 'What it is',
    schema: 'Schema',
    told: (prefix) =>
      ({
        oai_dc: 'Simple Dublin Core. Understood by all.',
        oai_qdc: 'Dublin Core with each date by its own name, the case and the documents.',
        noark5: 'The journal entry in its case, with element names from Noark 5. The fullest.',
      })[prefix] ?? '',
  },
  sets: {
    heading: 'Sets',
    body: 'An entry stays for ever in the sets it was in when it was first published.',
    spec: 'Set',
    name: 'Name (in Norwegian)',
  },
  dumps: {
    heading: 'Everything in one file',
    body: 'Every night, files are made with all the entries of each municipality. Fetch a file first, and then ask only for what has changed since.',
    none: 'There are no files here at the moment. They are made every night, and again when an entry is withdrawn.',
    municipality: 'Municipality',
    records: 'Records',
    from: 'Go on from',
    files: 'Files',
    file: (format, size) => `${format === 'xml' ? 'XML' : 'NDJSON'}, ${size}`,
    manifest: 'List of the files with checksums (JSON)',
  },
  follow: {
    heading: 'How to keep your copy up to date',
    points: [
      'Note the responseDate of the first page. Next time, ask for everything from that moment on: from=<responseDate>.',
      'If you begin with a file, use the time in the column “Go on from”.',
      'Records with the status “deleted” have been withdrawn. Delete them in your copy as well, as soon as you can.',
      'If you get the answer 503, wait as many seconds as Retry-After says, and ask again.',
    ],
  },
  terms: {
    heading: 'Terms',
    body: 'The metadata as a collection may be used under the Norwegian Licence for Open Government Data (NLOD) 2.0. The licence does not cover personal data. Names of private persons are therefore left out here, also where the web pages show them.',
    licence: 'Read the licence',
  },
};
