import type { MailAddressProblem } from '../../desk/mail/mail-address.ts';
import type { Outcome } from '../../desk/requests/request-order.ts';
import { enFormat } from '../format.ts';
import { enDeskMails } from './en-mails.ts';
import type { DeskTexts } from './nb.ts';

const n = enFormat.number;
const count = (value: number, one: string, many: string): string =>
  `${n(value)} ${value === 1 ? one : many}`;
const posts = (value: number): string => count(value, 'journal entry', 'journal entries');

const email: Readonly<Record<MailAddressProblem, string>> = {
  empty: 'Write your e-mail address. The municipality needs it to answer you.',
  'too-long': 'This is too long to be an e-mail address. Check that you have written only one.',
  'no-at': 'The address lacks an @. Write it like this: name@example.com',
  'not-one-address':
    'Write one address only, without a name, blanks or brackets. Write it like this: name@example.com',
  'local-part-not-ascii':
    'The address has letters before the @ that many mail servers do not accept, such as æ, ø or å. Use another address.',
  'local-part': 'What stands before the @ cannot be part of an e-mail address. Check the spelling.',
  domain: 'What stands after the @ is not a place we can send to. Write for example example.com.',
};

const outcome: Readonly<Record<Outcome, string>> = {
  full: 'I was given all of it',
  partly: 'I was given some of it',
  refused: 'I was refused',
  silent: 'I have had no answer',
};

/** Words about carts, requests and what becomes of them, in English. */
export const enDesk: DeskTexts = {
  cart: {
    name: 'Cart',
    link: (things) => (things === 0 ? 'Cart, empty' : `Cart, ${n(things)} in it`),
    add: 'Add to cart',
    remove: 'In the cart – remove',
    removeShort: 'Remove',
    inCart: 'In the cart',
    addCase: (entries) =>
      entries === 1
        ? 'Add the case to the cart'
        : `Add the whole case to the cart (${posts(entries)})`,
    addCaseSome: (entries, room) => `Add the first ${n(room)} of ${posts(entries)} to the cart`,
    addAll: (hits) => `Add all ${n(hits)} hits to the cart`,
    addSome: (hits, room) => `Add the first ${n(room)} of ${n(hits)} hits to the cart`,
    limit: (limit) => `The cart holds ${posts(limit)}.`,
    limitRoom: (limit, room) =>
      `The cart holds ${posts(limit)}. There is room for ${n(room)} more.`,
    full: (limit) =>
      `The cart is full: it holds ${posts(limit)}. Send the request, or remove something, and add more afterwards.`,
    title: 'Your cart',
    heading: 'Your cart',
    lead: (things, receivers) =>
      `You want to ask for ${count(things, 'thing', 'things')} from ${count(receivers, 'receiver', 'receivers')}. You send it all at once, and each receiver gets a request of its own.`,
    emptyHeading: 'The cart is empty',
    empty:
      'Find a document you want to see, and choose “Add to cart”. You can collect from several municipalities and send it all at once. You need not sign in, and the cart stays for months.',
    search: 'Search the journals',
    added: (added) => `${posts(added)} added to the cart.`,
    addedNone: 'All of this was in the cart already.',
    left: (left, limit) => `There was no room for ${posts(left)}. The cart holds ${n(limit)}.`,
    removed: 'Removed from the cart.',
    emptied: 'The cart has been emptied.',
    readSome: 'You can read some of this now. Ask for the rest, or',
    readNow: 'You need not ask for this:',
    readLink: 'read it here',
    gone: 'Taken away since you put them in the cart',
    goneHelp:
      'The municipality has taken these out of its public journal. They will not be part of the request. You can still ask for them in your own words.',
    goneOne: (municipality, date) =>
      date === null
        ? `A journal entry from ${municipality}`
        : `A journal entry from ${municipality}, taken away on ${date}`,
    goneRemove: 'Remove these from the cart',
    unsendable: 'We cannot send a request for these',
    unsendableHelp:
      'They are in archives that are closed. The page of each journal entry says whom you can write to.',
    text: 'What you have written yourself',
    editText: 'Change the text',
    removeText: 'Remove the text',
    askMore: (receiver) => `Ask ${receiver} for something that is not in the journal`,
    next: 'Continue',
    empties: 'Empty the cart',
    move: 'Open the cart on another device',
    kept: (days) =>
      `The cart stays for ${n(days)} days after you last used it. We remember it with a single cookie.`,
    broken: 'We did not understand what to put in the cart. Go back and try again.',
  },
  move: {
    title: 'Open the cart on another device',
    lead: 'Open this address on the phone or computer you want to use. Both will then have the same cart.',
    label: 'The address of the cart',
    until: (moment) =>
      `The address works until ${moment}. Whoever has it can see and change the cart, so do not share it with others.`,
    nothing: 'The cart is empty, so there is nothing to bring along.',
    hereTitle: 'Bring the cart here',
    here: (things) =>
      `The cart holds ${count(things, 'thing', 'things')}. If you bring it here, both devices have the same cart. What you have here already is added to it.`,
    take: 'Bring the cart here',
    expired: 'This address has expired. Make a new one on the device that has the cart.',
    expiredTitle: 'The address no longer works',
  },
  text: {
    title: 'Ask for something that is not in the journal',
    lead: (receiver) =>
      `Write what you want to see, and it becomes a request to ${receiver}. You need not know a case number, just describe it as well as you can.`,
    someMunicipality: 'the municipality you choose',
    choose: 'Which municipality?',
    label: 'What do you want to see?',
    help: 'For example what case it is about, roughly when it was, and what kind of document. Do not write national identity numbers or anything else that others should not see.',
    keep: 'Add to cart',
    empty: 'Write what you want to see.',
    tooLong: (length, most) =>
      `The text has ${n(length)} characters. Please shorten it to ${n(most)}.`,
    linkChoose: 'Ask a municipality for it in your own words',
  },
  form: {
    title: 'Send a request for access',
    step: (step, of) => `Step ${n(step)} of ${n(of)}`,
    heading: 'Where should the answer go?',
    lead: 'All we need is an e-mail address. The municipality answers you directly, and the answer does not pass through us.',
    email: 'Your e-mail address',
    emailHelp: 'The municipality sees the address and answers there.',
    name: 'Name (optional)',
    nameHelp:
      'You have the right to be anonymous. If you do not want the municipality to see who you are, leave this empty and use an address without your name.',
    message: (receiver) => `Message to ${receiver} (optional)`,
    messageHelp: 'You need not give reasons.',
    messages: 'Anything else you want to say?',
    reminder:
      'Tell me by e-mail when five working days have passed, so that I can appeal if I have no answer',
    honeypot: 'Website (leave empty)',
    preview: 'Review the request',
    back: 'Back to the cart',
    summary: (problems) =>
      problems === 1
        ? 'One thing must be corrected before you can continue'
        : 'Some things must be corrected before you can continue',
    tooLarge:
      'What you sent is too large for us to read. Go back in your browser, which remembers what you wrote, and shorten it.',
    error: 'Error:',
    problem: {
      email,
      nameTooLong: (most) => `The name can have at most ${n(most)} characters. Please shorten it.`,
      messageTooLong: (length, most) =>
        `The message has ${n(length)} characters. Please shorten it to ${n(most)}.`,
      honeypot:
        'The field “Website” must be empty. It is there to stop robots. Empty it and try again.',
    },
  },
  preview: {
    title: 'Review and send',
    heading: 'This will be sent',
    lead: (receivers) =>
      receivers === 1
        ? 'Here is the request as the receiver gets it. It is written in Norwegian, as the municipality works in Norwegian. Check that your e-mail address is right.'
        : `Here are the ${n(receivers)} requests as each receiver gets them. They are written in Norwegian, as the municipalities work in Norwegian. Check that your e-mail address is right.`,
    answerTo: 'Answers go to',
    anonymous: 'No name is sent',
    name: 'Name',
    to: 'To',
    subject: 'Subject',
    attached: (version) =>
      `Attached: order.xml (version ${version}), so that the archive system can read the request.`,
    show: (receiver) => `The text to ${receiver}`,
    provisional: 'The request gets its number when you send it.',
    verify:
      'When you send, you get an e-mail with a link. The request goes to the municipalities once you have confirmed there.',
    send: 'Send the request',
    change: 'Change',
    gone: (entries) =>
      `${posts(entries)} taken out of the journal, and not included. The cart shows which.`,
    changed: 'The cart has changed since you reviewed the request. Please review it again.',
  },
  limit: {
    unverified: (since, until) =>
      `We already have a request from this address that waits for you to confirm it. Open the e-mail we sent ${since} and follow the link. If you cannot find it, look in your spam folder. You can send a new request ${until}.`,
    address: (until) =>
      `Many requests have been sent from this address in the last day. Your cart is still here. You can send again ${until}.`,
    network: (until) =>
      `Many requests have been sent from the network you use in the last hour. Your cart is still here. You can send again ${until}.`,
    municipality: (receiver, until) =>
      `${receiver} has got very many requests in the last hour. Nothing is lost. Try again ${until}.`,
  },
  sent: {
    title: 'Check your e-mail',
    heading: 'One step left: check your e-mail',
    lead: 'We have stored the request and sent you an e-mail with a link. The request goes to the municipalities when you have opened it and pressed “Confirm and send”.',
    valid: (hours) =>
      `The link works for ${n(hours)} hours. If you do not confirm, we delete the request and your address.`,
    missing: 'Have you got nothing?',
    missingHelp: [
      'Wait a few minutes, and look in your spam folder.',
      'If the address was wrong, your cart is still here. Go back and send it with the right address.',
    ],
    toCart: 'Back to the cart',
  },
  confirm: {
    title: 'Confirm the request',
    heading: 'Do you want to send this request?',
    lead: (date) => `The request was made on ${date}. It has not been sent yet.`,
    receivers: 'It goes to',
    line: (receiver, entries, text) =>
      `${receiver}: ${[entries === 0 ? null : posts(entries), text ? 'what you have written' : null].filter((part) => part !== null).join(' and ')}`,
    nothing: (receiver) =>
      `${receiver}: nothing, all of it has been taken out of the journal since`,
    alreadyHeading: 'The request has been sent',
    button: 'Confirm and send',
    notMe: 'Was it not you who asked for this?',
    notMeHelp:
      'Then you can delete the request and your e-mail address here. Nothing will be sent.',
    delete: 'Delete the request',
    expiredTitle: 'The link has expired',
    expired: (hours) =>
      `The link worked for ${n(hours)} hours, and the request was not confirmed. It has been deleted, and nothing was sent. If it is still in your cart, you can send it again.`,
    unknownTitle: 'The link does not work',
    unknown:
      'We do not know this link. Check that you have the whole address. If the request has been deleted, there is nothing more to do.',
    deletedTitle: 'The request has been deleted',
    deleted: 'The request and your e-mail address have been deleted. Nothing was sent.',
    already: 'You have confirmed the request before. It was sent once, and will not be sent again.',
    toStatus: 'See how the request is going',
  },
  status: {
    title: 'Your request for access',
    heading: 'Your request for access',
    lead: (date) => `Sent on ${date}. Here you see how it goes with each receiver.`,
    private:
      'This page is for you alone. Whoever has its address can see and change the request. You find it again in the receipt we sent by e-mail.',
    done: {
      utfall: 'Thank you. It has been saved.',
      trekk: 'The request has been withdrawn.',
      igjen: 'We are sending it again.',
      'paaminnelse-paa': 'You will get an e-mail when five working days have passed.',
      'paaminnelse-av': 'You will get no reminder.',
      bekreftet:
        'The request is confirmed. We are sending it now, and the receipt comes by e-mail.',
      ikke: 'That did not work just now. Try again in a while.',
    },
    number: 'Number of the request',
    mail: {
      queued: 'Being sent now',
      sent: (moment) => `Sent ${moment}`,
      retrying: 'Has not arrived yet. We keep trying by ourselves.',
      bounced: 'Came back. The receiver did not accept the e-mail.',
      dead: 'We could not send it. We have told those who run the portal.',
    },
    state: {
      waiting: 'Waits for you to confirm',
      ordered: null,
      received: 'The municipality has seen the request',
      answered: 'The municipality says that it has answered',
      withdrawn: 'Withdrawn by you',
      empty: 'Not sent: all you asked for has been taken out of the journal',
    },
    asked: 'You asked for',
    things: (entries, own) =>
      [entries === 0 ? null : posts(entries), own ? 'in your own words' : null]
        .filter((part) => part !== null)
        .join(' and '),
    askedText: 'In your own words',
    message: 'Your message',
    goneAtSending: (entries) =>
      `${posts(entries)} taken out of the journal before the request went, and not included.`,
    goneSince: 'A journal entry that has been taken out of the journal since',
    resend: 'Send again',
    withdraw: 'Withdraw the request',
    withdrawHelp:
      'If the request has been sent, the receiver is told that you withdraw it. You cannot undo this.',
    deadlineLine: (date) =>
      `If you have no answer after ${date}, you can appeal. Five working days have then passed (Freedom of Information Act, offentleglova, § 32).`,
    deadlinePassed: (date) =>
      `Five working days ended on ${date}. If you have no answer, that counts as a refusal, and you can appeal (Freedom of Information Act, offentleglova, § 32).`,
    calendar: 'Put the deadline in your calendar',
    reminderOn: 'Get a reminder by e-mail',
    reminderOff: 'Stop the reminder',
    reminderIsOn: 'You will get an e-mail when the deadline has passed.',
    outcome: 'How did it go?',
    outcomeHelp:
      'Your answer becomes part of the numbers for each municipality, and nobody sees who answered. We never store what the municipality sent you.',
    outcomes: outcome,
    outcomeSave: 'Save',
    texts: 'Texts you can use',
    reasons: 'Ask for more detailed reasons',
    reasonsHelp:
      'If you were refused, you can ask for more detailed reasons within three weeks. The municipality must answer within ten working days (offentleglova § 31).',
    complaint: 'Appeal against the refusal',
    complaintSilent: 'Appeal because you have no answer',
    complaintHelp:
      'Send the appeal to the municipality. If it does not change its answer, it sends the appeal on to the County Governor (offentleglova § 32).',
    copy: 'Select the text, copy it, and send it from your own e-mail to',
    data: 'Your data',
    dataHelp: (days) =>
      `We erase who you are ${n(days)} days after the request is finished. You can do it yourself whenever you like.`,
    export: 'Download all we have about this request (JSON)',
    erase: 'Erase my data',
    eraseHelp:
      'We erase your e-mail address, your name and what you have written, and this page stops working. What has not been sent yet will not be sent. The municipalities still have the requests they have got, and answer you as usual.',
    eraseCheck: 'Yes, erase my data now',
    eraseButton: 'Erase',
    eraseMissing: 'Tick the box to say that you want to erase, and we will do it.',
    erasedTitle: 'Your data has been erased',
    erased:
      'Your e-mail address, your name and what you wrote have been erased here. The municipalities have the requests they have got, and answer you as usual.',
    unknownTitle: 'There is no such page',
    unknown:
      'We find no request at this address. Check that you have the whole address. If the request was finished long ago, its data has been erased.',
  },
  closed: {
    title: 'Requests are closed',
    body: 'You cannot send requests from here just now. You can write directly to the municipality. The address is on the page of each municipality and each journal entry.',
    downTitle: 'The cart does not answer just now',
    down: 'We cannot open the cart and the requests. Nothing is lost. Try again in a while. You can search and read as usual.',
  },
  how: [
    'Find the journal entry here, and add it to the cart. You can collect from several municipalities.',
    'Send the request. All we need is your e-mail address. You need not say who you are or why you ask.',
    'The municipality must answer without undue delay. A refusal must be in writing and name the provision.',
    'If you are refused, or have no answer within five working days, you can appeal. You get ready texts for it.',
  ],
  entry: {
    body: (receiver) =>
      `Add the journal entry to the cart and send the request when you are ready. ${receiver} answers you directly. You need not say who you are or why you ask.`,
    readable: 'You can read the documents now. Ask for access if something is missing.',
    toCart: 'Go to the cart',
    orMail: 'Would you rather write yourself?',
  },
  statistics: {
    heading: 'What those who have asked tell',
    lead: (told) => `${n(told)} who have sent requests from here have told how it went:`,
    full: 'were given all of it',
    partly: 'were given some of it',
    refused: 'were refused',
    silent: 'had no answer',
    note: 'These numbers are what people have answered themselves. They do not say whether the answers were right.',
  },
  mails: enDeskMails,
};
