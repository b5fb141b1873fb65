import { SourceChangedShape } from '../../../errors.ts';
import type { DeliveredFile } from '../../../files/delivered-file.ts';
import { chooseEncoding } from '../../../files/encoding.ts';
import type { Row } from '../../../files/row-store.ts';
import { survey } from '../../../files/survey.ts';
import { XmlReader } from '../../../files/xml-reader.ts';
import {
  joinMarked,
  type MarkedText,
  markedName,
  markedText,
} from '../../../record/marked-text.ts';
import { localName } from '../../../xml/local-name.ts';
import { isNameElement } from '../../../xml/name-element.ts';
import type { TableNames } from './table-names.ts';

const EMPTY = markedText('');

/**
 * The rows of one table file (`<TABLE>.TAB`), with the wanted columns only and the row's line as `line`. Columns nobody asks
 * for are never kept. Throws SourceChangedShape for broken XML and for a file that holds another table.
 */
export async function* readTable(
  file: DeliveredFile,
  table: string,
  wanted: ReadonlySet<string>,
  names: TableNames,
): AsyncGenerator<Row> {
  const encoding = chooseEncoding(await survey(file.open()));
  let rows: Row[] = [];
  let row: Record<string, string> = {};
  let text: MarkedText = EMPTY;
  let name: string | null = null;
  let depth = 0;
  const reader = new XmlReader(file.name, {
    open(qname, _attributes, line) {
      depth++;
      if (depth === 1 && names.table(qname) !== table)
        throw new SourceChangedShape(`${file.name}, line ${line}: the file holds no ${table}`);
      if (depth === 2) row = { line: String(line) };
      if (depth === 3) text = EMPTY;
      if (depth === 4) name = isNameElement(localName(qname)) ? '' : null;
    },
    text(piece) {
      if (depth === 3) text = joinMarked([text, markedText(piece)]);
      else if (depth === 4 && name !== null) name += piece;
    },
    close(qname) {
      if (depth === 4 && name !== null && name.trim() !== '')
        text = joinMarked([text, markedName(name.trim())]);
      if (depth === 3) {
        const column = names.column(table, qname, wanted);
        if (column !== null && row[column] === undefined) row[column] = text;
      }
      if (depth === 2) {
        const kept = names.row(table, row);
        if (kept !== null) rows.push(kept);
      }
      depth--;
    },
    slip() {},
  });
  const decoder = new TextDecoder(encoding.label);
  for await (const chunk of file.open()) {
    reader.write(decoder.decode(chunk, { stream: true }));
    yield* rows;
    rows = [];
  }
  reader.write(decoder.decode());
  reader.close();
  yield* rows;
}
