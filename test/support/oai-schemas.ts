import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { noark5Schema } from '../../site/oai/noark5-schema.ts';
import { QDC_SCHEMA } from '../../site/oai/qdc-schema.ts';
import { corpora } from './corpora.ts';

interface Schema {
  readonly fileName: string;
  readonly contents: string;
}

/** The official schemas, their imports from the net turned to the copies beside them. */
const schemaFile = (fileName: string): Schema => ({
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

const OAI = 'http://www.openarchives.org/OAI/2.0/';
const schema = (namespace: string, body: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="qualified">${body}</xs:schema>`;

/** Containers whose official schemas are not among the test files, as the guidelines describe them. */
const GUIDELINES: readonly (readonly [namespace: string, file: string, contents: string])[] = [
  [
    `${OAI}friends/`,
    'friends.xsd',
    schema(
      `${OAI}friends/`,
      `<xs:element name="friends"><xs:complexType><xs:sequence>
         <xs:element name="baseURL" type="xs:anyURI" minOccurs="0" maxOccurs="unbounded"/>
       </xs:sequence></xs:complexType></xs:element>`,
    ),
  ],
  [
    `${OAI}provenance`,
    'provenance.xsd',
    schema(
      `${OAI}provenance`,
      `<xs:element name="provenance"><xs:complexType><xs:sequence>
         <xs:element name="originDescription" type="origin"/>
       </xs:sequence></xs:complexType></xs:element>
       <xs:complexType name="origin"><xs:sequence>
         <xs:element name="baseURL" type="xs:anyURI"/>
         <xs:element name="identifier" type="xs:anyURI"/>
         <xs:element name="datestamp" type="utc"/>
         <xs:element name="metadataNamespace" type="xs:anyURI"/>
         <xs:element name="originDescription" type="origin" minOccurs="0"/>
       </xs:sequence>
       <xs:attribute name="harvestDate" type="utc" use="required"/>
       <xs:attribute name="altered" type="xs:boolean" use="required"/></xs:complexType>
       <xs:simpleType name="utc"><xs:restriction base="xs:string">
         <xs:pattern value="\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\dZ)?"/>
       </xs:restriction></xs:simpleType>`,
    ),
  ],
  [
    `${OAI}rights/`,
    'rights.xsd',
    schema(
      `${OAI}rights/`,
      `<xs:element name="rights" type="rights"/>
       <xs:complexType name="rights"><xs:sequence>
         <xs:element name="rightsReference"><xs:complexType>
           <xs:attribute name="ref" type="xs:anyURI" use="required"/>
         </xs:complexType></xs:element>
       </xs:sequence></xs:complexType>
       <xs:element name="rightsManifest"><xs:complexType><xs:sequence>
         <xs:element name="rights" type="rights" maxOccurs="unbounded"/>
       </xs:sequence><xs:attribute name="appliesTo" type="xs:anyURI" use="required"/></xs:complexType></xs:element>`,
    ),
  ],
];

const imports = (pairs: readonly (readonly [string, string])[]): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${pairs
    .map(([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`)
    .join('')}</xs:schema>`;

async function errorsOf(
  answers: readonly string[],
  root: Schema,
  preload: readonly Schema[],
): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: answers.map((contents, i) => ({ fileName: `answer-${i}.xml`, contents })),
    schema: root,
    preload: [...preload],
    initialMemoryPages: 1024,
    maxMemoryPages: 16384,
  });
  return errors.map(({ rawMessage }) => rawMessage);
}

/** What the official OAI-PMH schemas (with oai_dc, oai-identifier and branding) find wrong in each answer; empty: valid. */
export const oaiSchemaErrors = (answers: readonly string[]): Promise<readonly string[]> =>
  errorsOf(answers, schemaFile('all.xsd'), IMPORTED.map(schemaFile));

/** The same with the containers of the guidelines, and with our own formats in a portal's namespace. */
export async function endpointSchemaErrors(
  answers: readonly string[],
  noark5Namespace: string,
): Promise<readonly string[]> {
  const own: readonly (readonly [string, string, string])[] = [
    ...GUIDELINES,
    [noark5Namespace, 'noark5.xsd', noark5Schema(noark5Namespace)],
    ['http://worldcat.org/xmlschemas/qdc-1.0/', 'oai_qdc.xsd', QDC_SCHEMA],
  ];
  const root = imports([
    [OAI, 'OAI-PMH.xsd'],
    [`${OAI}oai_dc/`, 'oai_dc.xsd'],
    [`${OAI}oai-identifier`, 'oai-identifier.xsd'],
    [`${OAI}branding/`, 'branding.xsd'],
    ...own.map(([namespace, file]) => [namespace, file] as const),
  ]);
  const preload = [
    ...IMPORTED.map(schemaFile),
    ...own.map(([, fileName, contents]) => ({ fileName, contents })),
  ];
  const errors: string[] = [];
  // A few megabytes at a time: the validator holds them all.
  for (let first = 0; first < answers.length; first += 50)
    errors.push(
      ...(await errorsOf(
        answers.slice(first, first + 50),
        { fileName: 'endpoint.xsd', contents: root },
        preload,
      )),
    );
  return errors;
}

/** True when the official schemas are at hand; otherwise says that answers are only read strictly. */
export function hasOaiSchemas(): boolean {
  const folder = join(corpora, 'oai/xsd');
  if (existsSync(folder)) return true;
  process.stdout.write(`SKIPPED: no official schemas at ${folder}: answers are not validated\n`);
  return false;
}
