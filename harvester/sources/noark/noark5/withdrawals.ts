import type { XmlElement } from '../../../files/xml-element.ts';
import { xmlText } from '../../../files/xml-text.ts';
import type { FormatReader, ReaderContext } from '../reader.ts';
import { statedText } from '../stated-text.ts';

/**
 * Reads `trekkTilbake`, by which an archive takes entries back from eInnsyn: each registrering names one by its systemID, and it
 * is withdrawn here as well.
 */
export function withdrawalReader(root: XmlElement, { intake }: ReaderContext): FormatReader {
  return {
    open() {},
    close(element) {
      if (element.name !== 'registrering') return;
      const systemID = statedText(element, 'systemID');
      if (systemID === null) {
        const raw = (): string => xmlText(root, xmlText(element));
        intake.unreadable('A withdrawal names no systemID.', element.line, raw, null);
        return;
      }
      intake.takenBack(systemID);
    },
    fault: (code, element, line) => intake.fault(code, element, line),
    head: () => null,
    [Symbol.dispose]() {},
  };
}
