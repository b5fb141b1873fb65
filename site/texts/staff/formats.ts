/** Numbers with their words, for texts. Built once for each language. */
export function staffFormats(locale: string) {
  const numbers = new Intl.NumberFormat(locale);
  return {
    count: (value: number, one: string, many: string): string =>
      `${numbers.format(value)} ${value === 1 ? one : many}`,
  };
}
