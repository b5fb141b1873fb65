import { InnsynError } from '../harvester/errors.ts';

/** The command was asked for something that cannot be done as asked; the message says what to write instead. */
export class UsageError extends InnsynError {
  override name = 'UsageError';
}

/** The pages cannot be served: the port is taken, or they cannot be built. */
export class SiteUnavailable extends InnsynError {
  override name = 'SiteUnavailable';
}
