import { readFileSync } from 'node:fs';

export interface ListLine {
  readonly number: number;
  readonly text: string;
}

export interface WordList {
  readonly file: string;
  /** The file's own text, for the version of the analysis. */
  readonly text: string;
  /** Lines without comments (`#` to the end of the line) and blank ones. */
  readonly lines: readonly ListLine[];
}

/** Reads a word list that stands beside the analysis. */
export function readWordList(name: string): WordList {
  return parseWordList(name, readFileSync(new URL(name, import.meta.url), 'utf8'));
}

export function parseWordList(file: string, text: string): WordList {
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(/#.*/, '').trim() }))
    .filter((line) => line.text !== '');
  return { file, text, lines };
}

/** A word list says something that cannot be used; the message names file and line. */
export class WordListInvalid extends Error {
  override name = 'WordListInvalid';
  constructor(list: WordList, line: ListLine, problem: string) {
    super(`${list.file} line ${line.number}: ${problem}`);
  }
}
