import { enFormat } from '../format.ts';
import type { nbDeskMails, ReceiverLine } from './nb-mails.ts';

const n = enFormat.number;
const posts = (value: number): string => `${n(value)} journal ${value === 1 ? 'entry' : 'entries'}`;

const asked = ({ entries, text }: ReceiverLine): string =>
  [entries === 0 ? null : posts(entries), text ? 'what you wrote yourself' : null]
    .filter((part) => part !== null)
    .join(' and ');

/** Letters to the one who asks, in English. */
export const enDeskMails: typeof nbDeskMails = {
  verification: {
    subject: 'Confirm your request for access',
    text: (letter) =>
      [
        'Hello',
        '',
        `Somebody, hopefully you, has used this address to ask for access to documents at ${letter.region}:`,
        '',
        ...letter.receivers.map((line) => `- ${line.receiver}: ${asked(line)}`),
        '',
        'Open the link and press “Confirm and send”, and the request is on its way:',
        letter.link,
        '',
        `The link works for ${n(letter.hours)} hours. If you do not confirm, we delete the request and your address.`,
        'If it was not you who asked, you can ignore this mail. Nothing will be sent.',
      ].join('\n'),
  },
  receipt: {
    subject: 'Receipt for your request for access',
    text: (letter) =>
      [
        'Hello',
        '',
        `You confirmed your request on ${letter.date}.`,
        '',
        ...letter.receivers.flatMap((line) => [
          line.sent
            ? `- ${line.receiver}: ${asked(line)}`
            : `- ${line.receiver}: not sent, all you asked for has been taken out of the journal`,
          ...(line.sent && line.gone > 0
            ? [`  ${posts(line.gone)} taken out of the journal since, and not included.`]
            : []),
        ]),
        '',
        ...(letter.deadline === null
          ? []
          : [
              'They answer straight to this address, not through us.',
              `If you have no answer after ${letter.deadline}, you can appeal. Five working days have then passed.`,
              '',
            ]),
        'Here you can see how it goes, withdraw the request, find ready texts for an appeal and erase your data:',
        letter.link,
        '',
        'Keep the link, and do not share it. Whoever has it can see your request.',
      ].join('\n'),
  },
  reminder: {
    subject: (receiver) => `Has ${receiver} answered you?`,
    text: (letter) =>
      [
        'Hello',
        '',
        `You asked ${letter.receiver} for access on ${letter.ordered}. Five working days ended on ${letter.deadline}.`,
        '',
        'If you have an answer, there is nothing you need to do. You are welcome to tell how it went on the page of your request.',
        'If you have no answer, that counts as a refusal you can appeal (Freedom of Information Act, offentleglova, § 32). The page of your request has a ready text:',
        letter.link,
        '',
        'You get this mail because you asked for a reminder. You can stop more of them on the page.',
      ].join('\n'),
  },
};
