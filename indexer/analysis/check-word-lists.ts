import { createAnalysis, type Lists } from './analysis.ts';
import { words } from './fold.ts';
import { type ListLine, parseWordList, type WordList, WordListInvalid } from './word-list.ts';

/** What is wrong or odd in a word list, with the place as `file line n`. */
export interface WordListProblem {
  /** `error`: the list cannot be used so. `remark`: it can, but does not do what was meant. */
  readonly kind: 'error' | 'remark';
  readonly message: string;
}

/**
 * Everything that is wrong in the lists, line by line, not only the first; then what is odd: the same said twice, and stop
 * words that stand alone where only words that count are looked up.
 */
export function checkWordLists(lists: Lists): readonly WordListProblem[] {
  const errors = Object.entries<WordList>({ ...lists }).flatMap(([name, list]) =>
    list.lines.flatMap((line) => errorsOf(lists, name, list, line)),
  );
  if (errors.length > 0) return errors;
  const analysis = createAnalysis([], lists);
  return [lists.synonyms, lists.themes].flatMap((list) => [
    ...list.lines.flatMap((line) =>
      phrasesOf(line)
        .filter((phrase) => phrase.length === 1 && analysis.isStopWord(phrase[0] ?? ''))
        .map(([word]) =>
          remark(list, line, `"${word}" is a stop word and is never looked up alone`),
        ),
    ),
    ...saidTwice(list),
  ]);
}

/** Each line is tried alone, so that one mistake does not hide the next. */
function errorsOf(lists: Lists, name: string, list: WordList, line: ListLine): WordListProblem[] {
  const alone = { ...parseWordList(list.file, ''), lines: [line] };
  const empty = parseWordList('', '');
  const nothing = { members: empty, synonyms: empty, themes: empty, stopWords: empty };
  try {
    createAnalysis([], { ...nothing, stopWords: lists.stopWords, [name]: alone });
    return [];
  } catch (error) {
    if (!(error instanceof WordListInvalid)) throw error;
    return [{ kind: 'error', message: error.message }];
  }
}

const remark = (list: WordList, line: ListLine, text: string): WordListProblem => ({
  kind: 'remark',
  message: `${list.file} line ${line.number}: ${text}`,
});

const phrasesOf = ({ text }: ListLine): string[][] =>
  text.split(/>=?|=/).map((side) => words(side));

function saidTwice(list: WordList): WordListProblem[] {
  const first = new Map<string, number>();
  return list.lines.flatMap((line) => {
    const said = line.text.replace(/\s+/g, ' ');
    const before = first.get(said);
    if (before === undefined) first.set(said, line.number);
    return before === undefined ? [] : [remark(list, line, `says what line ${before} says`)];
  });
}
