import { Spill } from '../../../files/spill.ts';
import { childrenOf, type XmlElement } from '../../../files/xml-element.ts';
import type { EntryKeys } from '../../../record/journalpost.ts';
import type { FormatReader, ReaderContext } from '../reader.ts';
import { SeenKeys } from '../seen-keys.ts';
import { statedText } from '../stated-text.ts';
import { Containers } from './containers.ts';
import { MappeBuffer } from './mappe-buffer.ts';
import { readStructureEntry } from './structure-entry.ts';

/**
 * Reads arkivstruktur.xml: unshielded, so every entry passes only through the skjerming, gradering and status rules. Entries in a
 * mappe wait for its end. Should an arkivdel or klasse state its skjerming after entries inside it (against the element order of
 * the standard), everything inside it is withdrawn again.
 */
export function structureReader(
  _root: XmlElement,
  context: ReaderContext,
  inMemory?: number,
): FormatReader {
  const { intake } = context;
  const containers = new Containers(context.settings);
  const buffer = new MappeBuffer(inMemory);
  const handedOn = new Spill();
  const openedAt: number[] = [];
  const ids = new SeenKeys();
  const classIds = new SeenKeys();
  let mapper = 0;

  const checkId = (element: XmlElement): void => {
    const systemID = statedText(element, 'systemID');
    if (systemID === null) return;
    // the same class tree may stand under several arkivdeler, so a class only clashes with what is no class
    const isClass = element.name === 'klasse' || element.name === 'klassifikasjonssystem';
    if (isClass ? ids.has(systemID) : classIds.has(systemID) || !ids.add(systemID))
      intake.fault('repeated_id', element.name, element.line);
    if (isClass) classIds.add(systemID);
  };

  const read = (registrering: XmlElement): void => {
    checkId(registrering);
    for (const beskrivelse of childrenOf(registrering, 'dokumentbeskrivelse')) checkId(beskrivelse);
    const keys = readStructureEntry(registrering, containers, context);
    if (keys !== null) handedOn.add(JSON.stringify(keys));
  };

  return {
    open(element) {
      if (element.name === 'mappe') mapper++;
      else if (element.name !== 'registrering' && element.name !== 'basisregistrering')
        openedAt.push(handedOn.offset);
    },
    close(element) {
      if (element.name === 'registrering' || element.name === 'basisregistrering') {
        if (mapper > 0) buffer.add(element);
        else read(element);
        return;
      }
      if (element.name === 'mappe') {
        checkId(element);
        intake.counts.mapper++;
        if (--mapper === 0) for (const registrering of buffer.take()) read(registrering);
        return;
      }
      checkId(element);
      const start = openedAt.pop() ?? 0;
      if (!containers.grewStricter(element)) return;
      intake.fault('late_skjerming', element.name, element.line);
      for (const line of handedOn.lines(start)) {
        intake.counts.passed--;
        intake.counts.held.for_sen_skjerming = (intake.counts.held.for_sen_skjerming ?? 0) + 1;
        // written by `read`
        intake.withdraw(JSON.parse(line) as EntryKeys);
      }
    },
    fault: (code, element, line) => intake.fault(code, element, line),
    head: () => null,
    [Symbol.dispose]() {
      buffer[Symbol.dispose]();
      handedOn[Symbol.dispose]();
    },
  };
}
