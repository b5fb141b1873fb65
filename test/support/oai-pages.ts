/** Invented OAI-PMH answers for tests. */
export interface TestRecord {
  readonly id: string;
  readonly datestamp?: string;
  readonly deleted?: boolean;
  readonly title?: string;
  /** Instead of the usual Dublin Core. */
  readonly metadata?: string;
}

export const RESPONSE_DATE = '2026-11-20T10:00:00Z';

export const envelope = (inside: string, responseDate = RESPONSE_DATE): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><responseDate>${responseDate}</responseDate><request verb="ListRecords">http://oai.example.no/oai</request>${inside}</OAI-PMH>`;

export const header = ({ id, datestamp = '2026-11-01T10:00:00Z', deleted }: TestRecord): string =>
  `<header${deleted === true ? ' status="deleted"' : ''}><identifier>${id}</identifier><datestamp>${datestamp}</datestamp></header>`;

export const dublinCore = (inside: string): string =>
  `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${inside}</oai_dc:dc>`;

export const record = (one: TestRecord): string =>
  `<record>${header(one)}${
    one.deleted === true
      ? ''
      : `<metadata>${one.metadata ?? dublinCore(`<dc:title>${one.title ?? `Søknad om skjenkebevilling ${one.id}`}</dc:title>`)}</metadata>`
  }</record>`;

export interface TestPage {
  readonly records: readonly TestRecord[];
  /** Undefined: no element. */
  readonly token?: string | undefined;
  readonly tokenAttributes?: string;
  readonly responseDate?: string;
}

const token = (page: TestPage): string =>
  page.token === undefined
    ? ''
    : `<resumptionToken ${page.tokenAttributes ?? ''}>${page.token}</resumptionToken>`;

export const listRecords = (page: TestPage): string =>
  envelope(
    `<ListRecords>${page.records.map(record).join('')}${token(page)}</ListRecords>`,
    page.responseDate,
  );

export const listIdentifiers = (page: TestPage): string =>
  envelope(
    `<ListIdentifiers>${page.records.map(header).join('')}${token(page)}</ListIdentifiers>`,
    page.responseDate,
  );

export const getRecord = (one: TestRecord): string =>
  envelope(`<GetRecord>${record(one)}</GetRecord>`);

export const oaiError = (code: string, text = ''): string =>
  envelope(`<error code="${code}">${text}</error>`);

export const identifyAnswer = (
  fields: {
    granularity?: string;
    deletedRecord?: string;
    earliestDatestamp?: string;
    baseURL?: string;
  } = {},
): string =>
  envelope(
    `<Identify><repositoryName>Prøvekommune</repositoryName><baseURL>${fields.baseURL ?? 'http://oai.example.no/oai'}</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>post@example.no</adminEmail><earliestDatestamp>${fields.earliestDatestamp ?? '2026-01-01T00:00:00Z'}</earliestDatestamp><deletedRecord>${fields.deletedRecord ?? 'persistent'}</deletedRecord><granularity>${fields.granularity ?? 'YYYY-MM-DDThh:mm:ssZ'}</granularity></Identify>`,
  );

export const formatsAnswer = (...prefixes: readonly string[]): string =>
  envelope(
    `<ListMetadataFormats>${prefixes
      .map(
        (prefix) =>
          `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><schema>http://example.no/${prefix}.xsd</schema><metadataNamespace>http://example.no/${prefix}</metadataNamespace></metadataFormat>`,
      )
      .join('')}</ListMetadataFormats>`,
  );
