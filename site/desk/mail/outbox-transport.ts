import { chmod, mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { compose, type Sender } from './compose.ts';
import type { Delivery, ReadyMail, Transport } from './transport.ts';

/**
 * Lays each mail as an `.eml` file in a folder, where another program or a person takes it on. A file is there whole or not at
 * all, and a mail that is laid there again replaces its own file.
 */
export function outboxTransport(folder: string, sender: Sender): Transport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    connections: 4,
    patienceMs: 30_000,
    async send(mail: ReadyMail): Promise<Delivery> {
      const name = `${mail.queuedAt.toISOString().replace(/[-:.]/g, '')}-${mail.purpose}-${mail.messageId.slice(1, 33)}.eml`;
      const { message } = await writer.sendMail(compose(mail, sender));
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const unfinished = join(folder, `.${name}.${process.pid}`);
        const file = await open(unfinished, 'w', 0o600);
        try {
          await file.writeFile(message);
          await file.sync();
        } finally {
          await file.close();
        }
        await chmod(unfinished, 0o600);
        await rename(unfinished, join(folder, name));
        return { kind: 'sent' };
      } catch {
        return { kind: 'closed', problem: 'outbox-folder' };
      }
    },
    async [Symbol.asyncDispose]() {
      writer.close();
    },
  };
}
