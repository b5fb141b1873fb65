import type { Korrespondansepart, Korrespondanseparttype } from '../../record/journalpost.ts';
import { type MarkedText, markedText, withNames, withoutNames } from '../../record/marked-text.ts';
import { isOrganisation } from '../../record/organisation.ts';

/**
 * A name from a system that is known to mark businesses as persons (Public 360, noark.md §3.2): the mark is taken off what
 * shows itself to be an organisation.
 */
export const withoutBusinessMark = (navn: MarkedText): MarkedText =>
  isWhollyMarked(navn) && isOrganisation(withNames(navn)) ? markedText(withNames(navn)) : navn;

const isWhollyMarked = (navn: MarkedText): boolean => withoutNames(navn, '').trim() === '';

/** A correspondent. A name that is marked from end to end is a person's; otherwise the door decides. */
export function party(facts: {
  readonly type: Korrespondanseparttype;
  readonly navn: MarkedText | null;
  readonly administrativEnhet?: string | null;
}): Korrespondansepart {
  const { type, navn, administrativEnhet = null } = facts;
  return {
    korrespondanseparttype: type,
    navn,
    erPerson: navn !== null && isWhollyMarked(navn) ? true : null,
    organisasjonsnummer: null,
    administrativEnhet,
  };
}
