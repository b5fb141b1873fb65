import type { Command } from 'commander';

const HELP = `
All entries of each municipality, gzipped as NDJSON and as one OAI-PMH answer, with checksums, in <data>/dumps, where
/oai/dump/ serves them. While the pages are served this happens by itself every night (\`oai.dumpSchedule\`), and within
minutes when an entry is withdrawn. docs/oai-pmh.md tells how to go on from a dump.

Examples:
  $ fellesinnsyn dump
  $ fellesinnsyn dump 1811 1815`;

export function addDump(program: Command): void {
  program
    .command('dump')
    .description('write the files researchers download whole')
    .argument('[municipality...]', 'numbers in the region file; all when left out')
    .addHelpText('after', HELP)
    .action(async (numbers: string[], _options, command: Command) => {
      const { dump } = await import('../dump.ts');
      await dump(numbers, command);
    });
}
