import type { Command } from 'commander';
import type { AddOptions } from '../staff.ts';

const HELP = `
There is no account from the start and no default password: \`add\` prints a link that can be used once, where the person
chooses a password. Further accounts can be made in the staff room by a region administrator.

Examples:
  $ fellesinnsyn staff add --email kari@kommunen.example --name "Kari Nordli" --role arkivar --municipality 1811
  $ fellesinnsyn staff add --email ola@region.example --name "Ola Berg" --role regionadministrator
  $ fellesinnsyn staff reset kari@kommunen.example`;

export function addStaff(program: Command): void {
  const staff = program
    .command('staff')
    .description('accounts of the staff room: add, list, disable, reset; and its log')
    .addHelpText('after', HELP);
  staff
    .command('list', { isDefault: true })
    .description('the accounts with their roles')
    .action(async (_options, command: Command) => {
      const { listStaff } = await import('../staff.ts');
      listStaff(command);
    });
  staff
    .command('add')
    .description(
      'make an account, or give one that is there another role; prints a link to choose a password',
    )
    .requiredOption('--email <address>', 'address of the person')
    .requiredOption('--role <role>', 'arkivar or regionadministrator')
    .option('--name <name>', 'name of the person, for a new account')
    .option('--municipality <number>', 'for arkivar: of which municipality')
    .action(async (options: AddOptions, command: Command) => {
      const { addStaffMember } = await import('../staff.ts');
      addStaffMember(options, command);
    });
  staff
    .command('disable')
    .description('close an account; its sessions end at once')
    .argument('<address>')
    .action(async (email: string, _options, command: Command) => {
      const { disableStaff } = await import('../staff.ts');
      disableStaff(email, command);
    });
  staff
    .command('reset')
    .description('print a new link to choose a password')
    .argument('<address>')
    .action(async (email: string, _options, command: Command) => {
      const { resetStaff } = await import('../staff.ts');
      resetStaff(email, command);
    });
  staff
    .command('verify-log')
    .description('read the whole audit log and say whether it is as it was written')
    .action(async (_options, command: Command) => {
      const { verifyLog } = await import('../staff.ts');
      process.exitCode = verifyLog(command);
    });
}
