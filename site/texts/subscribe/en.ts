import { formats } from '../format.ts';
import type { SubscribeTexts } from './nb.ts';

const n = formats.en.number;

/** Following a search or a case by e-mail, in English. */
export const enSubscribe: SubscribeTexts = {
  links: {
    search: 'Get new results by e-mail',
    searchHelp: 'One e-mail a day, only when there is something new.',
    case: 'Follow the case by e-mail',
  },
  form: {
    title: 'Follow by e-mail',
    heading: 'Be told by e-mail',
    lead: 'You get an e-mail when there is something new about',
    points: [
      'One e-mail a day, in the morning, and only when there is something new.',
      'You need no account. First we send you a link that you must confirm.',
      'Every e-mail has a link that stops them with one click.',
    ],
    email: 'Your e-mail address',
    emailHelp: 'We use it only to send you these e-mails.',
    button: 'Send me the link',
    privacy:
      'We keep the address and what you follow until you stop it, or until a year has passed without a renewal. Then we delete everything.',
    noAddress: 'Write an e-mail address like name@example.com',
    limited: 'Many such links have been asked for in a short time. Try again tomorrow.',
  },
  sent: {
    title: 'Check your e-mail',
    heading: 'Check your e-mail',
    body: 'We have sent you a link. Open it and press the button, and the e-mails will begin. The link works for two days.',
  },
  stopped: {
    title: 'Stopped',
    heading: 'You will get no more e-mails',
    body: 'We have deleted your address and what you followed. You can start again at any time.',
  },
  unknown: {
    title: 'The link no longer works',
    heading: 'The link no longer works',
    body: 'Either the e-mails are stopped, or the link was not confirmed in time. Make the search again to follow it again.',
  },
  page: {
    title: 'What you follow',
    runs: 'You get an e-mail when there is something new about',
    until: (date) => `The e-mails come until ${date}. Press “Renew” for another year.`,
    renew: 'Renew',
    stop: 'Stop the e-mails',
    confirmTitle: 'Confirm that you want e-mails',
    confirmLead: 'Press the button to get an e-mail when there is something new about',
    start: 'Yes, send me e-mails',
    refuse: 'No, delete my address',
    gone: 'a case that is no longer in the public journal',
  },
  mails: {
    confirmSubject: 'Confirm that you want e-mails from Fellesinnsyn',
    confirm: ({ name, link, hours }) =>
      [
        'Hello',
        '',
        'Somebody, probably you, has asked for e-mails from Fellesinnsyn when there is something new about:',
        '',
        `  ${name}`,
        '',
        'Open the link and press the button, and the e-mails will begin:',
        '',
        link,
        '',
        `The link works for ${n(hours)} hours. If it was not you, you need not do anything: we will delete your address.`,
        '',
      ].join('\n'),
    digestSubject: (total, name) => `${n(total)} new ${total === 1 ? 'entry' : 'entries'}: ${name}`,
    digest: (parts) =>
      [
        `New about ${parts.name}`,
        '',
        ...parts.entries.flatMap(({ title, facts, link }) => [title, facts, link, '']),
        ...(parts.more > 0 ? [`And ${n(parts.more)} more.`, ''] : []),
        'See all:',
        parts.link,
        '',
        'Names of private persons are left out.',
        '',
        `You get this e-mail because you follow this at Fellesinnsyn, until ${parts.expires}. Stop or renew here:`,
        parts.stop,
        '',
      ].join('\n'),
    renewSubject: (name) => `Do you still want e-mails about ${name}?`,
    renew: ({ name, expires, link }) =>
      [
        'Hello',
        '',
        `The e-mails about ${name} stop on ${expires}. Then we delete your address.`,
        '',
        'Do you want them for another year? Open the link and press “Renew”:',
        '',
        link,
        '',
      ].join('\n'),
  },
};
