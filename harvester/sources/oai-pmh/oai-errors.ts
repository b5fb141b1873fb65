import { SourceChangedShape, SourceUnreachable } from '../../errors.ts';
import type { OaiError } from './page.ts';

/** What an OAI error means to a list under way. */
export type ErrorMeaning =
  /** Nothing (more) to list. */
  | 'nothing'
  /** The token is no longer good: the same window from its start. */
  | 'restart'
  /** The server does not take the arguments; with days instead of seconds it may. */
  | 'badArgument'
  | 'otherFormat';

const PERMANENT: ReadonlySet<string> = new Set([
  'badVerb',
  'noSetHierarchy',
  'noMetadataFormats',
  'idDoesNotExist',
]);

/**
 * Reads the errors of one answer (OAI-PMH 2.0 §3.6). Throws SourceChangedShape for what only a person can mend, and
 * SourceUnreachable for a code nobody knows: it may be gone the next time.
 */
export function meaningOf(
  errors: readonly OaiError[],
  tokenSent: boolean,
  where: string,
): ErrorMeaning {
  const has = (code: string): boolean => errors.some((error) => error.code === code);
  if (has('badResumptionToken') && tokenSent) return 'restart';
  if (has('noRecordsMatch')) return 'nothing';
  if (has('cannotDisseminateFormat')) return 'otherFormat';
  if (has('badArgument')) return 'badArgument';
  const [first] = errors;
  const code = printable(first?.code ?? '');
  const known = code === 'badResumptionToken' || PERMANENT.has(code);
  const message = `${where} answered the OAI-PMH error ${code}.`;
  if (known) throw new SourceChangedShape(message, { sample: first?.text ?? '' });
  throw new SourceUnreachable(message, { cause: first });
}

/** A code as it may stand in a message: nothing but letters. */
const printable = (code: string): string => code.replace(/[^A-Za-z]/g, '').slice(0, 40) || '(none)';
