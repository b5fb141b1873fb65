/** A record as cut out of a page's text. */
export type Cut =
  | { readonly kind: 'record'; readonly text: string }
  /** Longer than the limit: only its start was kept. */
  | { readonly kind: 'tooLong'; readonly text: string };

const START =
  /<(?:[\w.-]+:)?record(?:\s[^<>]*)?>\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:[\w.-]+:)?header[\s/>]/g;
const LIST_END = /<\/?(?:[\w.-]+:)?(?:resumptionToken|ListRecords|GetRecord|OAI-PMH)[\s/>]/g;
const RECORD_END = /<\/(?:[\w.-]+:)?record\s*>/g;

/** Characters that may hold the beginning of a start tag whose end has not come yet. */
const OVERLAP = 2000;
const KEPT_OF_TOO_LONG = 64 * 1024;
const LONGEST_ENVELOPE = 1024 * 1024;

/**
 * Cuts a page at `<record>` boundaries without parsing it, in pieces as they come, so that a bad record costs only itself
 * and a page of any length costs no more memory than its longest record. A boundary is `<record>` followed by `<header>`:
 * formats with a `<record>` of their own (MARC) are not cut inside.
 */
export class RecordCutter {
  /** What is not records: head, token, tail. Cut at 1 MB. */
  envelope = '';
  /** The last record was not closed when the text ended. */
  cutOff = false;
  readonly #longest: number;
  #buffer = '';
  #inRecord = false;
  #tooLong = false;
  #searched = 0;

  constructor(longestRecord: number) {
    this.#longest = longestRecord;
  }

  /** Takes the next piece of the page; yields the records that are whole with it. */
  *feed(piece: string): Generator<Cut> {
    this.#buffer += piece;
    for (;;) {
      if (!this.#inRecord) {
        const start = find(START, this.#buffer, 0);
        if (start < 0) {
          this.#toEnvelope(Math.max(0, this.#buffer.length - OVERLAP));
          return;
        }
        this.#toEnvelope(start);
        this.#inRecord = true;
        this.#searched = 1;
      }
      const end = this.#endOfRecord();
      if (end < 0) {
        this.#searched = Math.max(1, this.#buffer.length - OVERLAP);
        if (this.#buffer.length > this.#longest) {
          this.#tooLong = true;
          this.#buffer =
            this.#buffer.slice(0, KEPT_OF_TOO_LONG) + this.#buffer.slice(this.#searched);
          this.#searched = KEPT_OF_TOO_LONG;
        }
        return;
      }
      yield this.#take(end);
    }
  }

  /** The text has ended; yields a last record that was closed. */
  *end(): Generator<Cut> {
    if (this.#inRecord) {
      if (find(RECORD_END, this.#buffer, 0) >= 0) yield this.#take(this.#buffer.length);
      else this.cutOff = true;
    }
    this.#toEnvelope(this.#buffer.length);
  }

  #endOfRecord(): number {
    const next = find(START, this.#buffer, this.#searched);
    const list = find(LIST_END, this.#buffer, this.#searched);
    if (next < 0) return list;
    return list < 0 ? next : Math.min(next, list);
  }

  #take(end: number): Cut {
    const piece = this.#buffer.slice(0, end);
    let close = piece.length;
    RECORD_END.lastIndex = 0;
    for (let match = RECORD_END.exec(piece); match !== null; match = RECORD_END.exec(piece))
      close = match.index + match[0].length;
    this.#buffer = this.#buffer.slice(close);
    const tooLong = this.#tooLong || close > this.#longest;
    this.#inRecord = false;
    this.#tooLong = false;
    return tooLong
      ? { kind: 'tooLong', text: piece.slice(0, Math.min(close, KEPT_OF_TOO_LONG)) }
      : { kind: 'record', text: piece.slice(0, close) };
  }

  #toEnvelope(end: number): void {
    if (end > 0 && this.envelope.length < LONGEST_ENVELOPE)
      this.envelope += this.#buffer.slice(0, end);
    this.#buffer = this.#buffer.slice(end);
  }
}

function find(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}
