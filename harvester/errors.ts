/** Base of every error thrown on purpose. One subclass per decision a caller makes; the message says what and where, never a secret. */
export class InnsynError extends Error {
  override name = 'InnsynError';
}

/** The source did not answer, or answered too slowly: try again later. */
export class SourceUnreachable extends InnsynError {
  override name = 'SourceUnreachable';
}

/** The source answered something that is not what it should be: a person must look. Keeps the start of the answer. */
export class SourceChangedShape extends InnsynError {
  override name = 'SourceChangedShape';
  readonly sample: string;
  constructor(message: string, options: { cause?: unknown; sample?: string } = {}) {
    super(message, { cause: options.cause });
    this.sample = options.sample ?? '';
  }
}

/** The source refused us (403, blocked address): stop and wait for a person. */
export class SourceRefused extends InnsynError {
  override name = 'SourceRefused';
}

/** One record cannot be used; the run goes on without it. */
export class RecordRejected extends InnsynError {
  override name = 'RecordRejected';
}

/** The configuration is wrong: each problem names file, line and key. */
export class ConfigInvalid extends InnsynError {
  override name = 'ConfigInvalid';
  readonly problems: readonly string[];
  constructor(problems: readonly string[], options: { cause?: unknown } = {}) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}

/** A store file is newer than this program, damaged, or locked. */
export class StoreUnusable extends InnsynError {
  override name = 'StoreUnusable';
}

/** A backup is not whole, cannot be made, or cannot be put back: nothing has been replaced. */
export class BackupUnusable extends InnsynError {
  override name = 'BackupUnusable';
}

/** Another run of the same source is at work: leave it alone and try later. */
export class SourceBusy extends InnsynError {
  override name = 'SourceBusy';
}

/** A full list of the source lacks so much of what it had that nothing is withdrawn before a person has looked. */
export class SourceShrank extends InnsynError {
  override name = 'SourceShrank';
}

/** The run was stopped from outside before the end; it continues from its checkpoint next time. */
export class RunAborted extends InnsynError {
  override name = 'RunAborted';
}
