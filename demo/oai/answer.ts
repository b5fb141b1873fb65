import { escapeXml, textElement } from '../xml.ts';
import { utcSecond } from './bound.ts';
import { list } from './list.ts';
import { record } from './record.ts';
import { oaiIdentifier, type Repository, SETS, systemIdIn } from './repository.ts';
import { type OaiFault, type OaiRequest, readRequest } from './request.ts';

const OAI = 'http://www.openarchives.org/OAI/2.0/';
const OAI_IDENTIFIER = `${OAI}oai-identifier`;

/** The whole answer to one request, XML in UTF-8. `form`: query string or form body. Never throws for what a client sends. */
export function answer(repository: Repository, form: string, now: Date): string {
  const request = readRequest(form);
  const faults = 'verb' in request ? [] : request;
  const result = 'verb' in request ? perform(repository, request, now) : null;
  const body =
    typeof result === 'string'
      ? result
      : [...faults, ...(result ? [result] : [])].map(fault).join('');
  // badVerb and badArgument: the request element carries no attributes (OAI-PMH 2.0 §3.2).
  const attributes =
    'verb' in request
      ? Object.entries({ verb: request.verb, ...request.given })
          .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
          .join('')
      : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<OAI-PMH xmlns="${OAI}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xsi:schemaLocation="${OAI} ${OAI}OAI-PMH.xsd">\n`,
    `<responseDate>${utcSecond(now.getTime())}</responseDate>\n`,
    `<request${attributes}>${escapeXml(repository.baseUrl)}</request>\n`,
    `${body}\n</OAI-PMH>\n`,
  ].join('');
}

const fault = ({ code, message }: OaiFault): string =>
  `<error code="${code}">${escapeXml(message)}</error>`;

function perform(repository: Repository, request: OaiRequest, now: Date): string | OaiFault {
  switch (request.verb) {
    case 'Identify':
      return identify(repository);
    case 'ListMetadataFormats':
      return listFormats(repository, request, now);
    case 'ListSets':
      if (request.given.resumptionToken !== undefined)
        return { code: 'badResumptionToken', message: 'the list of sets has one page' };
      return `<ListSets>${SETS.map(
        ([spec, name]) =>
          `<set>${textElement('setSpec', spec)}${textElement('setName', name)}</set>`,
      ).join('')}</ListSets>`;
    case 'GetRecord':
      return getRecord(repository, request, now);
    default:
      return list(repository, request.verb, request, now);
  }
}

function identify(repository: Repository): string {
  const { journal, baseUrl } = repository;
  const { name, domain } = journal.municipality;
  const sample = journal.at(new Date(journal.earliest))[0]?.systemID ?? 'ingen';
  return [
    '<Identify>',
    textElement('repositoryName', `${name} kommune, offentlig journal (demo)`),
    textElement('baseURL', baseUrl),
    textElement('protocolVersion', '2.0'),
    textElement('adminEmail', `postmottak@${domain}`),
    textElement('earliestDatestamp', utcSecond(journal.earliest)),
    textElement('deletedRecord', 'persistent'),
    textElement('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    textElement('compression', 'gzip'),
    `<description><oai-identifier xmlns="${OAI_IDENTIFIER}"`,
    ` xsi:schemaLocation="${OAI_IDENTIFIER} ${OAI_IDENTIFIER}.xsd">`,
    textElement('scheme', 'oai'),
    textElement('repositoryIdentifier', domain),
    textElement('delimiter', ':'),
    textElement('sampleIdentifier', oaiIdentifier(repository, sample)),
    '</oai-identifier></description></Identify>',
  ].join('');
}

const unknownIdentifier: OaiFault = {
  code: 'idDoesNotExist',
  message: 'no record has this identifier',
};

const recordFor = (repository: Repository, { given }: OaiRequest, now: Date) => {
  const systemID = systemIdIn(repository, given.identifier ?? '');
  return systemID === null ? undefined : repository.journal.find(systemID, now);
};

function listFormats(repository: Repository, request: OaiRequest, now: Date): string | OaiFault {
  if (request.given.identifier !== undefined && !recordFor(repository, request, now))
    return unknownIdentifier;
  const formats = repository.formats.map(
    ({ prefix, schema, namespace }) =>
      `<metadataFormat>${textElement('metadataPrefix', prefix)}${textElement('schema', schema)}` +
      `${textElement('metadataNamespace', namespace)}</metadataFormat>`,
  );
  return `<ListMetadataFormats>${formats.join('')}</ListMetadataFormats>`;
}

function getRecord(repository: Repository, request: OaiRequest, now: Date): string | OaiFault {
  const one = recordFor(repository, request, now);
  if (!one) return unknownIdentifier;
  const format = repository.formats.find(({ prefix }) => prefix === request.given.metadataPrefix);
  if (!format)
    return {
      code: 'cannotDisseminateFormat',
      message: 'see ListMetadataFormats for what is served',
    };
  return `<GetRecord>${record(repository, format, one)}</GetRecord>`;
}
