import type { PublicEntry } from '../harvester/record/public-entry.ts';
import { documentReference } from './saksnummer.ts';
import type { Format } from './texts/format.ts';
import type { Texts } from './texts/nb.ts';

/** A `mailto:` address with a request for the entry ready to send. `url` is the entry's permanent address. */
export function innsynMail(
  entry: PublicEntry,
  to: string,
  url: string,
  text: Texts,
  format: Format,
): string {
  const reference = documentReference(entry) ?? entry.registreringsID ?? entry.id;
  const { innsyn, noTitle, udatert } = text.entry;
  const body = innsyn.mail({
    reference,
    title: entry.offentligTittel ?? noTitle,
    date: entry.journaldato === null ? udatert : format.date(entry.journaldato),
    archive: entry.arkivuttrekk?.navn ?? null,
    url,
  });
  const part = encodeURIComponent;
  // RFC 6068: lines of the body are separated by CRLF.
  return `mailto:${to}?subject=${part(innsyn.subject(reference))}&body=${part(body.replaceAll('\n', '\r\n'))}`;
}
