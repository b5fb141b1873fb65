import { resolve } from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../harvester/config/load-config.ts';
import { missingMailSecrets, readMailSecrets } from '../harvester/config/mail-secrets.ts';
import { ConfigInvalid } from '../harvester/errors.ts';
import { sourceKinds } from '../harvester/sources/registry.ts';
import { cliContext } from './context.ts';
import { counted, print, table } from './print.ts';

/** Prints what the region file comes to; throws ConfigInvalid with everything that is wrong in it. */
export function checkConfig(file: string | undefined, command: Command): void {
  const path = file === undefined ? cliContext(command).file : resolve(file);
  const { region, municipalities, sources, mail } = loadConfig(path, sourceKinds);
  const missing = missingMailSecrets(mail, readMailSecrets());
  if (missing.length > 0) throw new ConfigInvalid(missing);
  print(`${path} is right.`);
  print(
    `Region ${region.name.nb}: ${counted(municipalities.length, 'municipality', 'municipalities')}, ${counted(sources.length, 'source')}.`,
  );
  print(
    mail.smtp !== undefined && mail.transport === 'smtp'
      ? `Mail leaves over ${mail.smtp.host}:${mail.smtp.port}.`
      : 'Mail is laid as files in outbox/ in the data folder; nothing leaves.',
  );
  for (const line of table(
    sources.map(({ id, kind, enabled, schedule }) => [
      `  ${id}`,
      kind,
      enabled ? 'enabled' : 'not enabled',
      enabled ? schedule : '',
    ]),
  ))
    print(line);
}
