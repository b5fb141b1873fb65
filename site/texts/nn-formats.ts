/** What people call a document format in nynorsk, by MIME type, file ending or Noark format code, all in lower case. */
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/pdf/, 'PDF'],
  [/html/, 'nettside'],
  [/^(text\/plain|txt)$/, 'tekst'],
  [/word|docx?$|opendocument\.text|odt$/, 'tekstdokument'],
  [/excel|spreadsheet|xlsx?$|ods$/, 'rekneark'],
  [/presentation|powerpoint|pptx?$/, 'presentasjon'],
  [/^image\/|jpe?g$|png$|tiff?$/, 'bilete'],
  [/^message\/|eml$|msg$/, 'e-post'],
];

/** The format in a word; one that is not known is not named, as a code tells a reader nothing. */
export const nnFormatName = (format: string): string | null =>
  NAMES.find(([pattern]) => pattern.test(format.trim().toLowerCase()))?.[1] ?? null;
