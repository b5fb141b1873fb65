import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createAnalysis, type Lists, ownLists } from '../indexer/analysis/analysis.ts';
import { checkWordLists } from '../indexer/analysis/check-word-lists.ts';
import { parseWordList, type WordList } from '../indexer/analysis/word-list.ts';
import { note, print, table } from './print.ts';
import { UsageError } from './usage-error.ts';

/** Prints what the word lists hold and what is odd in them; throws UsageError when one cannot be used. */
export function checkWords(folder: string | undefined): void {
  const lists = folder === undefined ? ownLists() : listsIn(resolve(folder));
  const problems = checkWordLists(lists);
  for (const { message } of problems) note(message);
  const errors = problems.filter(({ kind }) => kind === 'error').length;
  if (errors > 0)
    throw new UsageError(
      `The word lists cannot be used: ${errors} of the lines above must be mended.`,
    );
  print('The word lists can be used.');
  for (const line of table(
    Object.values(lists).map(({ file, lines }: WordList) => [`  ${file}`, lines.length, 'lines']),
  ))
    print(line);
  print(`Version ${createAnalysis([], lists).version}; an index made with another is built anew.`);
}

/** The same files in another folder, for whoever edits a copy first. */
function listsIn(folder: string): Lists {
  const list = ({ file }: WordList): WordList => {
    try {
      return parseWordList(file, readFileSync(join(folder, file), 'utf8'));
    } catch (cause) {
      throw new UsageError(`${join(folder, file)} cannot be read; all four lists must be there.`, {
        cause,
      });
    }
  };
  const { members, synonyms, themes, stopWords } = ownLists();
  return {
    members: list(members),
    synonyms: list(synonyms),
    themes: list(themes),
    stopWords: list(stopWords),
  };
}
