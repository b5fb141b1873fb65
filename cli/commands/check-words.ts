import type { Command } from 'commander';

const HELP = `
The lists are plain text in indexer/analysis/: ledd.txt (members of compounds), synonyms.txt (what says the same), temaer.txt
(what people call things, and what archives file them under) and stop-words.txt. Every line that cannot be used is named,
then what is odd. The index is built anew by itself when the lists have changed.

Examples:
  $ fellesinnsyn check-words
  $ fellesinnsyn check-words my-lists/`;

export function addCheckWords(program: Command): void {
  program
    .command('check-words')
    .description('say what is wrong or odd in the word lists of the search, with line numbers')
    .argument('[folder]', 'a folder with edited copies; the lists in use when left out')
    .addHelpText('after', HELP)
    .action(async (folder: string | undefined) => {
      const { checkWords } = await import('../check-words.ts');
      checkWords(folder);
    });
}
