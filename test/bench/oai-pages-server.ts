import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A source in a process of its own: serves `count` small Norwegian journal entries as oai_dc, 100 a page, rendered before
 * the first request. Arguments: count. Prints the port it listens on.
 */
const count = Number(process.argv[2] ?? '100000');
const PER_PAGE = 100;
/** Pages are rendered up to this many and then told apart by their numbers only, so that a million records fit in memory. */
const RENDERED = 1000;

const FIRMS = [
  'Bygg og Anlegg AS',
  'Nordland fylkeskommune',
  'Statens vegvesen',
  'Havbruk Nord AS',
];
const MATTERS = [
  'Søknad om dispensasjon fra reguleringsplan',
  'Klage på vedtak om skoleskyss',
  'Høring av kommunedelplan for energi og klima',
  'Søknad om skjenkebevilling for enkeltanledning',
  'Tilbud på vedlikehold av kommunale veier',
];

const two = (n: number): string => String(n).padStart(2, '0');

function renderRecord(i: number): string {
  const day = `2025-${two((i % 12) + 1)}-${two((i % 28) + 1)}`;
  const sak = `2025/${100 + Math.floor(i / 7)}`;
  return (
    `<record><header><identifier>oai:demo.example.no:${i}</identifier><datestamp>${day}T08:00:00Z</datestamp><setSpec>kommune:1811</setSpec></header>` +
    '<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">' +
    `<dc:title>${MATTERS[i % MATTERS.length]} – gnr. ${(i % 90) + 1} bnr. ${(i % 40) + 1}</dc:title>` +
    `<dc:identifier>https://innsyn.example.no/post/${i}</dc:identifier><dc:identifier>964983380:${sak}-${(i % 7) + 1}</dc:identifier>` +
    `<dc:type>Text</dc:type><dc:type>journalpost</dc:type><dc:type>${i % 3 === 0 ? 'U' : 'I'}</dc:type><dc:date>${day}</dc:date>` +
    `<dc:creator>${FIRMS[i % FIRMS.length]}</dc:creator><dc:contributor>Plan og næring</dc:contributor><dc:publisher>Bindal kommune</dc:publisher>` +
    `<dc:relation>sak:${sak}</dc:relation><dc:rights>Offentlig</dc:rights><dc:language>nob</dc:language></oai_dc:dc></metadata></record>`
  );
}

const envelope = (inside: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><responseDate>2026-11-20T10:00:00Z</responseDate><request>http://127.0.0.1/oai</request>${inside}</OAI-PMH>`,
  );

const pages = Math.ceil(count / PER_PAGE);
const renderPage = (page: number): Buffer => {
  const records = Array.from({ length: Math.min(PER_PAGE, count - page * PER_PAGE) }, (_, i) =>
    renderRecord(page * PER_PAGE + i),
  ).join('');
  const token = page + 1 < pages ? String(page + 1) : '';
  return envelope(
    `<ListRecords>${records}<resumptionToken completeListSize="${count}" cursor="${page * PER_PAGE}">${token}</resumptionToken></ListRecords>`,
  );
};
const rendered = Array.from({ length: Math.min(pages, RENDERED) }, (_, page) => renderPage(page));
const identify = envelope(
  '<Identify><baseURL>x</baseURL><earliestDatestamp>2020-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>',
);
const formats = envelope(
  '<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat></ListMetadataFormats>',
);

const server = createServer((request, response) => {
  const parameters = new URL(request.url ?? '', 'http://x').searchParams;
  const verb = parameters.get('verb');
  const page = Number(parameters.get('resumptionToken') ?? '0');
  const body =
    verb === 'Identify'
      ? identify
      : verb === 'ListMetadataFormats'
        ? formats
        : (rendered[page] ?? renderPage(page));
  response.writeHead(200, {
    'content-type': 'text/xml; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
