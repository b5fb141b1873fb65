import { SourceChangedShape } from '../../../errors.ts';
import type { DeliveredFile } from '../../../files/delivered-file.ts';
import type { Row } from '../../../files/row-store.ts';
import type { FlatFile } from './definitions.ts';

/**
 * The records of a flat file, fields trimmed, with `line` (the record's number from 1) and `posttype`. Records may follow each
 * other directly or with line ends between. A record of a kind ADDML does not describe is left out and reported. Throws
 * SourceChangedShape when the file breaks off inside a record.
 */
export async function* readRecords(
  file: DeliveredFile,
  definition: FlatFile,
  onUnknown: (line: number) => void,
): AsyncGenerator<Row> {
  const decoder = new TextDecoder(definition.charset);
  const { length } = definition;
  let rest: Uint8Array = new Uint8Array(0);
  let line = 0;
  for await (const chunk of file.open()) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      while (bytes[at] === 0x0d || bytes[at] === 0x0a || bytes[at] === 0x1a) at++;
      if (at + length > bytes.length) break;
      line++;
      const row = fieldsIn(bytes.subarray(at, at + length), definition, decoder, line);
      if (row === null) onUnknown(line);
      else yield row;
      at += length;
    }
    rest = bytes.slice(at);
  }
  if (rest.length > 0)
    throw new SourceChangedShape(
      `${file.name}, record ${line + 1}: the file breaks off inside the record, or its records are not ${length} bytes long`,
    );
}

function fieldsIn(
  record: Uint8Array,
  { kinds }: FlatFile,
  decoder: TextDecoder,
  line: number,
): Row | null {
  const posttype = decoder.decode(record.subarray(0, 1));
  const kind = kinds.find(({ value }) => value === null || value === posttype);
  if (kind === undefined) return null;
  const row: Record<string, string> = { line: String(line) };
  for (const [name, { start, length }] of kind.fields)
    row[name] = decoder.decode(record.subarray(start, start + length)).trim();
  return { ...row, posttype };
}
