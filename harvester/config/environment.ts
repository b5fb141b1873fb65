import { resolve } from 'node:path';

/** Settings of one installation, from the environment; secrets come only from here. Each name is documented in README. */
export interface Environment {
  /** FELLESINNSYN_DATA: folder of archive.sqlite, index.sqlite, desk.sqlite. Default `./data`. */
  readonly dataDirectory: string;
  /** FELLESINNSYN_CONFIG: the region file. Default `./fellesinnsyn.yaml`; when that is missing, the demo region. */
  readonly configFile: string | null;
  /** HOST and PORT the site listens on. Default 127.0.0.1:4321. */
  readonly host: string;
  readonly port: number;
  /** MEILI_URL: use Meilisearch there; unset: the embedded engine. */
  readonly meiliUrl: string | null;
  /** MEILI_KEY: key with rights to the index. */
  readonly meiliKey: string | null;
  /** FELLESINNSYN_OAI_SECRET: signs resumption tokens. Unset: a secret kept in the data folder. */
  readonly oaiSecret: string | null;
}

type Variables = Readonly<Record<string, string | undefined>>;

const text = (value: string | undefined): string | null =>
  value === undefined || value.trim() === '' ? null : value.trim();

/** Reads the settings; throws RangeError for a PORT that is no port. */
export function readEnvironment(variables: Variables = process.env): Environment {
  const port = Number(text(variables.PORT) ?? '4321');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`PORT is "${variables.PORT}": it must be a whole number from 0 to 65535`);
  return {
    dataDirectory: resolve(text(variables.FELLESINNSYN_DATA) ?? 'data'),
    configFile: text(variables.FELLESINNSYN_CONFIG),
    host: text(variables.HOST) ?? '127.0.0.1',
    port,
    meiliUrl: text(variables.MEILI_URL),
    meiliKey: text(variables.MEILI_KEY),
    oaiSecret: text(variables.FELLESINNSYN_OAI_SECRET),
  };
}
