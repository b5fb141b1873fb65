import type { Config } from '../../../harvester/config/config.ts';
import { hrefIn } from '../../links.ts';
import type { ReceiverLine } from '../../texts/desk/nb-mails.ts';
import { withdrawalTexts } from '../../texts/desk/withdrawal.ts';
import { dayInOslo } from '../../texts/format.ts';
import { formatOf, textsOf } from '../../texts/languages.ts';
import { answerDeadline } from '../deadline/working-days.ts';
import { deskSecret } from '../desk-secret.ts';
import { mailOf, type OutgoingMail } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import { signToken, statusToken } from '../token.ts';
import type { Receiver } from './receiver.ts';
import { receiverName } from './receiver-name.ts';
import type { Request } from './request.ts';
import type { RequestContext } from './request-context.ts';
import { ordersOfRequest, type RequestOrder } from './request-order.ts';
import type { Part } from './split.ts';

const HOUR_MS = 3_600_000;

/** The address of a request's status page, in the requester's language. */
export const statusLink = (desk: Desk, config: Config, request: Request): string =>
  config.region.publicUrl +
  hrefIn(request.language)('innsyn', statusToken(deskSecret(desk), request.id));

/** When the link to confirm a request stops working. */
export const confirmUntil = (request: Request, config: Config): Date =>
  new Date(Date.parse(request.createdAt) + config.requests.retention.unverifiedHours * HOUR_MS);

/** Asks whoever owns the address whether the request is theirs. */
export function verificationMail(
  desk: Desk,
  config: Config,
  request: Request,
  parts: readonly Part[],
): OutgoingMail {
  const { language } = request;
  const text = textsOf(language);
  const token = signToken(deskSecret(desk), 'bekreft', request.id, confirmUntil(request, config));
  return letter(request, 'verification', `${request.id}:bekreft`, {
    subject: text.desk.mails.verification.subject,
    text: text.desk.mails.verification.text({
      region: regionName(config, request),
      receivers: parts.map((part) => ({
        receiver: receiverName(part.receiver, config, language, text),
        entries: part.entries.length,
        text: part.text !== null,
        gone: 0,
        sent: true,
      })),
      link: config.region.publicUrl + hrefIn(language)('innsyn', 'bekreft', token),
      hours: config.requests.retention.unverifiedHours,
    }),
  });
}

/** Tells what was sent to whom, and where to follow it. */
export function receiptMail({ desk, config }: RequestContext, request: Request): OutgoingMail {
  const text = textsOf(request.language);
  const format = formatOf(request.language);
  const orders = ordersOfRequest(desk, request.id);
  const ordered = orders.find(({ orderedAt }) => orderedAt !== null)?.orderedAt ?? null;
  return letter(request, 'receipt', `${request.id}:kvittering`, {
    subject: text.desk.mails.receipt.subject,
    text: text.desk.mails.receipt.text({
      region: regionName(config, request),
      date: format.date(dayInOslo(new Date(request.confirmedAt ?? request.createdAt))),
      receivers: orders.map((order) => lineOf(order, config, request)),
      deadline: ordered === null ? null : format.date(answerDeadline(new Date(ordered)).lastDay),
      link: statusLink(desk, config, request),
    }),
  });
}

/** Asks whether the receiver has answered, once the five working days are over. */
export function reminderMail(
  { desk, config }: Pick<RequestContext, 'desk' | 'config'>,
  request: Request,
  order: RequestOrder,
  orderedAt: string,
): OutgoingMail {
  const text = textsOf(request.language);
  const format = formatOf(request.language);
  const receiver = receiverName(order, config, request.language, text);
  return letter(request, 'reminder', `${order.id}:frist`, {
    subject: text.desk.mails.reminder.subject(receiver),
    text: text.desk.mails.reminder.text({
      receiver,
      ordered: format.date(dayInOslo(new Date(orderedAt))),
      deadline: format.date(answerDeadline(new Date(orderedAt)).lastDay),
      link: statusLink(desk, config, request),
    }),
  });
}

/** Tells a receiver who has got an order that it is withdrawn, in the same thread. */
export function withdrawalMail(
  desk: Desk,
  config: Config,
  request: Request,
  order: RequestOrder,
  to: Receiver,
): OutgoingMail {
  const language = to.municipality.language ?? 'nb';
  const texts = withdrawalTexts[language];
  const messageId = mailOf(desk, order.id)?.messageId;
  const date = formatOf(language).date(dayInOslo(new Date(order.orderedAt ?? request.createdAt)));
  return {
    purpose: 'order',
    reference: request.id,
    key: `${order.id}:trekk`,
    kommunenummer: null,
    to: to.municipality.requestEmail,
    replyTo: request.email,
    subject: texts.subject(order.id),
    text: texts.text({ order: order.id, date, region: config.region.publicUrl }),
    language,
    attachments: [],
    ...(messageId === undefined
      ? {}
      : { headers: { 'In-Reply-To': messageId, References: messageId } }),
  };
}

function lineOf(order: RequestOrder, config: Config, request: Request): ReceiverLine {
  const sent = order.entries.filter((entry) => entry.sent === true).length;
  return {
    receiver: receiverName(order, config, request.language, textsOf(request.language)),
    entries: sent,
    text: order.freeText !== null,
    gone: order.entries.length - sent,
    sent: order.state !== 'empty',
  };
}

const regionName = ({ region }: Config, { language }: Request): string =>
  `Fellesinnsyn ${region.name[language] ?? region.name.nb} (${region.publicUrl})`;

function letter(
  request: Request,
  purpose: OutgoingMail['purpose'],
  key: string,
  words: Pick<OutgoingMail, 'subject' | 'text'>,
): OutgoingMail {
  if (request.email === null) throw new Error('the requester of this request is erased');
  return {
    ...words,
    purpose,
    reference: request.id,
    key,
    kommunenummer: null,
    to: request.email,
    replyTo: null,
    language: request.language,
    attachments: [],
  };
}
