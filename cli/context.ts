import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Config } from '../harvester/config/config.ts';
import { type Environment, readEnvironment } from '../harvester/config/environment.ts';
import { loadConfig } from '../harvester/config/load-config.ts';
import { regionFile } from '../harvester/config/region-file.ts';
import { sourceKinds } from '../harvester/sources/registry.ts';
import { UsageError } from './usage-error.ts';

/** Options every command takes; each beats the environment variable of the same meaning. */
export interface CommonOptions {
  readonly config?: string;
  readonly data?: string;
  readonly host?: string;
  readonly port?: string;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

export interface CliContext {
  readonly environment: Environment;
  /** Nothing is configured: the demo region. */
  readonly demo: boolean;
  readonly file: string;
  /** For child processes: the environment with the options in it. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Show the log of the processes instead of words. */
  readonly verbose: boolean;
  /** Reads the region file; throws ConfigInvalid. */
  readonly config: () => Config;
}

/** Demo data lie apart from `data/`, so that invented entries never get into a real archive. */
const DEMO_DATA = 'data/demo';

/** What the options and the environment come to. Throws UsageError and RangeError for what cannot be meant. */
export function cliContext(command: Command): CliContext {
  const { config, data, host, port, verbose = false } = command.optsWithGlobals<CommonOptions>();
  const given = {
    ...process.env,
    ...(config === undefined ? {} : { FELLESINNSYN_CONFIG: config }),
    ...(data === undefined ? {} : { FELLESINNSYN_DATA: data }),
    ...(host === undefined ? {} : { HOST: host }),
    ...(port === undefined ? {} : { PORT: port }),
  };
  const configured = regionFile({ ...readEnvironment(given), dataDirectory: resolve(DEMO_DATA) });
  const variables =
    configured.demo && !given.FELLESINNSYN_DATA?.trim()
      ? { ...given, FELLESINNSYN_DATA: resolve(DEMO_DATA) }
      : given;
  const environment = readEnvironment(variables);
  const { file, demo } = regionFile(environment);
  if (!demo && existsSync(join(environment.dataDirectory, 'demo.json')))
    throw new UsageError(
      `${environment.dataDirectory} holds the invented entries of the demo region: name another folder with --data for ${file}.`,
    );
  return {
    environment,
    demo,
    file,
    variables: {
      ...variables,
      FELLESINNSYN_CONFIG: file,
      FELLESINNSYN_DATA: environment.dataDirectory,
      HOST: environment.host,
      PORT: String(environment.port),
    },
    verbose,
    config: () => loadConfig(file, sourceKinds),
  };
}
