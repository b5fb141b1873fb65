import type { Korrespondansepart, Korrespondanseparttype } from '../../record/journalpost.ts';
import { type MarkedText, withoutNames } from '../../record/marked-text.ts';

/** A correspondent. A name that is marked from end to end is a person's; otherwise the door decides. */
export function party(facts: {
  readonly type: Korrespondanseparttype;
  readonly navn: MarkedText | null;
  readonly administrativEnhet?: string | null;
}): Korrespondansepart {
  const { type, navn, administrativEnhet = null } = facts;
  const allMarked = navn !== null && withoutNames(navn, '').trim() === '';
  return {
    korrespondanseparttype: type,
    navn,
    erPerson: allMarked ? true : null,
    organisasjonsnummer: null,
    administrativEnhet,
  };
}
