import type { Dokument } from '../../record/journalpost.ts';
import { readTilknytning } from '../../record/tilknytning.ts';
import { child, children, childText, type XmlElement } from '../../xml/element.ts';
import { markedContent } from '../../xml/marked-content.ts';
import { childNumber } from './noark5-number.ts';
import { inheritSkjerming, type Restriction, restrictionOf } from './noark5-skjerming.ts';
import { isWebAddress } from './web-address.ts';

/**
 * A document's title and file are shown only when neither it nor anything above it is skjermet; of a skjermet one only the
 * variant made for the public (M700 O, "Dokument hvor deler av innholdet er skjermet") is linked.
 */
export function readDokument(element: XmlElement, entry: Restriction | null): Dokument {
  const restricted = inheritSkjerming(entry, restrictionOf(element)) !== null;
  const files = children(element, 'dokumentobjekt');
  const isPublicVariant = (file: XmlElement): boolean =>
    /^(?:o$|dokument hvor deler)/i.test(childText(file, 'variantformat') ?? '');
  const file = files.find(isPublicVariant) ?? (restricted ? null : (files[0] ?? null));
  const url = childText(file, 'referanseDokumentfil');
  return {
    dokumentnummer: childNumber(element, 'dokumentnummer'),
    tilknyttetRegistreringSom: readTilknytning(
      childText(element, 'tilknyttetRegistreringSom') ?? '',
    ),
    tittel: restricted ? null : markedContent(child(element, 'tittel')),
    dokumenttype: childText(element, 'dokumenttype'),
    format: childText(file ?? files[0] ?? null, 'format'),
    url: url !== null && isWebAddress(url) ? url : null,
  };
}
