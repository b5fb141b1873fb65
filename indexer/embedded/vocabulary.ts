import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { VocabularyWord } from '../speller.ts';

/** Words worth suggesting as a spelling. */
export const isWord = (term: string): boolean => term.length >= 3 && !/\d/.test(term);

/** Words of the texts with the number of documents they occur in; no names, nothing with digits in it. */
export function vocabularyOf(db: DatabaseSync): VocabularyWord[] {
  const counts = new Map<string, number>();
  const add = (statement: StatementSync): void => {
    statement.setReturnArrays(true);
    for (const row of statement.iterate() as Iterable<unknown>) {
      const [term, count] = row as [string, number];
      if (isWord(term)) counts.set(term, (counts.get(term) ?? 0) + count);
    }
  };
  add(db.prepare('SELECT term, count FROM vocabulary'));
  add(
    db.prepare(
      `SELECT term, sum(doc) FROM words
       WHERE col IN ('title', 'caseTitle', 'parties', 'place') GROUP BY term`,
    ),
  );
  return Array.from(counts, ([token, count]) => ({ token, count }));
}
