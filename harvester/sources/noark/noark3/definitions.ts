import { SourceChangedShape } from '../../../errors.ts';
import { below, textOf, type XmlNode } from '../../../files/xml-document.ts';

/** A file of records of fixed length, as its ADDML describes it. */
export interface FlatFile {
  readonly fileName: string;
  readonly line: number;
  /** Records as stated; null: not stated. */
  readonly numberOfRecords: number | null;
  /** Label for `TextDecoder`. */
  readonly charset: string;
  /** Bytes of one record; the same for all kinds in a file. */
  readonly length: number;
  readonly kinds: readonly RecordKind[];
}

export interface RecordKind {
  /** Value of the first field that tells this kind from the others; null: the only kind. */
  readonly value: string | null;
  /** Fields by name in lower case without anything but letters and digits, `avsmot`, `saksnr` …; `start` counts from 0. */
  readonly fields: ReadonlyMap<string, { readonly start: number; readonly length: number }>;
}

/** The flat files with fixed-length records in an ADDML 8 manifest. Throws SourceChangedShape for a definition that is not whole. */
export function readFlatFiles(addml: XmlNode, name: string): FlatFile[] {
  const definitions = new Map(
    [...below(addml, 'flatFileDefinition')].map((one) => [one.attributes.name, one]),
  );
  const charsets = new Map(
    [...below(addml, 'flatFileType')].map((one) => [one.attributes.name, textOf(one, 'charset')]),
  );
  const files: FlatFile[] = [];
  for (const flatFile of below(addml, 'flatFile')) {
    const definition = definitions.get(flatFile.attributes.definitionReference);
    const fileName = property(flatFile, 'fileName') ?? flatFile.attributes.name ?? '';
    if (definition === undefined) continue;
    const records = [...below(definition, 'recordDefinition')];
    const lengths = new Set(records.map((record) => Number(textOf(record, 'fixedLength') ?? 0)));
    const [length = 0] = lengths;
    if (lengths.size !== 1 || !(length > 0 && length < 1_000_000))
      throw new SourceChangedShape(
        `${name}, line ${definition.line}: records of ${fileName} have no one fixed length`,
      );
    const stated = property(flatFile, 'numberOfRecords') ?? '';
    files.push({
      fileName,
      line: flatFile.line,
      numberOfRecords: /^\d+$/.test(stated) ? Number(stated) : null,
      charset: charsets.get(definition.attributes.typeReference) ?? 'ISO-8859-1',
      length,
      kinds: records.map((record) => ({
        value: textOf(record, 'recordDefinitionFieldValue'),
        fields: fieldsOf(record, length),
      })),
    });
  }
  return files;
}

function fieldsOf(record: XmlNode, length: number): RecordKind['fields'] {
  const fields = new Map<string, { start: number; length: number }>();
  for (const field of below(record, 'fieldDefinition')) {
    const start = Number(textOf(field, 'startPos') ?? 0) - 1;
    const size = Number(textOf(field, 'fixedLength') ?? 0);
    if (start < 0 || size <= 0 || start + size > length) continue;
    fields.set(fieldName(field.attributes.name ?? ''), { start, length: size });
  }
  return fields;
}

const fieldName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function property(node: XmlNode, name: string): string | null {
  for (const one of below(node, 'property'))
    if (one.attributes.name === name) return textOf(one, 'value');
  return null;
}
