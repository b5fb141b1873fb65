/** Address of one OAI-PMH request. Every value is encoded exactly once; null and undefined are left out. */
export function oaiAddress(
  baseUrl: string,
  parameters: Readonly<Record<string, string | null | undefined>>,
): string {
  const query = Object.entries(parameters)
    .flatMap(([name, value]) =>
      value === null || value === undefined
        ? []
        : [`${name}=${encodeURIComponent(value.toWellFormed())}`],
    )
    .join('&');
  const separator = !baseUrl.includes('?') ? '?' : /[?&]$/.test(baseUrl) ? '' : '&';
  return `${baseUrl}${separator}${query}`;
}
