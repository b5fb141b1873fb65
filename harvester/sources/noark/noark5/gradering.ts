import { childrenOf, type XmlElement } from '../../../files/xml-element.ts';
import { withNames } from '../../../record/marked-text.ts';
import { statedText } from '../stated-text.ts';
import { isOpen } from './skjerming.ts';

/**
 * The security grading (M506) stated on the element, in any version's form: `gradering/grad`, `gradering/gradering`, `grad`, or
 * `gradering` as a text. A grading without a readable value counts as graded: the word is then "ukjent".
 */
export function statedGrad(element: XmlElement): string | null {
  for (const name of ['gradering', 'grad'])
    for (const found of childrenOf(element, name)) {
      const grad =
        statedText(found, 'grad') ??
        statedText(found, 'gradering') ??
        (withNames(found.text).trim() || 'ukjent');
      if (!isOpen(grad)) return grad;
    }
  return null;
}
