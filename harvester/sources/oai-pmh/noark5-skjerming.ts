import type { Skjerming } from '../../record/journalpost.ts';
import { readGrad, readTilgangsrestriksjon } from '../../record/tilgangsrestriksjon.ts';
import { child, children, childText, textOf, type XmlElement } from '../../xml/element.ts';

/** What keeps an element, and everything below it, from being shown in full. */
export interface Restriction {
  readonly skjerming: Skjerming | null;
  readonly gradering: string | null;
  readonly hidesSender: boolean;
  readonly hidesRecipient: boolean;
}

/**
 * Skjerming and gradering stated on one element: in `<skjerming>` (arkivstruktur), straight on it (journals), or only as
 * skjermingMetadata. A tilgangsrestriksjon that says the element is open is none; one nobody knows is one.
 */
export function restrictionOf(element: XmlElement): Restriction | null {
  const block = child(element, 'skjerming');
  const holder = block ?? element;
  const code = childText(holder, 'tilgangsrestriksjon');
  const hjemmel = childText(holder, 'skjermingshjemmel');
  const metadata = children(holder, 'skjermingMetadata').map((item) => textOf(item).trim());
  const grade = child(element, 'gradering');
  const stated =
    grade === null
      ? childText(element, 'grad')
      : (childText(grade, 'grad') ?? childText(grade, 'gradering') ?? textOf(grade).trim());
  const gradering =
    stated === null || stated === ''
      ? code === null
        ? null
        : readGrad(code)
      : (readGrad(stated) ?? stated);
  const open = code !== null && readTilgangsrestriksjon(code) === 'aapen' && hjemmel === null;
  const screened =
    (code !== null && !open) ||
    hjemmel !== null ||
    metadata.length > 0 ||
    (block !== null && !open);
  if (!screened && gradering === null) return null;
  return {
    skjerming: screened ? { tilgangsrestriksjon: code, skjermingshjemmel: hjemmel } : null,
    gradering,
    // M502: NA navn avsender, NM navn mottaker; journals write the words.
    hidesSender: metadata.some((text) => /^NA$|avsend/i.test(text)),
    hidesRecipient: metadata.some((text) => /^NM$|mottak/i.test(text)),
  };
}

/** What holds for an element whose surroundings are restricted by `above`: the nearest words, and every ban. */
export function inheritSkjerming(
  above: Restriction | null,
  own: Restriction | null,
): Restriction | null {
  if (above === null || own === null) return own ?? above;
  return {
    skjerming: own.skjerming ?? above.skjerming,
    gradering: own.gradering ?? above.gradering,
    hidesSender: own.hidesSender || above.hidesSender,
    hidesRecipient: own.hidesRecipient || above.hidesRecipient,
  };
}
