import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { corpora } from './corpora.ts';

/** The official schemas, their imports from the net turned to the copies beside them. */
const schemaFile = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(corpora, 'oai/xsd', fileName), 'utf8')
    .replaceAll('http://dublincore.org/schemas/xmls/', '')
    .replaceAll('http://www.w3.org/2001/03/', ''),
});

const IMPORTED = [
  'OAI-PMH.xsd',
  'oai_dc.xsd',
  'oai-identifier.xsd',
  'branding.xsd',
  'simpledc20021212.xsd',
  'xml.xsd',
];

/** What the official OAI-PMH schemas (with oai_dc, oai-identifier and branding) find wrong in each answer; empty: valid. */
export async function oaiSchemaErrors(answers: readonly string[]): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: answers.map((contents, i) => ({ fileName: `answer-${i}.xml`, contents })),
    schema: schemaFile('all.xsd'),
    preload: IMPORTED.map(schemaFile),
    initialMemoryPages: 1024,
    maxMemoryPages: 16384,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}
