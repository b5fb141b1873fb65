import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import { type ParsedMail, simpleParser } from 'mailparser';
import { vi } from 'vitest';
import { outboxFolder } from '../../site/desk/mail/open-transport.ts';

const addressesOf = (field: ParsedMail['to']): readonly string[] =>
  [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => inAscii(address ?? '')));

/** Readers of mail show a domain in its own letters; servers and the desk know its ASCII form. */
const inAscii = (address: string): string =>
  address.replace(/@(.*)$/, (_, domain: string) => `@${domainToASCII(domain)}`);

/** Mails in the outbox of a data folder that are to an address, or are to be answered to it, as their readers see them. */
export async function mailsAbout(dataDirectory: string, address: string): Promise<ParsedMail[]> {
  const folder = outboxFolder(dataDirectory);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.eml'))
    : [];
  const mails = await Promise.all(
    files.sort().map((name) => simpleParser(readFileSync(join(folder, name)))),
  );
  return mails.filter((mail) =>
    [...addressesOf(mail.to), ...addressesOf(mail.replyTo)].includes(address),
  );
}

/** Waits until so many mails about an address are there. */
export async function untilMails(
  dataDirectory: string,
  address: string,
  count: number,
): Promise<ParsedMail[]> {
  return vi.waitFor(
    async () => {
      const mails = await mailsAbout(dataDirectory, address);
      if (mails.length < count) throw new Error(`${mails.length} of ${count} mails have come`);
      return mails;
    },
    { timeout: 20_000, interval: 100 },
  );
}

export const recipientOf = (mail: ParsedMail): string => addressesOf(mail.to)[0] ?? '';
