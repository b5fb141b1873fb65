/** `87 kB`, `1,2 MB`: units of a thousand, as file managers show them; `number` writes it as the language does. */
export function fileSize(bytes: number, number: (value: number) => string): string {
  if (bytes < 1000) return `${number(bytes)} B`;
  if (bytes < 999_500) return `${number(Math.round(bytes / 1000))} kB`;
  const megabytes = bytes / 1_000_000;
  return `${number(megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes))} MB`;
}
