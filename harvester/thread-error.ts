import {
  ConfigInvalid,
  InnsynError,
  RecordRejected,
  RunAborted,
  SourceChangedShape,
  SourceRefused,
  SourceUnreachable,
  StoreUnusable,
} from './errors.ts';

/** An error as it crosses the border between two threads, where classes are lost. */
export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly sample: string;
  readonly problems: readonly string[];
  readonly cause: PackedError | null;
}

const DEEPEST_CAUSE = 5;

/** Packs anything thrown. */
export function packError(error: unknown, depth = 0): PackedError {
  if (!(error instanceof Error))
    return {
      name: 'Error',
      message: String(error),
      stack: '',
      sample: '',
      problems: [],
      cause: null,
    };
  const hasCause = error.cause !== undefined && depth < DEEPEST_CAUSE;
  return {
    name: error.name,
    message: error.message,
    stack: error.stack ?? '',
    sample: error instanceof SourceChangedShape ? error.sample : '',
    problems: error instanceof ConfigInvalid ? error.problems : [],
    cause: hasCause ? packError(error.cause, depth + 1) : null,
  };
}

/** The error with its class, message, stack and causes; a class this program does not know stays an Error of that name. */
export function unpackError(packed: PackedError): Error {
  const { name, message, stack, sample, problems } = packed;
  const options = packed.cause ? { cause: unpackError(packed.cause) } : {};
  const error = make();
  if (stack !== '') error.stack = stack;
  return error;

  function make(): Error {
    if (name === 'SourceChangedShape')
      return new SourceChangedShape(message, { ...options, sample });
    if (name === 'ConfigInvalid') return new ConfigInvalid(problems, options);
    const Known = CLASSES.get(name);
    if (Known) return new Known(message, options);
    return Object.assign(new Error(message, options), { name });
  }
}

const CLASSES: ReadonlyMap<string, new (message: string, options: ErrorOptions) => Error> = new Map<
  string,
  new (
    message: string,
    options: ErrorOptions,
  ) => Error
>([
  ['InnsynError', InnsynError],
  ['SourceUnreachable', SourceUnreachable],
  ['SourceRefused', SourceRefused],
  ['RecordRejected', RecordRejected],
  ['RunAborted', RunAborted],
  ['StoreUnusable', StoreUnusable],
]);
