import { z } from 'zod';
import type { Delivery } from './transport.ts';

const smtpError = z.object({
  code: z.string().catch(''),
  responseCode: z.int().min(200).max(599).nullable().catch(null),
  command: z.string().catch(''),
  syscall: z.string().catch(''),
  timeoutType: z.string().catch(''),
});

/** A mail too big for the server stays so; every other no before the recipient is told is about us, not about the mail. */
const TOO_BIG = 552;

/** What a failed try means, by RFC 5321 § 4.2.1: 4yz may get through later, 5yz will not, and silence is no answer at all. */
export function smtpProblem(error: unknown): Exclude<Delivery, { kind: 'sent' }> {
  const { code, responseCode, command, syscall, timeoutType } = smtpError.parse(
    error instanceof Error ? { ...error } : {},
  );
  if (responseCode !== null && responseCode >= 400 && responseCode < 500 && code !== 'EAUTH')
    return { kind: 'later', problem: `temporary-${responseCode}` };
  if (command === 'STARTTLS' || code === 'ETLS') return { kind: 'closed', problem: 'tls' };
  if (code === 'EAUTH' || code === 'ENOAUTH') return { kind: 'closed', problem: 'sign-in' };
  if (responseCode !== null && responseCode >= 500) {
    const aboutTheMail = /^(RCPT TO|DATA)/.test(command) || responseCode === TOO_BIG;
    return aboutTheMail
      ? { kind: 'refused', problem: `refused-${responseCode}` }
      : { kind: 'closed', problem: `server-${responseCode}` };
  }
  if (code === 'EDNS') return { kind: 'closed', problem: 'name-of-server' };
  if (code === 'EENVELOPE') return { kind: 'refused', problem: 'envelope' };
  if (timeoutType === 'CONNECT_TIMEOUT' || syscall === 'connect')
    return { kind: 'closed', problem: 'no-connection' };
  if (code === 'ETIMEDOUT' || code === 'EABORT') return { kind: 'later', problem: 'timeout' };
  return { kind: 'later', problem: 'connection-lost' };
}
