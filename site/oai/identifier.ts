/** `oai:<repository>:<local id>` (guidelines-oai-identifier). */
export const itemIdentifier = (repositoryIdentifier: string, localId: string): string =>
  `oai:${repositoryIdentifier}:${localId}`;

/** The local id in an identifier of this repository; null: it is another's. */
export function localIdIn(repositoryIdentifier: string, identifier: string): string | null {
  const start = itemIdentifier(repositoryIdentifier, '');
  return identifier.startsWith(start) ? identifier.slice(start.length) : null;
}
