import type { Dokument } from '../../record/journalpost.ts';
import type { MarkedText } from '../../record/marked-text.ts';
import { textOf } from '../../xml/element.ts';
import { all, type Fields, textToMarked } from './dublin-core-fields.ts';
import type { Place } from './dublin-core-mapping.ts';
import { isWebAddress } from './web-address.ts';

const FILE_FORMAT = /^(?:[a-z]+\/[\w.+-]+|x?-?fmt\/\d+|\.?[a-z]{2,5}\d?)$/i;
const ADDRESS = /https?:\/\/[^\s<>"]+/i;

/** Documents the record names; without names, one when it states a file format. Linked only when the entry is `open`. */
export function readDokumenter(
  fields: Fields,
  places: readonly Place[],
  open: boolean,
): Dokument[] {
  const formats = (fields.get('format') ?? [])
    .map((element) => textOf(element).trim())
    .filter((text) => FILE_FORMAT.test(text));
  const values = all(fields, places);
  if (values.length === 0) return formats.slice(0, 1).map((format) => dokument(null, format, null));
  return values.map((value, i) => {
    const url = ADDRESS.exec(value)?.[0] ?? null;
    const title =
      url === null ? value : value.replace(url, '').replace(/^[\s–—:<>-]+|[\s–—:<>-]+$/g, '');
    const format = formats.length === values.length ? formats[i] : formats[0];
    return dokument(
      textToMarked(title),
      format ?? null,
      open && url !== null && isWebAddress(url) ? url : null,
    );
  });
}

const dokument = (
  tittel: MarkedText | null,
  format: string | null,
  url: string | null,
): Dokument => ({
  dokumentnummer: null,
  tilknyttetRegistreringSom: null,
  tittel,
  dokumenttype: null,
  format,
  url,
});
