import { readDato } from '../../record/dato.ts';
import type { MarkedText } from '../../record/marked-text.ts';
import { textOf, type XmlElement } from '../../xml/element.ts';
import { markedContent } from '../../xml/marked-content.ts';
import type { Place } from './dublin-core-mapping.ts';

/** The children of a Dublin Core container by local name, in any container and under any prefix. */
export type Fields = ReadonlyMap<string, readonly XmlElement[]>;

export function fieldsOf(metadata: XmlElement): Fields {
  const fields = new Map<string, XmlElement[]>();
  for (const item of metadata.content) {
    if (typeof item === 'string') continue;
    const known = fields.get(item.name);
    if (known === undefined) fields.set(item.name, [item]);
    else known.push(item);
  }
  return fields;
}

/** Beyond this a value is no number, date, party or statement of access; it bounds what patterns may cost. */
const LONGEST_VALUE = 4000;

/** The value a place takes from a text; null: it does not match. */
export function matched(text: string, { pattern }: Place): string | null {
  const value = text.slice(0, LONGEST_VALUE).trim();
  if (value === '') return null;
  if (pattern === null) return value;
  const match = pattern.exec(value);
  if (match === null) return null;
  return (match[1] ?? match[0]).trim() || null;
}

/** First value that is accepted, in the order of the places. */
export function first(
  fields: Fields,
  places: readonly Place[],
  accepts: (value: string) => boolean = () => true,
): string | null {
  for (const place of places)
    for (const element of fields.get(place.element) ?? []) {
      const value = matched(textOf(element), place);
      if (value !== null && accepts(value)) return value;
    }
  return null;
}

/** All values of the first place that gives any. */
export function all(fields: Fields, places: readonly Place[]): string[] {
  for (const place of places) {
    const values = (fields.get(place.element) ?? []).flatMap(
      (element) => matched(textOf(element), place) ?? [],
    );
    if (values.length > 0) return values;
  }
  return [];
}

/** As `all`, with the names the source marked. */
export function allMarked(fields: Fields, places: readonly Place[]): MarkedText[] {
  for (const place of places) {
    const values: MarkedText[] = [];
    for (const element of fields.get(place.element) ?? []) {
      const value =
        place.pattern === null
          ? markedContent(element)
          : textToMarked(matched(textOf(element), place));
      if (value !== null) values.push(value);
    }
    if (values.length > 0) return values;
  }
  return [];
}

export const firstMarked = (fields: Fields, places: readonly Place[]): MarkedText | null =>
  allMarked(fields, places)[0] ?? null;

/** Text that was cut by a pattern, with marks that came as escaped tags. */
export const textToMarked = (text: string | null): MarkedText | null =>
  text === null ? null : markedContent({ name: '', attributes: {}, content: [text] });

/** First date that can be read, `YYYY-MM-DD`. */
export function firstDato(fields: Fields, places: readonly Place[], now: Date): string | null {
  for (const place of places)
    for (const element of fields.get(place.element) ?? []) {
      const value = matched(textOf(element), place);
      const dato = value === null ? null : readDato(value, now);
      if (dato !== null) return dato;
    }
  return null;
}
