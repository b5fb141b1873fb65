import {
  dublinCore,
  formatsAnswer,
  identifyAnswer,
  listRecords,
  type TestRecord,
} from './oai-pages.ts';
import { startOaiServer } from './oai-server.ts';
import type { SourceSpecimen } from './source-specimens.ts';

const pages: readonly (readonly TestRecord[])[] = [
  [{ id: 'oai:proeve:1' }, { id: 'oai:proeve:2' }],
  [
    { id: 'oai:proeve:3', deleted: true },
    { id: 'oai:proeve:4', metadata: dublinCore('<dc:description>uten tittel</dc:description>') },
  ],
  [{ id: 'oai:proeve:5' }, { id: 'oai:proeve:6' }],
];

export async function oaiSpecimen(): Promise<SourceSpecimen> {
  const server = await startOaiServer((asked) => {
    if (asked.verb === 'Identify') return { body: identifyAnswer() };
    if (asked.verb === 'ListMetadataFormats') return { body: formatsAnswer('oai_dc') };
    const page = Number(asked.parameters.get('resumptionToken') ?? '0');
    const token = page + 1 < pages.length ? String(page + 1) : '';
    return { body: listRecords({ records: pages[page] ?? [], token }) };
  });
  return {
    settings: { url: server.url, delayMs: 0 },
    hosts: [server.host],
    entries: ['oai:proeve:1', 'oai:proeve:2', 'oai:proeve:5', 'oai:proeve:6'],
    deleted: ['oai:proeve:3'],
    rejected: 1,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
