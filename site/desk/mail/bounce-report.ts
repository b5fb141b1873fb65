import { bounceTokenIn } from './bounce-sender.ts';
import { type MimePart, readMime } from './mime-part.ts';

/** What a mail to the bounce address says about one of ours. */
export interface BounceReport {
  /** `failed`: it will not be delivered. `delayed`: still trying. `other`: no report (an out-of-office answer, a receipt). */
  readonly kind: 'failed' | 'delayed' | 'other';
  /** The mark of our mail, from the envelope or RFC 3461's envelope id. */
  readonly token: string | null;
  /** Message-ID of our mail, when it is quoted. */
  readonly messageId: string | null;
  /** RFC 3463 status, e.g. `5.1.1`. */
  readonly status: string | null;
}

const ADDRESSEES = [
  'to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-rcpt-to',
];

/**
 * Reads a delivery status notification (RFC 3464), or the older form with `X-Failed-Recipients`. `raw` is the mail's bytes as
 * latin1. Never throws: what is no report is `other`.
 */
export function readBounce(raw: string): BounceReport {
  const mail = readMime(raw);
  const parts = [...walk(mail)];
  const status = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  const fields = status?.text ?? '';
  const action = /^action:[ \t]*([a-z]+)/im.exec(fields)?.[1]?.toLowerCase() ?? null;
  const failedByHeader = mail.headers.get('x-failed-recipients') !== undefined;
  return {
    kind:
      action === 'failed' || (status === undefined && failedByHeader)
        ? 'failed'
        : action === 'delayed'
          ? 'delayed'
          : 'other',
    token:
      ADDRESSEES.map((name) => bounceTokenIn(mail.headers.get(name) ?? '')).find(
        (token) => token !== null,
      ) ??
      /^original-envelope-id:[ \t]*([0-9a-f]{32})[ \t]*$/im.exec(fields)?.[1]?.toLowerCase() ??
      null,
    messageId: quotedMessageId(parts),
    status: /^status:[ \t]*([245]\.\d{1,3}\.\d{1,3})/im.exec(fields)?.[1] ?? null,
  };
}

function quotedMessageId(parts: readonly MimePart[]): string | null {
  for (const { type, text } of parts) {
    if (!/^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/.test(type))
      continue;
    const found = readMime(text)
      .headers.get('message-id')
      ?.match(/<[^<>\s]+>/)?.[0];
    if (found !== undefined) return found;
  }
  return null;
}

function* walk(part: MimePart): Generator<MimePart> {
  yield part;
  for (const inner of part.parts) yield* walk(inner);
}
