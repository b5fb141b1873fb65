import { dublinCore } from './dublin-core.ts';
import type { OaiContent, OaiPlace } from './oai-content.ts';
import type { Format } from './repository.ts';

const NAMESPACE = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
const SCHEMA = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';
const START =
  `<oai_dc:dc xmlns:oai_dc="${NAMESPACE}" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
  ` xsi:schemaLocation="${NAMESPACE} ${SCHEMA}">`;

/** Simple Dublin Core, which every repository must have (OAI-PMH 2.0 §3.4). */
export const oaiDc = (place: OaiPlace): Format<OaiContent> => ({
  prefix: 'oai_dc',
  schema: SCHEMA,
  namespace: NAMESPACE,
  write: (content) => `${START}${dublinCore(content, place)}</oai_dc:dc>`,
});
