import { InnsynError } from '../harvester/errors.ts';

/** The search engine refused or failed at what it was asked; the message says what and, when known, at which document. */
export class EngineFailed extends InnsynError {
  override name = 'EngineFailed';
}
