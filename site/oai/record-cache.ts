/**
 * Finished pieces of XML by format and position, as UTF-8, up to a number of bytes; the oldest go first. A position names one state of one
 * item for as long as the repository's revision is the same, so nothing in it can be out of date.
 */
export interface RecordCache {
  /** Forgets everything when the revision is another one than the last time. */
  keepFor(revision: number): void;
  get(format: string, position: number): Buffer | undefined;
  put(format: string, position: number, xml: Buffer): void;
}

/** What an entry of a Map and a Buffer cost beside their content, roughly. */
const OVERHEAD = 200;

export function createRecordCache(mostBytes: number): RecordCache {
  const formats = new Map<string, Map<number, Buffer>>();
  const order: { format: string; position: number; bytes: number }[] = [];
  let first = 0;
  let bytes = 0;
  let known = 0;

  return {
    keepFor(revision) {
      if (revision === known) return;
      known = revision;
      formats.clear();
      order.length = 0;
      first = 0;
      bytes = 0;
    },
    get: (format, position) => formats.get(format)?.get(position),
    put(format, position, xml) {
      const pieces = formats.get(format) ?? new Map<number, Buffer>();
      formats.set(format, pieces);
      if (pieces.has(position)) return;
      const size = xml.length + OVERHEAD;
      pieces.set(position, xml);
      order.push({ format, position, bytes: size });
      bytes += size;
      while (bytes > mostBytes) {
        const oldest = order[first];
        if (oldest === undefined) return;
        first++;
        formats.get(oldest.format)?.delete(oldest.position);
        bytes -= oldest.bytes;
      }
      if (first > 10_000 && first * 2 > order.length) {
        order.splice(0, first);
        first = 0;
      }
    },
  };
}
