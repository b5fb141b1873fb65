import type { EFormidlingConfig } from '../../../harvester/config/mail.ts';
import type { Delivery, ReadyMail, Transport } from './transport.ts';

const PROCESS = 'urn:no:difi:profile:einnsyn:innsynskrav:ver1.0';
const STANDARD = 'urn:no:difi:einnsyn:xsd::innsynskrav';
/** How long the receiver has before the sender is told that nobody fetched it. */
const EXPECTED_RESPONSE_DAYS = 30;
/** As eInnsyn does: after three tries that failed the order goes by e-mail. */
const TRIES = 3;

export interface EFormidlingOptions {
  readonly config: EFormidlingConfig;
  /** Organisation number of a municipality that takes orders this way; null: it does not. */
  readonly receiver: (kommunenummer: string) => string | null;
  /** Everything else, and orders that could not be handed over. */
  readonly otherwise: Transport;
}

/**
 * Hands orders for the municipalities that take them so to an integrasjonspunkt of eFormidling (messages/out/multipart), and
 * everything else to another transport. The message id is made from the Message-ID, so that a repeat is one and the same message;
 * before a repeat the integrasjonspunkt is asked whether it has it already.
 */
export function eFormidlingTransport(options: EFormidlingOptions): Transport {
  const { config, receiver, otherwise } = options;
  const patienceMs = config.timeoutSeconds * 1_000;
  return {
    connections: otherwise.connections,
    patienceMs: 2 * patienceMs + otherwise.patienceMs,
    async send(mail, signal): Promise<Delivery> {
      const organisationNumber = mail.kommunenummer === null ? null : receiver(mail.kommunenummer);
      const xml = mail.content.attachments.find(({ filename }) => filename === 'order.xml');
      if (mail.purpose !== 'order' || organisationNumber === null || xml === undefined)
        return otherwise.send(mail, signal);
      const limited = (): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
      try {
        if (mail.attempts > 1 && (await isKnown(config, mail, limited()))) return { kind: 'sent' };
        if (mail.attempts > TRIES) return otherwise.send(mail, signal);
        return await post(config, mail, organisationNumber, xml.content, limited());
      } catch {
        return mail.attempts > TRIES
          ? otherwise.send(mail, signal)
          : { kind: 'later', problem: 'eformidling-no-answer' };
      }
    },
    [Symbol.asyncDispose]: () => otherwise[Symbol.asyncDispose](),
  };
}

async function post(
  config: EFormidlingConfig,
  mail: ReadyMail,
  organisationNumber: string,
  xml: string,
  signal: AbortSignal,
): Promise<Delivery> {
  const form = new FormData();
  const document = JSON.stringify(businessDocument(config, mail, organisationNumber));
  form.append('sbd', new Blob([document], { type: 'application/json' }), 'sbd.json');
  form.append('order.xml', new Blob([xml], { type: 'application/xml' }), 'order.xml');
  form.append(
    'emailtext',
    new Blob([mail.content.text], { type: 'text/plain; charset=utf-8' }),
    'emailtext',
  );
  const answer = await fetch(`${config.url}/api/messages/out/multipart`, {
    method: 'POST',
    body: form,
    redirect: 'error',
    signal,
  });
  await answer.body?.cancel();
  if (answer.ok) return { kind: 'sent' };
  const temporary = answer.status >= 500 || answer.status === 408 || answer.status === 429;
  return { kind: temporary ? 'later' : 'refused', problem: `eformidling-${answer.status}` };
}

/** The integrasjonspunkt has statuses of the message: it took it over at an earlier try whose answer was lost. */
async function isKnown(
  config: EFormidlingConfig,
  mail: ReadyMail,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await fetch(`${config.url}/api/statuses/${uuidOf(mail.messageId)}`, {
    redirect: 'error',
    signal,
  });
  if (!answer.ok) {
    await answer.body?.cancel();
    return false;
  }
  const found: unknown = await answer.json();
  return (
    typeof found === 'object' &&
    found !== null &&
    'content' in found &&
    Array.isArray(found.content) &&
    found.content.length > 0
  );
}

/** The envelope eFormidling routes by (Standard Business Document), with the order's business message. */
function businessDocument(
  config: EFormidlingConfig,
  { messageId, queuedAt, content }: ReadyMail,
  organisationNumber: string,
): object {
  const party = (number: string): object => ({
    identifier: { value: `0192:${number}`, authority: 'iso6523-actorid-upis' },
  });
  const expected = new Date(queuedAt.getTime() + EXPECTED_RESPONSE_DAYS * 86_400_000);
  return {
    standardBusinessDocumentHeader: {
      headerVersion: '1.0',
      sender: [party(config.organisationNumber)],
      receiver: [party(organisationNumber)],
      documentIdentification: {
        standard: STANDARD,
        typeVersion: '1.0',
        instanceIdentifier: uuidOf(messageId),
        type: 'innsynskrav',
        creationDateAndTime: queuedAt.toISOString(),
      },
      businessScope: {
        scope: [
          {
            type: 'ConversationId',
            instanceIdentifier: uuidOf(messageId),
            identifier: PROCESS,
            scopeInformation: [{ expectedResponseDateTime: expected.toISOString() }],
          },
        ],
      },
    },
    innsynskrav: { orgnr: organisationNumber, epost: content.replyTo ?? content.to },
  };
}

/** The 128 random bits of a Message-ID in the form of a random UUID (RFC 9562 § 5.4). */
function uuidOf(messageId: string): string {
  const hex = messageId.slice(1, 33);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
