const SAME_PAGES = 10;
const EMPTY_PAGES = 10;

/**
 * Knows a list that goes in circles. Repeated tokens alone are lawful (some servers keep one token per session), repeated
 * content alone happens; a list circles when a token AND the content of its page come again, when the same page comes ten
 * times running, or when old pages come back after three times as many records as the server said there are.
 */
export class ListGuard {
  #records = 0;
  #sameInARow = 0;
  #emptyInARow = 0;
  #last = '';
  readonly #tokens = new Set<string>();
  readonly #contents = new Set<string>();

  /** Looks at one page before the token it gives is followed. `content` is a digest of its records. Null: go on. */
  fault(
    content: string,
    records: number,
    token: string,
    completeListSize: number | null,
  ): string | null {
    this.#records += records;
    if (records === 0) {
      this.#emptyInARow++;
      return this.#emptyInARow > EMPTY_PAGES ? 'more than ten empty pages in a row' : null;
    }
    this.#emptyInARow = 0;
    const contentBefore = this.#contents.has(content);
    const tokenBefore = this.#tokens.has(token);
    this.#sameInARow = content === this.#last ? this.#sameInARow + 1 : 0;
    this.#last = content;
    this.#contents.add(content);
    this.#tokens.add(token);
    if (contentBefore && tokenBefore) return 'the same token and the same records come again';
    if (this.#sameInARow >= SAME_PAGES) return 'the same page comes again and again';
    const tooMany = completeListSize !== null && this.#records > 3 * completeListSize + 1000;
    return contentBefore && tooMany
      ? 'far more records than the server says there are, and pages that come again'
      : null;
  }
}
