/**
 * Problem details for HTTP APIs (RFC 9457): `title` says the same for every problem of its `type`, `detail` what is wrong here and what
 * to do about it.
 */
export interface Problem {
  readonly status: number;
  /** Last part of the type's address, explained on the page `/api`. */
  readonly kind: ProblemKind;
  readonly title: string;
  readonly detail: string;
  /** Further members. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export type ProblemKind =
  | 'ukjent-parameter'
  | 'ugyldig-verdi'
  | 'ukjent-plass'
  | 'finnes-ikke'
  | 'trukket-tilbake'
  | 'bare-lesing'
  | 'mange-uttrekk'
  | 'utilgjengelig';

export const problemBody = (problem: Problem, publicUrl: string): Record<string, unknown> => ({
  type: `${publicUrl}/api#${problem.kind}`,
  title: problem.title,
  status: problem.status,
  detail: problem.detail,
  ...problem.more,
});
