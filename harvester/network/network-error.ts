import { InnsynError, SourceRefused, SourceUnreachable } from '../errors.ts';

const TLS_CODE =
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA)/;

/** Puts what undici, DNS or TLS threw into the words of this house. A certificate nobody vouches for is never retried. */
export function networkError(error: unknown, where: string): InnsynError {
  const own = ownError(error);
  if (own !== null) return own;
  const code = codeOf(error);
  if (TLS_CODE.test(code))
    return new SourceRefused(
      `${where}: the certificate is not accepted (${code}). Ask the owner to mend it, or pin it with tlsOverride until they have.`,
      { cause: error },
    );
  return new SourceUnreachable(`${where} could not be read (${code}).`, { cause: error });
}

function ownError(error: unknown): InnsynError | null {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof InnsynError) return at;
  return null;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : error.name;
}
