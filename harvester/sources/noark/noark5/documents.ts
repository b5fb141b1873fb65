import { childrenOf, type XmlElement } from '../../../files/xml-element.ts';
import type { Dokument } from '../../../record/journalpost.ts';
import type { MarkedText } from '../../../record/marked-text.ts';
import { readTilknytning } from '../../../record/tilknytning.ts';
import { documentAddress } from '../document-address.ts';
import type { ReaderContext } from '../reader.ts';
import { statedMarked, statedText } from '../stated-text.ts';
import { statedNumber } from '../stated-values.ts';
import { statedGrad } from './gradering.ts';
import type { Skjermingsutsagn } from './skjerming.ts';
import { structureStatements } from './statement.ts';

/**
 * The documents of an entry. A title has no public variant, so it shows only where no skjerming applies, or where it is the
 * entry's own full title and that has a public one. A file can be read only when it has an address on the web and is the
 * archive or public variant of an unscreened document, or the public variant (M700 "…deler av innholdet er skjermet") of a
 * screened one.
 */
export function structureDocuments(
  registrering: XmlElement,
  chain: readonly Skjermingsutsagn[],
  titles: { readonly tittel: MarkedText | null; readonly offentligTittel: MarkedText | null },
  context: ReaderContext,
): Dokument[] {
  const { intake, settings } = context;
  const documents: Dokument[] = [];
  for (const beskrivelse of childrenOf(registrering, 'dokumentbeskrivelse')) {
    // a graded document is not even mentioned
    if (statedGrad(beskrivelse) !== null) {
      intake.masked('dokument');
      continue;
    }
    const screened = chain.length > 0 || structureStatements(beskrivelse, settings).length > 0;
    const tittel = statedMarked(beskrivelse, 'tittel');
    const shownTitle = !screened
      ? tittel
      : tittel !== null && tittel === titles.tittel
        ? titles.offentligTittel
        : null;
    if (tittel !== null && shownTitle === null) intake.masked('dokument');
    const objects = childrenOf(beskrivelse, 'dokumentobjekt');
    const offered = objects.find((object) => isOffered(object, screened)) ?? null;
    const described = offered ?? objects[0] ?? null;
    documents.push({
      dokumentnummer: statedNumber(beskrivelse, 'dokumentnummer', context),
      tilknyttetRegistreringSom: readTilknytning(
        statedText(beskrivelse, 'tilknyttetRegistreringSom') ?? '',
      ),
      tittel: shownTitle,
      dokumenttype: statedText(beskrivelse, 'dokumenttype'),
      format: statedText(described, 'format'),
      url: offered === null ? null : documentAddress(statedText(offered, 'referanseDokumentfil')),
      // of a screened document only the variant that is offered may be described
      ...fileFacts(screened ? offered : described),
    });
  }
  return documents;
}

function isOffered(object: XmlElement, screened: boolean): boolean {
  if (documentAddress(statedText(object, 'referanseDokumentfil')) === null) return false;
  const variant = (statedText(object, 'variantformat') ?? '').toLowerCase();
  const isPublic = variant === 'o' || variant.includes('skjermet') || variant === 'offentlig';
  return isPublic || (!screened && (variant === 'a' || variant.startsWith('arkiv')));
}

/** Size and checksum as far as they can be read; "87 kB" and "N/A" are no numbers. */
function fileFacts(object: XmlElement | null): Pick<Dokument, 'filstoerrelse' | 'sjekksum'> {
  const size = statedText(object, 'filstoerrelse');
  const checksum = statedText(object, 'sjekksum');
  const algorithm = statedText(object, 'sjekksumAlgoritme');
  return {
    ...(size !== null && /^\d{1,15}$/.test(size) ? { filstoerrelse: Number(size) } : {}),
    ...(checksum !== null && algorithm !== null && /^[0-9a-f]{32,128}$/i.test(checksum)
      ? { sjekksum: `${algorithm.toLowerCase()}:${checksum.toLowerCase()}` }
      : {}),
  };
}
