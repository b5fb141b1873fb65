import { SourceBusy, StoreUnusable } from './errors.ts';

/** An error as it crosses the border between two threads, where classes are lost. */
export interface PackedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  readonly cause: PackedError | null;
}

const DEEPEST_CAUSE = 5;

/** Packs anything thrown. */
export function packError(error: unknown, depth = 0): PackedError {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: '', cause: null };
  const { name, message, stack = '' } = error;
  const hasCause = error.cause !== undefined && depth < DEEPEST_CAUSE;
  return { name, message, stack, cause: hasCause ? packError(error.cause, depth + 1) : null };
}

/** The error with its message, stack and causes, and its class if it is one that the archive throws; else an Error of that name. */
export function unpackError({ name, message, stack, cause }: PackedError): Error {
  const options = cause ? { cause: unpackError(cause) } : {};
  const error = made(name, message, options);
  if (stack !== '') error.stack = stack;
  return error;
}

function made(name: string, message: string, options: ErrorOptions): Error {
  if (name === 'StoreUnusable') return new StoreUnusable(message, options);
  if (name === 'SourceBusy') return new SourceBusy(message, options);
  return Object.assign(new Error(message, options), { name });
}
