import { type MailAddressProblem, readMailAddress } from '../mail/mail-address.ts';
import { oneLine, safeText } from '../mail/safe-text.ts';

/** Longest values, in characters as a reader counts them. */
export const LONGEST_NAME = 200;
export const LONGEST_MESSAGE = 4_000;

/** A field, by its name in the form, and what is wrong with it. */
export type FormProblem =
  | { readonly field: 'epost'; readonly problem: MailAddressProblem }
  | { readonly field: 'navn'; readonly problem: 'too-long' }
  | { readonly field: `melding-${string}`; readonly problem: 'too-long' }
  /** A field people do not see was filled in. */
  | { readonly field: 'nettsted'; readonly problem: 'filled' };

export interface RequestForm {
  /** As typed, to be shown again. */
  readonly typed: {
    readonly email: string;
    readonly name: string;
    readonly messages: ReadonlyMap<string, string>;
    readonly reminder: boolean;
    readonly honeypot: string;
  };
  /** Ready for use; null when there is a problem. */
  readonly values: {
    /** As servers are told it, and as people write it. */
    readonly email: string;
    readonly shownEmail: string;
    readonly name: string | null;
    /** By receiver; those without words are left out. */
    readonly messages: ReadonlyMap<string, string>;
    readonly reminder: boolean;
  } | null;
  readonly problems: readonly FormProblem[];
}

/** The name of the field for the message to one receiver. */
export const messageField = (receiver: string): `melding-${string}` => `melding-${receiver}`;

export const lengthOf = (text: string): number => [...text].length;

/** A message as it is kept: safe, without blanks at line ends and without more than one empty line in a row. */
export const readMessage = (typed: string): string =>
  safeText(typed)
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Reads the form of a request; null: nothing is typed yet. `receivers`: keys of those who get something; other messages are not read. */
export function readRequestForm(form: FormData | null, receivers: readonly string[]): RequestForm {
  const field = (name: string): string => {
    const value = form?.get(name);
    return typeof value === 'string' ? value : '';
  };
  const typed = {
    email: field('epost'),
    name: field('navn'),
    messages: new Map(receivers.map((key) => [key, field(messageField(key))])),
    reminder: field('paaminnelse') === 'ja',
    honeypot: field('nettsted'),
  };
  if (form === null) return { typed, values: null, problems: [] };
  const problems: FormProblem[] = [];
  const email = readMailAddress(typed.email);
  if ('problem' in email) problems.push({ field: 'epost', problem: email.problem });
  const name = oneLine(typed.name);
  if (lengthOf(name) > LONGEST_NAME) problems.push({ field: 'navn', problem: 'too-long' });
  const messages = new Map<string, string>();
  for (const [key, written] of typed.messages) {
    const text = readMessage(written);
    if (lengthOf(text) > LONGEST_MESSAGE)
      problems.push({ field: messageField(key), problem: 'too-long' });
    else if (text !== '') messages.set(key, text);
  }
  if (typed.honeypot.trim() !== '') problems.push({ field: 'nettsted', problem: 'filled' });
  if (problems.length > 0 || 'problem' in email) return { typed, values: null, problems };
  const { address, shown } = email.ok;
  const { reminder } = typed;
  return {
    typed,
    values: { email: address, shownEmail: shown, name: name || null, messages, reminder },
    problems,
  };
}
