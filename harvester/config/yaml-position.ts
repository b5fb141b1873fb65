import { type Document, isMap, isNode, isScalar, isSeq, type LineCounter } from 'yaml';

/** A place in the text, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where in the text `path` points: the value; for a key whose value is missing or empty, the key; for a path that is not
 * there, the deepest part of it that is.
 */
export function yamlPosition(
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly PropertyKey[],
): Position {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => isScalar(key) && String(key.value) === String(step),
      );
      if (!pair) break;
      const empty = isScalar(pair.value) && pair.value.source === '';
      offset = (empty ? null : offsetOf(pair.value)) ?? offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = offsetOf(node) ?? offset;
    } else break;
  }
  return positionAt(lines, offset);
}

/** Where the key `key` of the mapping at `path` is written. */
export function yamlKeyPosition(
  document: Document.Parsed,
  lines: LineCounter,
  path: readonly PropertyKey[],
  key: string,
): Position {
  const map = document.getIn(path as unknown[], true);
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    : undefined;
  const offset = offsetOf(pair?.key);
  return offset === null ? yamlPosition(document, lines, path) : positionAt(lines, offset);
}

const offsetOf = (node: unknown): number | null =>
  isNode(node) ? (node.range?.[0] ?? null) : null;

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
