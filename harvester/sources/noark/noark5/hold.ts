import type { XmlElement } from '../../../files/xml-element.ts';
import { readTilgangsrestriksjon } from '../../../record/tilgangsrestriksjon.ts';
import type { HoldRule } from '../intake.ts';
import { statedText } from '../stated-text.ts';

/**
 * Why access keeps an entry out of the journal altogether: a security grading, also when it is written where the access
 * restriction belongs, or a temporary block. null: nothing does.
 */
export function holdRule(
  grad: string | null,
  elements: readonly (XmlElement | null)[],
): HoldRule | null {
  if (grad !== null) return 'gradering';
  for (const element of elements) {
    const stated = statedText(element, 'tilgangsrestriksjon');
    const rule = stated === null ? null : restrictionRule(stated);
    if (rule !== null) return rule;
  }
  return null;
}

/** The same for one stated restriction (M500, TGKODE). */
export function restrictionRule(tilgangsrestriksjon: string): HoldRule | null {
  const adgang = readTilgangsrestriksjon(tilgangsrestriksjon);
  if (adgang === 'gradert') return 'gradering';
  return adgang === 'sperret' ? 'midlertidig_sperret' : null;
}
