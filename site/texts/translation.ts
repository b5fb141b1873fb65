/** A translation that may lack texts. A function or a list is translated whole or not at all. */
export type Translation<Whole> = Whole extends ((...given: never[]) => unknown) | readonly unknown[]
  ? Whole
  : Whole extends object
    ? { readonly [Key in keyof Whole]?: Translation<Whole[Key]> }
    : Whole;

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The translation with the reference's texts, changed by `standIn`, where it has none. */
export function complete<Whole>(
  translation: Translation<Whole>,
  reference: Whole,
  standIn: <Part>(part: Part) => Part,
): Whole;
export function complete(
  translation: unknown,
  reference: unknown,
  standIn: <Part>(part: Part) => Part,
): unknown {
  if (translation === undefined) return standIn(reference);
  if (!isGroup(translation) || !isGroup(reference)) return translation;
  return Object.fromEntries(
    Object.entries(reference).map(([key, part]) => [
      key,
      complete<unknown>(translation[key] as Translation<unknown>, part, standIn),
    ]),
  );
}
