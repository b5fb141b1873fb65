import { childrenOf, type XmlElement } from '../../../files/xml-element.ts';
import { withNames } from '../../../record/marked-text.ts';
import { looksScreened } from '../looks-screened.ts';
import type { NoarkSettings } from '../settings.ts';
import { statedText } from '../stated-text.ts';
import { coveredParts, EVERYTHING, isOpen, type Skjermingsutsagn } from './skjerming.ts';

/** Statements of skjerming on an element that holds `skjerming` (arkivstruktur). */
export function structureStatements(
  element: XmlElement,
  settings: NoarkSettings,
): Skjermingsutsagn[] {
  const statements = childrenOf(element, 'skjerming').flatMap((skjerming) =>
    statement(skjerming, settings),
  );
  return looksScreened(element) ? [...statements, UNKNOWN] : statements;
}

/** The statement of skjerming on an element of a journal, where the fields stand in the element itself. */
export function journalStatements(
  element: XmlElement,
  settings: NoarkSettings,
): Skjermingsutsagn[] {
  const stated =
    statedText(element, 'tilgangsrestriksjon') !== null ||
    childrenOf(element, 'skjermingMetadata').length > 0;
  const statements = stated ? statement(element, settings) : [];
  return looksScreened(element) ? [...statements, UNKNOWN] : statements;
}

const UNKNOWN: Skjermingsutsagn = {
  tilgangsrestriksjon: null,
  skjermingshjemmel: null,
  covers: EVERYTHING,
};

function statement(element: XmlElement, settings: NoarkSettings): Skjermingsutsagn[] {
  const tilgangsrestriksjon = statedText(element, 'tilgangsrestriksjon');
  const values = childrenOf(element, 'skjermingMetadata')
    .map((value) => withNames(value.text).trim())
    .filter((value) => value !== '');
  if (
    tilgangsrestriksjon !== null &&
    isOpen(tilgangsrestriksjon) &&
    values.length === 0 &&
    !looksScreened(element)
  )
    return [];
  return [
    {
      tilgangsrestriksjon,
      skjermingshjemmel: statedText(element, 'skjermingshjemmel'),
      covers: looksScreened(element) ? EVERYTHING : coveredParts(values, settings.screeningTerms),
    },
  ];
}
