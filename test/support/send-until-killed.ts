import { setTimeout as wait } from 'node:timers/promises';
import { Mailer } from '../../site/desk/mail/mailer.ts';
import { smtpTransport } from '../../site/desk/mail/smtp-transport.ts';
import { openDesk } from '../../site/desk/open-desk.ts';
import { smtpSettings, testSender } from './sending.ts';

/** Sends all mails of a desk, with waits of fractions of a second; ends when none is left. Arguments: the desk, the server's port. */
const [file = '', port = ''] = process.argv.slice(2);
const smtp = { ...smtpSettings(Number(port)), timeoutSeconds: 0.5, connections: 8 };
using desk = openDesk(file);
await using mailer = new Mailer({
  desk,
  transport: smtpTransport({
    smtp,
    secrets: { smtpPassword: null, dkimPrivateKey: null },
    sender: testSender,
  }),
  retry: { firstSeconds: 0.05, longestMinutes: 0.02, giveUpDays: 5 },
});
const left = desk.db.prepare(
  "SELECT count(*) AS n FROM mails WHERE state IN ('queued', 'retrying')",
);
while (left.get()?.n !== 0) {
  await mailer.untilIdle();
  await wait(20);
}
process.stdout.write('done\n');
