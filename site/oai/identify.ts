import { itemIdentifier } from './identifier.ts';
import type { Provider } from './provider.ts';
import { textElement } from './xml-text.ts';

const OAI_IDENTIFIER = 'http://www.openarchives.org/OAI/2.0/oai-identifier';

/** OAI-PMH 2.0 §4.2, with the oai-identifier container whose sample can be fetched. */
export function identify({ repository, options }: Provider<unknown>): string {
  const { repositoryIdentifier, granularity } = options;
  const earliest = repository.earliest() ?? options.earliest;
  const all = { set: null, after: 0, upTo: Number.MAX_SAFE_INTEGER };
  const sample = repository.last(all)?.localId ?? 'none-yet';
  return [
    '<Identify>',
    textElement('repositoryName', options.repositoryName),
    textElement('baseURL', options.baseUrl),
    textElement('protocolVersion', '2.0'),
    ...options.adminEmails.map((email) => textElement('adminEmail', email)),
    textElement('earliestDatestamp', granularity === 'day' ? earliest.slice(0, 10) : earliest),
    textElement('deletedRecord', options.deletedRecord),
    textElement('granularity', granularity === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM-DDThh:mm:ssZ'),
    ...options.compression.map((coding) => textElement('compression', coding)),
    `<description><oai-identifier xmlns="${OAI_IDENTIFIER}"`,
    ` xsi:schemaLocation="${OAI_IDENTIFIER} ${OAI_IDENTIFIER}.xsd">`,
    textElement('scheme', 'oai'),
    textElement('repositoryIdentifier', repositoryIdentifier),
    textElement('delimiter', ':'),
    textElement('sampleIdentifier', itemIdentifier(repositoryIdentifier, sample)),
    '</oai-identifier></description>',
    ...options.descriptions.map((xml) => `<description>${xml}</description>`),
    '</Identify>',
  ].join('');
}
