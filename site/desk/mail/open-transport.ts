import { join } from 'node:path';
import type { Config } from '../../../harvester/config/config.ts';
import { type MailSecrets, missingMailSecrets } from '../../../harvester/config/mail-secrets.ts';
import { ConfigInvalid } from '../../../harvester/errors.ts';
import type { Sender } from './compose.ts';
import { eFormidlingTransport } from './eformidling-transport.ts';
import { outboxTransport } from './outbox-transport.ts';
import { smtpTransport } from './smtp-transport.ts';
import type { Transport } from './transport.ts';

/** Where mails are laid when nothing else is configured. */
export const outboxFolder = (dataDirectory: string): string => join(dataDirectory, 'outbox');

/** The way out that the region file asks for. Throws ConfigInvalid when a secret it needs is missing. */
export function openTransport(
  config: Config,
  dataDirectory: string,
  secrets: MailSecrets,
): Transport {
  const { mail, municipalities } = config;
  const sender = senderOf(config);
  const otherwise = ownTransport(config, sender, dataDirectory, secrets);
  if (mail.eFormidling === undefined) return otherwise;
  const receivers = new Map(
    municipalities
      .filter(({ eFormidling }) => eFormidling === true)
      .map(({ number, organisationNumber }) => [number, organisationNumber]),
  );
  return eFormidlingTransport({
    config: mail.eFormidling,
    receiver: (kommunenummer) => receivers.get(kommunenummer) ?? null,
    otherwise,
  });
}

export const senderOf = ({ mail, region }: Config): Sender => ({
  name: `Fellesinnsyn ${region.name.nb}`,
  address: mail.from ?? region.contact.email,
  bounceAddress: mail.bounceAddress ?? null,
});

function ownTransport(
  { mail }: Config,
  sender: Sender,
  dataDirectory: string,
  secrets: MailSecrets,
): Transport {
  const { smtp } = mail;
  if (mail.transport === 'outbox' || smtp === undefined)
    return outboxTransport(outboxFolder(dataDirectory), sender);
  const missing = missingMailSecrets(mail, secrets);
  if (missing.length > 0) throw new ConfigInvalid(missing);
  return smtpTransport({ smtp, secrets, sender });
}
