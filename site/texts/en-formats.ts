/** What people call a document format in English, by MIME type, file ending or Noark format code, all in lower case. */
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/pdf/, 'PDF'],
  [/html/, 'web page'],
  [/^(text\/plain|txt)$/, 'text'],
  [/word|docx?$|opendocument\.text|odt$/, 'text document'],
  [/excel|spreadsheet|xlsx?$|ods$/, 'spreadsheet'],
  [/presentation|powerpoint|pptx?$/, 'presentation'],
  [/^image\/|jpe?g$|png$|tiff?$/, 'image'],
  [/^message\/|eml$|msg$/, 'e-mail'],
];

/** The format in a word; one that is not known is not named, as a code tells a reader nothing. */
export const enFormatName = (format: string): string | null =>
  NAMES.find(([pattern]) => pattern.test(format.trim().toLowerCase()))?.[1] ?? null;
