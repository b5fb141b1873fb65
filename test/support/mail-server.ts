import type { Socket } from 'node:net';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { testCertificate, testKey } from './test-certificate.ts';

/** What the server does with one mail. */
export type Treatment =
  | 'accept'
  /** 451 after RCPT TO. */
  | 'later-recipient'
  /** 452 after the text. */
  | 'later-data'
  /** 550 after RCPT TO. */
  | 'refuse-recipient'
  /** 554 after the text. */
  | 'refuse-data'
  /** Takes the text, and is silent for ever after. */
  | 'hang'
  /** Takes and keeps the mail, and hangs up instead of saying so. */
  | 'keep-and-drop'
  /** Hangs up after the text without keeping it. */
  | 'drop';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly raw: Buffer;
}

export interface MailServer extends AsyncDisposable {
  readonly port: number;
  /** Every mail the server took into its keeping, in order; a repeat stands twice. */
  readonly kept: readonly ReceivedMail[];
  /** How often each treatment was given. */
  readonly treated: ReadonlyMap<Treatment, number>;
}

export interface MailServerOptions {
  readonly treat?: (session: { readonly recipient: string }) => Treatment;
  readonly tls?: boolean;
  readonly login?: { readonly user: string; readonly password: string };
  readonly port?: number;
  /** Told of each mail that is kept; the server itself then remembers none. */
  readonly onKept?: (mail: ReceivedMail) => void;
}

class Answer extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/** A real SMTP server on this machine that treats each mail as the test says. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { treat = () => 'accept', tls = false, login, onKept } = options;
  const kept: ReceivedMail[] = [];
  const keep = (mail: ReceivedMail): void => {
    kept.push(mail);
  };
  const treated = new Map<Treatment, number>();
  const treatments = new Map<string, Treatment>();
  const sockets = new Map<string, Socket>();
  const settings: SMTPServerOptions = {
    ...(tls ? { cert: testCertificate, key: testKey } : { disabledCommands: ['STARTTLS'] }),
    ...(login === undefined
      ? { authOptional: true, disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'] }
      : {}),
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    size: 25_000_000,
    onAuth({ username, password }, _session, callback) {
      if (username === login?.user && password === login?.password)
        callback(null, { user: username });
      else callback(new Answer(535, 'Sign-in refused'));
    },
    onRcptTo({ address }, session, callback) {
      const treatment = treat({ recipient: address });
      treated.set(treatment, (treated.get(treatment) ?? 0) + 1);
      treatments.set(session.id, treatment);
      if (treatment === 'later-recipient') callback(new Answer(451, 'Try again later'));
      else if (treatment === 'refuse-recipient') callback(new Answer(550, 'No such mailbox'));
      else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const treatment = treatments.get(session.id) ?? 'accept';
        if (treatment === 'accept' || treatment === 'keep-and-drop')
          (onKept ?? keep)(received(session, Buffer.concat(chunks)));
        if (treatment === 'later-data') callback(new Answer(452, 'No room now'));
        else if (treatment === 'refuse-data') callback(new Answer(554, 'Not wanted'));
        else if (treatment === 'drop' || treatment === 'keep-and-drop') hangUp(session);
        else if (treatment === 'accept') callback(null, 'Taken');
      });
    },
  };
  const server = new SMTPServer(settings);
  // A client that was killed is an error to the server, and nothing to the test.
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.set(`${socket.remotePort}`, socket);
    socket.once('close', () => sockets.delete(`${socket.remotePort}`));
  });
  const hangUp = (session: SMTPServerSession): void => {
    sockets.get(`${session.remotePort}`)?.destroy();
  };
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    port: address.port,
    kept,
    treated,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

function received({ envelope }: SMTPServerSession, raw: Buffer): ReceivedMail {
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    messageId: /^message-id: (<.*>)\r$/im.exec(raw.toString('latin1'))?.[1] ?? '',
    raw,
  };
}

/** The mail as a mail program reads it. */
export const readMail = (raw: Buffer): Promise<ParsedMail> => simpleParser(raw);

/** The bare addresses of a header. */
export const addressesOf = (header: AddressObject | AddressObject[] | undefined): string[] =>
  [header ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
