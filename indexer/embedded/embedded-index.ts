import type { EngineAnswer, EngineQuery, WalkPage, WalkQuery } from '../engine.ts';
import { Speller } from '../speller.ts';
import { indexFiles } from './index-files.ts';
import { IndexReader, type ReaderOptions } from './index-reader.ts';
import { type Meta, OtherSchema } from './schema.ts';

const EMPTY_ANSWER: EngineAnswer = {
  ids: [],
  total: 0,
  facets: { kommune: [], type: [], aar: [], kilde: [], kanLeses: [] },
};

/** The live index of a folder, followed from file to file; synchronous, for one thread. */
export class EmbeddedIndex implements Disposable {
  readonly #files;
  readonly #options: ReaderOptions;
  #reader: IndexReader | null = null;
  #speller: { readonly change: number; readonly file: string; readonly speller: Speller } | null =
    null;

  constructor(directory: string, options: ReaderOptions = {}) {
    this.#files = indexFiles(directory);
    this.#options = options;
  }

  search(query: EngineQuery): EngineAnswer {
    return this.#live()?.search(query) ?? EMPTY_ANSWER;
  }

  walk(query: WalkQuery): WalkPage {
    return this.#live()?.walk(query) ?? { ids: [], next: null };
  }

  suggest(token: string, limit: number): string[] {
    const reader = this.#live();
    if (reader === null) return [];
    const change = reader.changeNumber();
    if (this.#speller?.change !== change || this.#speller.file !== reader.file)
      this.#speller = { change, file: reader.file, speller: new Speller(reader.vocabulary()) };
    return this.#speller.speller.closeTo(token, limit);
  }

  status(): { readonly documents: number; readonly later: number; readonly meta: Meta } | null {
    return this.#live()?.status() ?? null;
  }

  [Symbol.dispose](): void {
    this.#reader?.[Symbol.dispose]();
    this.#reader = null;
  }

  /** The reader of the file the pointer names; opened again when it names another. */
  #live(): IndexReader | null {
    for (let attempt = 0; ; attempt++) {
      const file = this.#files.current();
      if (file === null) return null;
      if (this.#reader?.file === file) return this.#reader;
      try {
        const reader = new IndexReader(file, this.#options);
        this.#reader?.[Symbol.dispose]();
        this.#reader = reader;
        return reader;
      } catch (error) {
        // As good as none, until the indexer has replaced it.
        if (error instanceof OtherSchema) return null;
        // Between reading the pointer and opening the file a rebuild may have turned it once more.
        if (attempt >= 3) throw error;
      }
    }
  }
}
