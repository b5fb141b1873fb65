import type { Command } from 'commander';

const HELP = `
For a mail server that hands the mail of the bounce address to a program, one mail on standard input. Postfix, in /etc/aliases:
  innsyn-retur: "|/usr/bin/fellesinnsyn bounce --config /etc/fellesinnsyn.yaml --data /var/lib/fellesinnsyn"

What is no report of failed delivery is left alone. Ends with 0, or with 75 when the mail server should try again later.
A folder can do the same: see mail.bounceFolder in docs/mail.md.

Examples:
  $ fellesinnsyn bounce --data /var/lib/fellesinnsyn < report.eml`;

export function addBounce(program: Command): void {
  program
    .command('bounce')
    .description('note that a mail came back, from a delivery report on standard input')
    .addHelpText('after', HELP)
    .action(async (_options: unknown, command: Command) => {
      const { takeBounce } = await import('../take-bounce.ts');
      await takeBounce(command);
    });
}
