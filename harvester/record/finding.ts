import type { IdentifierCode } from './mask-identifiers.ts';

export type FindingCode =
  | IdentifierCode
  /** A name in running text that the source had not marked. */
  | 'umerket-navn'
  /** An address that no reader may be sent to: not http, a password or an identifying number in it. */
  | 'lenke'
  /** A class made of fødselsnummer. */
  | 'klasse';

/** What the screening found, for the archivist: kind, field and number, never the text. */
export interface Finding {
  readonly code: FindingCode;
  /** Path in the record, e.g. `dokumenter[1].tittel`. */
  readonly field: string;
  readonly count: number;
}

export type Report = (code: FindingCode, field: string, count?: number) => void;

/** Counts findings by kind and field, in the order they came. */
export function collectFindings(): { readonly report: Report; readonly list: () => Finding[] } {
  const findings: { code: FindingCode; field: string; count: number }[] = [];
  return {
    report(code, field, count = 1) {
      const same = findings.find((finding) => finding.code === code && finding.field === field);
      if (same === undefined) findings.push({ code, field, count });
      else same.count += count;
    },
    list: () => findings,
  };
}
